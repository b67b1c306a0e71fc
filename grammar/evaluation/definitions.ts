/* `$NAME` and `${NAME}`: what they stand for at a point of the configuration, and putting it in their place. */
import type { Place } from "../syntax/source-file.ts";
import { readParameters, type Parameters } from "./standard-definitions.ts";
import {
  concatTraced,
  originOf,
  sliceTraced,
  tracedValue,
  type TracedText,
} from "./traced-text.ts";

export interface Definition {
  readonly name: string;
  /** Lines joined by LF: what keepalived puts in place of the name. Undefined where that can't be known. */
  readonly value: string | undefined;
  /** Where the name is defined; undefined for the predefined ones. */
  readonly at: Place | undefined;
  /** Of predefined ones. */
  readonly parameters?: Parameters;
  /** The value is taken as it is: what looks like a name in it is none. */
  readonly final?: true;
}

export interface Use {
  readonly name: string;
  readonly at: Place;
  readonly definition: Definition | undefined;
  /** Why the text stays as it is although the name is defined. */
  readonly kept?: Kept;
}

export type Kept =
  /** `$NAME` counts only before a blank, a comma, `)` or the end of the line. */
  | "glued"
  /** Something follows a definition of several lines. */
  | "midline"
  /** The line would be longer than keepalived's buffer. */
  | "tooLong"
  /** `${NAME ...}` has parameters that the definition does not take. */
  | "parameters"
  /** It stands in its own value, so keepalived would never come to an end. */
  | "endless"
  /** Its value can't be known here. */
  | "unknown";

export type Definitions = Pick<ReadonlyMap<string, Definition>, "get">;

const references =
  /\$(?:\{([A-Za-z_][A-Za-z0-9_]*)((?:[^A-Za-z0-9_${}\n"][^${}\n"]*)?)\}|([A-Za-z_][A-Za-z0-9_]*))/g;

/** What may follow a name without braces. */
const behindName = /^[ \t,)\r\n]?$/;

/** The names that a text uses, defined or not, in their order; `start` and `end` take in `$` and braces. */
export function namesUsedIn(text: string): readonly {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}[] {
  references.lastIndex = 0;
  return [...text.matchAll(references)].flatMap((match) => {
    const [written, braced, parameters, plain] = match;
    const end = match.index + written.length;
    const counts =
      plain === undefined
        ? parameters === ""
        : behindName.test(text.charAt(end));
    if (!counts) return [];
    return [{ name: braced ?? plain ?? "", start: match.index, end }];
  });
}

/** keepalived's line buffer: what would become longer is silently not replaced (lib/parser.c, replace_param). */
export const longestLine = 1023;

/** A value that grows fills the line before so many replacements: one that doesn't keeps keepalived busy for ever. */
const mostReplacements = 2 * longestLine;

/**
 * Replaces the definitions of a line, values within values too. Undefined: there was nothing to replace. `spend` is
 * told how often something was.
 */
export function replaceDefinitions(
  line: TracedText,
  definitions: Definitions,
  use: (use: Use) => void,
  spend: (replacements: number) => void = () => undefined,
): TracedText | undefined {
  let current = line;
  let count = 0;
  let written: Use | undefined;
  for (let from = 0; ;) {
    references.lastIndex = from;
    const match = references.exec(current.text);
    if (match === null) break;
    const [reference, braced, parameters = "", plain] = match;
    const end = match.index + reference.length;
    const name = braced ?? plain ?? "";
    const definition = definitions.get(name);
    const glued =
      plain !== undefined && !behindName.test(current.text.charAt(end));
    from = end;
    // A dollar sign before any word means something only where the word is a name.
    if (definition === undefined && glued) continue;
    const origin = originOf(current, match.index, end);
    const { file, start, end: originEnd, verbatim } = origin;
    const at = { file, start, end: originEnd };
    const value = valueOf(definition, parameters);
    const atEnd = /^[ \t\r]*$/.test(current.text.slice(end));
    const length = lengthWith(current.text, reference, value);
    const kept =
      count >= mostReplacements
        ? "endless"
        : glued
          ? "glued"
          : (keptBecause(definition, parameters, value, atEnd) ??
            (length > longestLine ? "tooLong" : undefined));
    const found = { name, at, definition };
    if (verbatim) written = found;
    if (verbatim || kept === "endless")
      use(kept === undefined ? found : { ...found, kept });
    // Of a value within a value it is told where the outer one is used.
    else if (kept === "tooLong" && written !== undefined)
      use({ ...written, kept });
    if (kept === "endless" || kept === "tooLong") break;
    if (value === undefined || kept !== undefined) continue;
    const next = concatTraced([
      sliceTraced(current, 0, match.index),
      tracedValue(value, at),
      sliceTraced(current, end),
    ]);
    current = next;
    count += 1;
    from = match.index + (definition?.final === true ? value.length : 0);
    // What is behind a sequence is replaced in its rounds (lib/parser.c, replace_param).
    const repeats = value.trimStart().startsWith("~");
    if (value.includes("\n") || (repeats && match.index === 0)) break;
  }
  spend(count);
  return count > 0 ? current : undefined;
}

function keptBecause(
  definition: Definition | undefined,
  parameters: string,
  value: string | undefined,
  atEnd: boolean,
): Kept | undefined {
  if (definition === undefined) return undefined;
  const taken =
    definition.parameters === undefined
      ? parameters === ""
      : readParameters(definition.parameters, parameters) !== undefined;
  if (!taken) return "parameters";
  if (value === undefined) return "unknown";
  return value.includes("\n") && !atEnd ? "midline" : undefined;
}

/** A random number between two equal ones is known. */
function valueOf(
  definition: Definition | undefined,
  written: string,
): string | undefined {
  if (definition?.name !== "_RANDOM" || definition.at !== undefined)
    return definition?.value;
  const [least, most] = written.match(/\d+/g) ?? [];
  return least === most ? least : undefined;
}

/** How long a line becomes when a value takes the place of a name; of a value of several lines the first counts. */
function lengthWith(
  line: string,
  written: string,
  value: string | undefined,
): number {
  if (value === undefined) return 0;
  const end = value.indexOf("\n");
  return line.length - written.length + (end < 0 ? value.length : end);
}
