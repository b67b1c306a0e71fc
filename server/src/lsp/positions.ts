/*
 * Positions as the protocol has them: there a CR alone ends a line too, for keepalived it is a blank. Only files that
 * have one, which no editor for today's systems writes, need lines of their own.
 */
import * as lines from "../../../grammar/syntax/line-index.ts";
import { memo } from "../../../grammar/syntax/memo.ts";
import {
  sourceFile,
  type Place,
  type SourceFile,
} from "../../../grammar/syntax/source-file.ts";

/** The position of an offset; offsets outside the text are clamped to it. */
export function positionAt(file: SourceFile, offset: number): lines.Position {
  return lines.positionAt(withProtocolLines(file), offset);
}

/** The positions at which a place starts and ends. */
export function rangeOf({ file, start, end }: Place): {
  readonly start: lines.Position;
  readonly end: lines.Position;
} {
  const counted = withProtocolLines(file);
  const first = lines.positionAt(counted, start);
  const next = lines.lineStarts(counted)[first.line + 1];
  // Most places are in one line: the other position need not be looked for.
  const isInLine =
    start >= 0 && end >= start && next !== undefined && end < next;
  const last = isInLine
    ? { line: first.line, character: first.character + end - start }
    : lines.positionAt(counted, end);
  return { start: first, end: last };
}

export function isSamePosition(
  one: lines.Position,
  other: lines.Position,
): boolean {
  return one.line === other.line && one.character === other.character;
}

/** The offset of a position; positions outside the text are clamped to it. */
export function offsetAt(file: SourceFile, position: lines.Position): number {
  return lines.offsetAt(withProtocolLines(file), position);
}

/** The number of a line of keepalived's in the protocol's count. */
export function protocolLine(file: SourceFile, line: number): number {
  const counted = withProtocolLines(file);
  return counted === file
    ? line
    : positionAt(file, lines.lineStarts(file)[line] ?? file.text.length).line;
}

/** The file, with LF for each CR that stands alone: no offset changes. */
const withProtocolLines: (file: SourceFile) => SourceFile = memo((file) => {
  if (!file.text.includes("\r") || !/\r(?!\n)/.test(file.text)) return file;
  const text = file.text.replace(/\r(?!\n)/g, "\n");
  return sourceFile(file.uri, text);
});
