/* Other names for what the configuration names itself. */
import {
  LinkedEditingRangeRequest,
  LSPErrorCodes,
  PrepareRenameRequest,
  RenameRequest,
  ResponseError,
} from "vscode-languageserver";
import { linkedEditingAt } from "../../features/linked-editing.ts";
import {
  prepareRename,
  renameAt,
  type Refusal,
} from "../../features/rename.ts";
import { toWorkspaceEdit } from "../edits-to-lsp.ts";
import { toOffset } from "../from-lsp.ts";
import { toRange } from "../to-lsp.ts";
import { handler, inFile, type Handler } from "./handler.ts";

export const namingHandlers: readonly Handler[] = [
  handler(PrepareRenameRequest.type, (params, session) =>
    inFile(params, session, (file, view) => {
      const target = prepareRename(file, toOffset(file, params.position), view);
      if (target === undefined) return null;
      if ("refusal" in target) return refused(target);
      return { range: toRange(target.place), placeholder: target.text };
    }),
  ),
  handler(RenameRequest.type, (params, session) =>
    inFile(params, session, (file, view) => {
      const offset = toOffset(file, params.position);
      const edits = renameAt(file, offset, params.newName, view);
      if ("refusal" in edits) return refused(edits);
      return toWorkspaceEdit(
        edits,
        session.client,
        session.workspace.documents,
      );
    }),
  ),
  handler(LinkedEditingRangeRequest.type, (params, session) =>
    inFile(params, session, (file, view) => {
      const offset = toOffset(file, params.position);
      const linked = linkedEditingAt(file, offset, view);
      if (linked === undefined) return null;
      const { places, pattern } = linked;
      return { ranges: places.map(toRange), wordPattern: pattern };
    }),
  ),
];

/** Editors show the message. */
function refused({ refusal }: Refusal): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, refusal);
}
