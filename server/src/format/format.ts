/**
 * The formatter: a step of indentation for each block, the opening brace behind the head, the closing one alone, one
 * statement a line, one blank between words. Comments and blank lines stay. What is written is read anew: a
 * layout that keepalived would read in another way is not used.
 */
import {
  sourceFile,
  type SourceFile,
} from "../../../grammar/syntax/source-file.ts";
import { withoutTail } from "./blanks.ts";
import { layOut } from "./layout.ts";
import { levelsOf } from "./levels.ts";
import type { FormatOptions } from "./options.ts";
import { unitsOf, type Unit } from "./pieces.ts";
import { rowsOf, type Row } from "./rows.ts";
import { haveSameReading } from "./same-reading.ts";

export interface Formatting {
  /** In the order of the text, whole lines each. */
  readonly edits: readonly FormatEdit[];
  /** Lines that stay as they are although they don't look like the rest. */
  readonly left: readonly LeftAlone[];
}

export interface FormatEdit {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

export interface LeftAlone {
  /** Numbers of the first and the last line, from 0. */
  readonly first: number;
  readonly last: number;
  /** `braces`: a brace is missing or too many. `meaning`: another layout would be read in another way. */
  readonly reason: "braces" | "meaning";
}

/** How a file is formatted, or the lines of it that a range touches. `path` is the block that a fragment is for. */
export function format(
  file: SourceFile,
  options: FormatOptions,
  path = "",
  range: { readonly start: number; readonly end: number } = {
    start: 0,
    end: file.text.length,
  },
): Formatting {
  const rows = rowsOf(file);
  const units = unitsOf(rows, levelsOf(file, path));
  const lines = layOut(units, options);
  const edits = units.flatMap((unit, index): FormatEdit[] => {
    const own = lines[index];
    return own === undefined ? [] : editOf(file, rows, unit, own);
  });
  const wanted = [...edits, ...finalNewline(file, rows)].filter(
    ({ start, end }) => start <= range.end && range.start <= end,
  );
  const all = { first: 0, last: rows.length - 1 };
  if (wanted.length > 0) {
    const after = sourceFile(file.uri, applied(file, wanted));
    if (!haveSameReading(file, after, path))
      return { edits: [], left: [{ ...all, reason: "meaning" }] };
  }
  return { edits: wanted, left: leftAlone(rows, units) };
}

/** The text of a file after edits that do not overlap, in the order of the text. */
export function applied(
  { text }: SourceFile,
  edits: readonly Omit<FormatEdit, "file">[],
): string {
  let result = "";
  let at = 0;
  for (const { start, end, newText } of edits) {
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

/** keepalived's line buffer (lib/parser.c, MAXBUF): longer lines are cut. Bytes count, so far shorter ones are left. */
const longestLine = 1022;

function editOf(
  file: SourceFile,
  rows: readonly Row[],
  { first, last }: Unit,
  lines: readonly string[],
): FormatEdit[] {
  const from = rows[first];
  const to = rows[last];
  if (from === undefined || to === undefined) return [];
  const newText = lines.join(newlineOf(file, from));
  const before = file.text.slice(from.start, to.end);
  if (newText === before) return [];
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  if (longest > before.length && longest * 3 > longestLine) return [];
  return [{ file, start: from.start, end: to.end, newText }];
}

/** How a line ends: one without an end (the last) like the first one. */
function newlineOf({ text }: SourceFile, row: Row): string {
  const end = text.indexOf("\n", row.end);
  const like = end < 0 ? text.indexOf("\n") : end;
  return text[like - 1] === "\r" ? "\r\n" : "\n";
}

/** The last line ends like the others. */
function finalNewline(file: SourceFile, rows: readonly Row[]): FormatEdit[] {
  const last = rows.at(-1);
  if (last === undefined || withoutTail(last.text) === "" || last.fixed)
    return [];
  const { length } = file.text;
  const newText = newlineOf(file, last);
  return [{ file, start: length, end: length, newText }];
}

/** Stretches of lines whose blocks are broken. */
function leftAlone(
  rows: readonly Row[],
  units: readonly Unit[],
): readonly LeftAlone[] {
  const left: LeftAlone[] = [];
  for (const { first, last, pieces } of units) {
    const row = rows[first];
    if (pieces !== undefined || row === undefined || row.fixed) continue;
    if (withoutTail(row.text) === "") continue;
    const before = left.at(-1);
    const between = rows.slice((before?.last ?? 0) + 1, first);
    if (
      before !== undefined &&
      between.every(({ segments, fixed }) => segments.length === 0 || fixed)
    )
      left[left.length - 1] = { ...before, last };
    else left.push({ first, last, reason: "braces" });
  }
  return left;
}
