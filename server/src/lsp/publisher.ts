import type {
  Connection,
  Diagnostic as LspDiagnostic,
} from "vscode-languageserver";
import type { Analysis } from "../engine/analyse.ts";
import { identityOf, type Diagnostic } from "../engine/diagnostic.ts";
import type { Client } from "./client.ts";
import { toDiagnostic, toProjectDiagnostic } from "./to-lsp.ts";
import type { ServerWorkspace } from "./workspace.ts";

/** Tells the client the findings of all files that it should see, and takes back those of files it should not. */
export class Publisher {
  readonly #connection: Connection;
  readonly #client: Client;
  /** What the client was told last, by canonical URI. */
  readonly #told = new Map<string, string>();

  constructor(connection: Connection, client: Client) {
    this.#connection = connection;
    this.#client = client;
  }

  /** Everything that is to be said of the workspace's present state. */
  publish(workspace: ServerWorkspace): void {
    const spell = (uri: string): string => workspace.documents.ofClient(uri);
    const said = new Map<string, readonly LspDiagnostic[]>();
    for (const uri of workspace.documents.files.keys()) said.set(uri, []);
    for (const [uri, findings] of findingsByFile(workspace.analyses()))
      said.set(
        uri,
        findings.map((each) => toDiagnostic(each, this.#client, spell)),
      );
    for (const { project, problems } of workspace.openProjects())
      if (project.file !== undefined)
        said.set(project.file.uri, problems.map(toProjectDiagnostic));
    for (const uri of this.#told.keys())
      if (!said.has(uri)) this.#tell(workspace, uri, []);
    for (const [uri, diagnostics] of said)
      this.#tell(workspace, uri, diagnostics);
  }

  #tell(
    workspace: ServerWorkspace,
    uri: string,
    diagnostics: readonly LspDiagnostic[],
  ): void {
    const version = workspace.documents.get(uri)?.version;
    const client = workspace.documents.ofClient(uri);
    const told = JSON.stringify([client, version, diagnostics]);
    if (this.#told.get(uri) === told) return;
    if (version === undefined && diagnostics.length === 0) {
      // A closed file that is clean and that the client knows nothing about needs no message.
      if (!this.#told.has(uri)) return;
      this.#told.delete(uri);
    } else this.#told.set(uri, told);
    void this.#connection.sendDiagnostics({
      uri: client,
      diagnostics: [...diagnostics],
      ...(version === undefined ? {} : { version }),
    });
  }
}

/** Findings of all files that were read; files may be read in more than one analysis. */
function findingsByFile(
  analyses: readonly Analysis[],
): Map<string, readonly Diagnostic[]> {
  const found = new Map<string, Map<string, Diagnostic>>();
  for (const { files, diagnostics } of analyses) {
    for (const { uri } of files) if (!found.has(uri)) found.set(uri, new Map());
    for (const each of diagnostics) {
      const list = found.get(each.file.uri) ?? new Map<string, Diagnostic>();
      list.set(identityOf(each), each);
      found.set(each.file.uri, list);
    }
  }
  return new Map([...found].map(([uri, list]) => [uri, [...list.values()]]));
}
