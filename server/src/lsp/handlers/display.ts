/* What an editor shows in and between the lines. */
import {
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from "vscode-languageserver";
import { semanticTokens } from "../../features/semantic-tokens.ts";
import { toOffsets } from "../from-lsp.ts";
import { encoded } from "../token-results.ts";
import { handler, inFile, type Handler } from "./handler.ts";

export const displayHandlers: readonly Handler[] = [
  handler(SemanticTokensRequest.type, null, (params, session) =>
    inFile(params, session, null, (file, view) =>
      session.tokens.full(file, semanticTokens(file, view)),
    ),
  ),
  handler(SemanticTokensDeltaRequest.type, null, (params, session) =>
    inFile(params, session, null, (file, view) =>
      session.tokens.since(
        params.previousResultId,
        file,
        semanticTokens(file, view),
      ),
    ),
  ),
  handler(SemanticTokensRangeRequest.type, null, (params, session) =>
    inFile(params, session, null, (file, view) => {
      const range = toOffsets(file, params.range);
      return { data: encoded(file, semanticTokens(file, view, range)) };
    }),
  ),
];
