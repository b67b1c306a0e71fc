import { memo } from "./memo.ts";
import type { SourceFile } from "./source-file.ts";

/** A position for people and protocols: both numbers from 0, `character` in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Offsets at which the lines of a file start. Only LF ends a line, as for keepalived; a CR before it is blank. */
export const lineStarts: (file: SourceFile) => Int32Array = memo((file) => {
  const { text } = file;
  let starts = new Int32Array(1 + (text.length >> 4));
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
  const starts = lineStarts(file);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The offset behind the last character of a line, without its LF or CRLF. */
export function lineEnd(file: SourceFile, line: number): number {
  const next = lineStarts(file)[line + 1];
  if (next === undefined) return file.text.length;
  return file.text[next - 2] === "\r" ? next - 2 : next - 1;
}
