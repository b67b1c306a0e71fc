/* What a file consists of. */
import {
  DocumentSymbolRequest,
  FoldingRangeRequest,
} from "vscode-languageserver";
import { documentSymbols } from "../../features/document-symbols.ts";
import { foldingRanges } from "../../features/folding.ts";
import {
  toDocumentSymbol,
  toFoldingRange,
  toSymbolInformation,
} from "../to-lsp.ts";
import { handler, inFile, spelling, type Handler } from "./handler.ts";

export const structureHandlers: readonly Handler[] = [
  handler(DocumentSymbolRequest.type, null, (params, session) =>
    inFile(params, session, null, (file, view) => {
      const symbols = documentSymbols(file, view);
      return session.client.symbolTree
        ? symbols.map(toDocumentSymbol)
        : toSymbolInformation(symbols, spelling(session));
    }),
  ),
  handler(FoldingRangeRequest.type, null, (params, session) =>
    inFile(params, session, null, (file, view) =>
      foldingRanges(file, view).map(toFoldingRange),
    ),
  ),
];
