/* What a rule has said, and whether it is to say more at a place. Nodes share files: one finding is told once. */
import { lineAt } from "../../../grammar/syntax/line-index.ts";
import type { Place } from "../../../grammar/syntax/source-file.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** A sequence can make one mistake a hundred thousand times: at its place so many of a rule are told. */
export const mostAtOnePlace = 10;

/** A line of a million braces: nobody reads more of it. */
const mostInOneLine = 100;

/** Nor more of a file that is no configuration at all. */
const mostInOneFile = 10_000;

export class Told {
  readonly #files = new Map<string, Map<number, Diagnostic[]>>();
  /** By URI. */
  readonly #counts = new Map<string, number>();

  /** What was said at a place; undefined where nothing more is to be said. */
  at(place: Place): readonly Diagnostic[] | undefined {
    if (this.isFull(place)) return undefined;
    const line = this.#lineOf(place);
    if (line.length >= mostInOneLine) return undefined;
    const here = line.filter(
      ({ start, end }) => start === place.start && end === place.end,
    );
    return here.length >= mostAtOnePlace ? undefined : here;
  }

  /** Whether nothing more is to be said of a file. */
  isFull({ file }: Place): boolean {
    return (this.#counts.get(file.uri) ?? 0) >= mostInOneFile;
  }

  add(diagnostic: Diagnostic): void {
    const { uri } = diagnostic.file;
    this.#counts.set(uri, (this.#counts.get(uri) ?? 0) + 1);
    this.#lineOf(diagnostic).push(diagnostic);
  }

  #lineOf({ file, start }: Place): Diagnostic[] {
    let lines = this.#files.get(file.uri);
    if (lines === undefined)
      this.#files.set(file.uri, (lines = new Map<number, Diagnostic[]>()));
    const number = lineAt(file, start);
    let line = lines.get(number);
    if (line === undefined) lines.set(number, (line = []));
    return line;
  }
}
