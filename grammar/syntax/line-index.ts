import { memo, type Memo } from "./memo.ts";
import type { SourceFile } from "./source-file.ts";

/** A position for people and protocols: both numbers from 0, `character` in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Offsets at which the lines of a file start. Only LF ends a line, as for keepalived; a CR before it is blank. */
export const lineStarts: Memo<SourceFile, Int32Array> = memo(({ text }) => {
  let starts: Int32Array = new Int32Array(1 + (text.length >> 4));
  let count = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    if (count === starts.length) {
      const more = new Int32Array(count * 2);
      more.set(starts);
      starts = more;
    }
    starts[count] = at + 1;
    count += 1;
  }
  return starts.subarray(0, count);
});

/** The starts of the lines of a text in which some characters have been replaced, made of those before. */
export function editedStarts(
  before: Int32Array,
  { start, end, newText }: Replacement,
): Int32Array {
  const first = countUpTo(before, start);
  const last = countUpTo(before, end);
  const added: number[] = [];
  for (
    let at = newText.indexOf("\n");
    at >= 0;
    at = newText.indexOf("\n", at + 1)
  )
    added.push(start + at + 1);
  const by = newText.length - (end - start);
  const starts = new Int32Array(before.length - (last - first) + added.length);
  starts.set(before.subarray(0, first));
  starts.set(added, first);
  const behind = first + added.length - last;
  for (let line = last; line < before.length; line += 1)
    starts[line + behind] = (before[line] ?? 0) + by;
  return starts;
}

/** Characters of a text, and what comes in their place. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** How many lines start at an offset or before it. */
function countUpTo(starts: Int32Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The position of an offset; offsets outside the text are clamped to it. */
export function positionAt(file: SourceFile, offset: number): Position {
  const at = Math.max(0, Math.min(offset, file.text.length));
  const line = lineAt(file, at);
  return { line, character: at - (lineStarts(file)[line] ?? 0) };
}

/** The offset of a position; positions outside the text are clamped to it. */
export function offsetAt(file: SourceFile, position: Position): number {
  const starts = lineStarts(file);
  if (position.line < 0) return 0;
  const start = starts[position.line];
  if (start === undefined) return file.text.length;
  return Math.min(
    start + Math.max(0, position.character),
    lineEnd(file, position.line),
  );
}

/** The number (from 0) of the line an offset lies in. */
export function lineAt(file: SourceFile, offset: number): number {
  return Math.max(0, countUpTo(lineStarts(file), offset) - 1);
}

/** The offset behind the last character of a line, without its LF or CRLF. */
export function lineEnd(file: SourceFile, line: number): number {
  const next = lineStarts(file)[line + 1];
  if (next === undefined) return file.text.length;
  return file.text[next - 2] === "\r" ? next - 2 : next - 1;
}
