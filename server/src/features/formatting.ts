/* Formatting a document or a part of it, with edits as small as they can be. */
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { fragmentPath } from "../engine/fragments.ts";
import { format, type FormatEdit } from "../format/format.ts";
import {
  defaultFormat,
  isIndent,
  type FormatChoice,
  type FormatOptions,
} from "../format/options.ts";

/** What an editor is set to; it knows nothing of the rest. */
export interface EditorIndentation {
  readonly tabSize: number;
  readonly insertSpaces: boolean;
}

/** What is decided for a file comes before what the editor is set to. */
export function formatOptions(
  { tabSize, insertSpaces }: EditorIndentation,
  decided: FormatChoice,
): FormatOptions {
  const indent = insertSpaces
    ? isIndent(tabSize)
      ? tabSize
      : defaultFormat.indent
    : "tab";
  return { ...defaultFormat, indent, ...decided };
}

/** The edits that lay out a file, or the lines that a range touches. */
export function formattingEdits(
  file: SourceFile,
  options: FormatOptions,
  range?: { readonly start: number; readonly end: number },
): readonly FormatEdit[] {
  return format(file, options, fragmentPath(file), range).edits.map(narrowed);
}

/** The edit without what is the same before and after it. */
function narrowed(edit: FormatEdit): FormatEdit {
  const { file, newText } = edit;
  const before = file.text.slice(edit.start, edit.end);
  const most = Math.min(before.length, newText.length);
  let start = 0;
  while (start < most && before[start] === newText[start]) start += 1;
  let same = 0;
  while (
    same < most - start &&
    before[before.length - 1 - same] === newText[newText.length - 1 - same]
  )
    same += 1;
  return {
    file,
    start: edit.start + start,
    end: edit.end - same,
    newText: newText.slice(start, newText.length - same),
  };
}
