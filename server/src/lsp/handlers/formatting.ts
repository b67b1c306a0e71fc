/* How a text is laid out: all of it, a part, what is being typed. */
import {
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  type FormattingOptions,
  type TextEdit,
} from "vscode-languageserver";
import type { SourceFile } from "../../../../grammar/syntax/source-file.ts";
import { formatOptions, formattingEdits } from "../../features/formatting.ts";
import { onTypeEdits } from "../../features/on-type-formatting.ts";
import type { FormatEdit } from "../../format/format.ts";
import type { FormatOptions } from "../../format/options.ts";
import { toOffset, toOffsets } from "../from-lsp.ts";
import { toRange } from "../to-lsp.ts";
import { handler, inFile, type Handler, type Session } from "./handler.ts";

export const formattingHandlers: readonly Handler[] = [
  handler(DocumentFormattingRequest.type, (params, session) =>
    inFile(params, session, (file) =>
      formattingEdits(file, optionsFor(file, params.options, session)).map(
        toEdit,
      ),
    ),
  ),
  handler(DocumentRangeFormattingRequest.type, (params, session) =>
    inFile(params, session, (file) =>
      formattingEdits(
        file,
        optionsFor(file, params.options, session),
        toOffsets(file, params.range),
      ).map(toEdit),
    ),
  ),
  handler(DocumentOnTypeFormattingRequest.type, (params, session) =>
    inFile(params, session, (file) =>
      onTypeEdits(
        file,
        toOffset(file, params.position),
        params.ch,
        optionsFor(file, params.options, session),
      ).map(toEdit),
    ),
  ),
];

function optionsFor(
  file: SourceFile,
  { tabSize, insertSpaces }: FormattingOptions,
  { workspace }: Session,
): FormatOptions {
  return formatOptions(
    { tabSize, insertSpaces },
    workspace.settingsFor(file.uri).format,
  );
}

function toEdit(edit: FormatEdit): TextEdit {
  return { range: toRange(edit), newText: edit.newText };
}
