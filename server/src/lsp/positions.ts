/*
 * Positions as the protocol has them: there a CR alone ends a line too, for keepalived it is a blank. Only files that
 * have one, which no editor for today's systems writes, need lines of their own.
 */
import * as lines from "../../../grammar/syntax/line-index.ts";
import { memo } from "../../../grammar/syntax/memo.ts";
import {
  sourceFile,
  type SourceFile,
} from "../../../grammar/syntax/source-file.ts";

/** The position of an offset; offsets outside the text are clamped to it. */
export function positionAt(file: SourceFile, offset: number): lines.Position {
  return lines.positionAt(withProtocolLines(file), offset);
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
