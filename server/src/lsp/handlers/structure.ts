/* What a file consists of. */
import {
  DocumentSymbolRequest,
  FoldingRangeRequest,
  SelectionRangeRequest,
  WorkspaceSymbolRequest,
} from "vscode-languageserver";
import { documentSymbols } from "../../features/document-symbols.ts";
import { foldingRanges } from "../../features/folding.ts";
import { selectionRanges } from "../../features/selection-ranges.ts";
import { workspaceSymbols } from "../../features/workspace-symbols.ts";
import { toOffset } from "../from-lsp.ts";
import { toSelectionRange, toWorkspaceSymbol } from "../navigation-to-lsp.ts";
import {
  toDocumentSymbol,
  toFoldingRange,
  toSymbolInformation,
} from "../to-lsp.ts";
import { handler, inFile, spelling, type Handler } from "./handler.ts";

export const structureHandlers: readonly Handler[] = [
  handler(DocumentSymbolRequest.type, (params, session) =>
    inFile(params, session, (file, view) => {
      const symbols = documentSymbols(file, view);
      return session.client.symbolTree
        ? symbols.map(toDocumentSymbol)
        : toSymbolInformation(symbols, spelling(session));
    }),
  ),
  handler(FoldingRangeRequest.type, (params, session) =>
    inFile(params, session, (file, view) =>
      foldingRanges(file, view).map((fold) => toFoldingRange(fold, file)),
    ),
  ),
  handler(SelectionRangeRequest.type, (params, session) =>
    inFile(params, session, (file, view) =>
      params.positions.map((position) =>
        toSelectionRange(
          selectionRanges(file, toOffset(file, position), view),
          position,
        ),
      ),
    ),
  ),
  handler(WorkspaceSymbolRequest.type, ({ query }, session) => {
    const { workspace } = session;
    return workspaceSymbols(query, workspace.files(), (file) =>
      workspace.viewFor(file),
    ).map((symbol) => toWorkspaceSymbol(symbol, spelling(session)));
  }),
];
