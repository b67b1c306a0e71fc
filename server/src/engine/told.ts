/* What a rule has said, and whether it is to say more at a place. Nodes share files: one finding is told once. */
import { lineAt } from "../../../grammar/syntax/line-index.ts";
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** A sequence can make one mistake a hundred thousand times: at its place so many of a rule are told. */
export const mostAtOnePlace = 10;

/** A line of a million braces: nobody reads more of it. */
const mostInOneLine = 100;

/** Nor more of a file that is no configuration at all: of a rule so many are told. */
export const mostInOneFile = 10_000;

/** What was told of one file. */
interface OfFile {
  readonly lines: Map<number, Diagnostic[]>;
  count: number;
}

export class Told {
  readonly #files = new Map<string, OfFile>();

  /** What was made for a place, if there is room for it and it was not said there before. */
  add(at: Place, make: () => Diagnostic): Diagnostic | undefined {
    const own = this.#of(at.file);
    if (own.count >= mostInOneFile) return undefined;
    const number = lineAt(at.file, at.start);
    const line = own.lines.get(number);
    if (line !== undefined && line.length >= mostInOneLine) return undefined;
    const here = line?.filter(
      ({ start, end }) => start === at.start && end === at.end,
    );
    if (here !== undefined && here.length >= mostAtOnePlace) return undefined;
    const finding = make();
    if (here?.some(({ message }) => message === finding.message) === true)
      return undefined;
    own.count += 1;
    if (line === undefined) own.lines.set(number, [finding]);
    else line.push(finding);
    return finding;
  }

  /** Whether nothing more is to be said of a file. */
  isFull({ file }: Place): boolean {
    return this.#of(file).count >= mostInOneFile;
  }

  #of({ uri }: SourceFile): OfFile {
    let own = this.#files.get(uri);
    if (own === undefined)
      this.#files.set(uri, (own = { lines: new Map(), count: 0 }));
    return own;
  }
}
