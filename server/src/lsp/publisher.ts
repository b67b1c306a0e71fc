import type {
  Connection,
  Diagnostic as LspDiagnostic,
} from "vscode-languageserver";
import type { Analysis } from "../engine/analyse.ts";
import { identityOf, type Diagnostic } from "../engine/diagnostic.ts";
import type { Client } from "./client.ts";
import { toDiagnostic } from "./to-lsp.ts";
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

  /** The findings must be those of the workspace's present state. */
  publish(workspace: ServerWorkspace, analyses: readonly Analysis[]): void {
    const findings = findingsByFile(analyses);
    for (const { file } of openDocuments(workspace))
      if (!findings.has(file.uri)) findings.set(file.uri, []);
    for (const uri of this.#told.keys())
      if (!findings.has(uri)) this.#tell(workspace, uri, []);
    for (const [uri, list] of findings) this.#tell(workspace, uri, list);
  }

  #tell(
    workspace: ServerWorkspace,
    uri: string,
    findings: readonly Diagnostic[],
  ): void {
    const spell = (each: string): string => workspace.documents.ofClient(each);
    const version = workspace.documents.get(uri)?.version;
    const diagnostics = findings.map((each): LspDiagnostic =>
      toDiagnostic(each, this.#client, spell),
    );
    const told = JSON.stringify([spell(uri), version, diagnostics]);
    if (this.#told.get(uri) === told) return;
    if (version === undefined && diagnostics.length === 0) {
      // A closed file that is clean and that the client knows nothing about needs no message.
      if (!this.#told.has(uri)) return;
      this.#told.delete(uri);
    } else this.#told.set(uri, told);
    void this.#connection.sendDiagnostics({
      uri: spell(uri),
      diagnostics,
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

function openDocuments(
  workspace: ServerWorkspace,
): readonly { readonly file: { readonly uri: string } }[] {
  return [...workspace.documents.files.values()].map((file) => ({ file }));
}
