/* What helps while typing: completion, hover, signatures. */
import {
  CompletionRequest,
  CompletionResolveRequest,
  HoverRequest,
  SignatureHelpRequest,
} from "vscode-languageserver";
import { completionAt, completionDocs } from "../../features/completion.ts";
import { hoverAt } from "../../features/hover.ts";
import { signatureAt } from "../../features/signature-help.ts";
import { completionKey, toCompletionList } from "../completion-to-lsp.ts";
import { toOffset } from "../from-lsp.ts";
import { toHover } from "../to-lsp.ts";
import { toSignatureHelp } from "../signature-to-lsp.ts";
import { handler, inFile, type Handler } from "./handler.ts";

export const helpHandlers: readonly Handler[] = [
  handler(CompletionRequest.type, (params, session) =>
    inFile(params, session, (file, view) => {
      const list = completionAt(
        file,
        toOffset(file, params.position),
        view,
        params.context?.triggerCharacter,
      );
      return toCompletionList(list, session.client);
    }),
  ),
  handler(CompletionResolveRequest.type, (item) => {
    const docs = completionDocs(completionKey(item), item.detail);
    return docs === undefined
      ? item
      : { ...item, documentation: { kind: "markdown", value: docs } };
  }),
  handler(HoverRequest.type, (params, session) =>
    inFile(params, session, (file, view) => {
      const hover = hoverAt(file, toOffset(file, params.position), view);
      return hover === undefined ? null : toHover(hover, session.client);
    }),
  ),
  handler(SignatureHelpRequest.type, (params, session) =>
    inFile(params, session, (file, view) => {
      const signature = signatureAt(
        file,
        toOffset(file, params.position),
        view,
        params.context?.triggerCharacter,
      );
      return signature === undefined
        ? null
        : toSignatureHelp(signature, session.client);
    }),
  ),
];
