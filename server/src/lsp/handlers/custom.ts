/* What editors ask beyond the protocol's own requests, and the documents that belong to it. */
import { TextDocumentContentRequest } from "vscode-languageserver";
import { effectiveText } from "../../format/effective.ts";
import { configurationOf } from "../effective-documents.ts";
import { fileNodes } from "../file-nodes.ts";
import { lintWorkspace } from "../lint-workspace.ts";
import { toLocation } from "../to-lsp.ts";
import { custom, handler, spelling, type Handler } from "./handler.ts";

export const customHandlers: readonly Handler[] = [
  custom("keepalived/nodes", async ({ uri }, session) => {
    await session.settled();
    return fileNodes(uri, session.workspace, spelling(session));
  }),
  handler(TextDocumentContentRequest.type, ({ uri }, session) => {
    const configuration = session.effective.show(uri, session.workspace);
    return {
      text:
        configuration === undefined
          ? "# This configuration is not there any more\n"
          : effectiveText(configuration).text,
    };
  }),
  custom("keepalived/origins", ({ uri }, session) => {
    const configuration = configurationOf(uri, session.workspace);
    if (configuration === undefined) return [];
    return effectiveText(configuration).origins.flatMap((origin, line) =>
      origin === undefined
        ? []
        : [{ line, ...toLocation(origin, spelling(session)) }],
    );
  }),
  custom("keepalived/lintWorkspace", lintWorkspace),
];
