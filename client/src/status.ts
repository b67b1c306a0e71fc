import {
  type Command,
  Disposable,
  languages,
  LanguageStatusSeverity,
  Uri,
  window,
} from "vscode";
import type { FileNodes } from "../../server/src/lsp/custom-protocol.ts";
import type { LanguageServer } from "./language-server.ts";
import { plain } from "./plain.ts";

/** The release that the open file is held against, and the nodes it is compared with. */
export function showStatus(server: LanguageServer): Disposable {
  const item = languages.createLanguageStatusItem("keepalived.status", {
    language: "keepalived",
    scheme: "file",
  });
  item.name = "keepalived";
  item.text = "keepalived";
  return Disposable.from(
    item,
    server.onDidChange(show),
    window.onDidChangeActiveTextEditor(show),
  );

  async function show(): Promise<void> {
    const document = window.activeTextEditor?.document;
    if (document?.languageId !== "keepalived") return;
    const uri = document.uri.toString();
    const known = await server
      .request("keepalived/nodes", { uri })
      .catch((error: unknown) => server.log.debug(String(error)));
    // a server that is about to end does not answer: what was known stays
    if (known === undefined) return;
    item.text = `keepalived ${known.target}`;
    item.detail = plain(nodesInWords(known));
    item.command = whereToChange(known);
    item.severity = LanguageStatusSeverity.Information;
  }
}

/** "web: lb01, lb02" */
function nodesInWords({ nodes }: FileNodes): string {
  const [first] = nodes;
  const names = nodes.map(({ name }) => name).join(", ");
  if (nodes.length < 2) return names;
  return `${first?.cluster ?? "cluster"}: ${names}`;
}

function whereToChange({ projectFile }: FileNodes): Command {
  return projectFile === null
    ? {
        title: "Settings",
        command: "workbench.action.openSettings",
        arguments: ["keepalived.keepalivedVersion"],
      }
    : {
        title: "Project File",
        command: "vscode.open",
        arguments: [Uri.parse(projectFile)],
      };
}
