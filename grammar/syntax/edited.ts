import { editedStarts, lineStarts, type Replacement } from "./line-index.ts";
import { editedLines, linesOf } from "./line-parser.ts";
import { sourceFile, type SourceFile } from "./source-file.ts";

/**
 * The next version of a file, in which some characters are replaced. Lines that are known and that this does not touch
 * are not read again.
 */
export function editedFile(
  before: SourceFile,
  replacement: Replacement,
  version: number,
): SourceFile {
  const { start, end, newText } = replacement;
  const { text } = before;
  const file = sourceFile(
    before.uri,
    text.slice(0, start) + newText + text.slice(end),
    version,
  );
  lineStarts.keep(file, editedStarts(lineStarts(before), replacement));
  const lines = linesOf.known(before);
  if (lines !== undefined)
    linesOf.keep(file, editedLines(file, lines, replacement));
  return file;
}
