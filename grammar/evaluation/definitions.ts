/* `$NAME` and `${NAME}`: what they stand for at a point of the configuration, and putting it in their place. */
import type { Place } from "../syntax/source-file.ts";
import {
  concatTraced,
  originOf,
  sliceTraced,
  tracedValue,
  type TracedText,
} from "./traced-text.ts";

export interface Definition {
  readonly name: string;
  /** Lines joined by LF; the text keepalived would put in place of the name. */
  readonly value: string;
  /** Where the name is defined; undefined for the predefined ones. */
  readonly at: Place | undefined;
}

export interface Use {
  readonly name: string;
  readonly at: Place;
  readonly definition: Definition | undefined;
}

export type Definitions = ReadonlyMap<string, Definition>;

/** Names that keepalived itself defines, for one node (lib/parser.c, std_definitions). */
export function predefined(
  configId: string | undefined,
): Map<string, Definition> {
  const all = new Map<string, Definition>();
  const add = (name: string, value: string): unknown =>
    all.set(name, { name, value, at: undefined });
  add("_HASH", "#");
  add("_BANG", "!");
  if (configId !== undefined) add("_INSTANCE", configId);
  return all;
}

/** `$NAME` counts before white space, a comma, `)` or the end of the line; `${NAME}` anywhere. */
const reference =
  /\$\{([A-Za-z_][A-Za-z0-9_]*)([^}\n"]*)\}|\$([A-Za-z_][A-Za-z0-9_]*)(?=[ \t,)\r\n]|$)/g;

/** The names that a text uses, defined or not, in their order; `start` and `end` take in `$` and braces. */
export function namesUsedIn(text: string): readonly {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}[] {
  reference.lastIndex = 0;
  return [...text.matchAll(reference)].map((match) => ({
    name: match[1] ?? match[3] ?? "",
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** A use without end would grow for ever: keepalived stops at its line buffer, we at this many replacements. */
const mostReplacements = 1000;

/**
 * Replaces the definitions of a line, values within values too. A value of several lines is only put in where
 * nothing follows it. Undefined: there was nothing to replace.
 */
export function replaceDefinitions(
  line: TracedText,
  definitions: Definitions,
  use: (use: Use) => void,
): TracedText | undefined {
  let current = line;
  let replaced = false;
  for (let from = 0, count = 0; count < mostReplacements; count += 1) {
    reference.lastIndex = from;
    const match = reference.exec(current.text);
    if (match === null) break;
    const name = match[1] ?? match[3] ?? "";
    const end = match.index + match[0].length;
    const definition = definitions.get(name);
    const at = originOf(current, match.index, end);
    if (at.verbatim)
      use({
        name,
        at: { file: at.file, start: at.start, end: at.end },
        definition,
      });
    const last = /^[ \t\r]*$/.test(current.text.slice(end));
    if (
      definition === undefined ||
      (definition.value.includes("\n") && !last)
    ) {
      from = end;
      continue;
    }
    replaced = true;
    const value = tracedValue(definition.value, {
      file: at.file,
      start: at.start,
      end: at.end,
    });
    current = concatTraced([
      sliceTraced(current, 0, match.index),
      value,
      sliceTraced(current, end),
    ]);
    from = match.index;
    if (definition.value.includes("\n")) break;
    if (current.text.length > longestLine) return undefined;
  }
  return replaced ? current : undefined;
}

/** Longer results are silently not used (lib/parser.c, the line buffer). */
const longestLine = 1023;
