import type {
  Connection,
  Diagnostic as LspDiagnostic,
} from "vscode-languageserver";
import type { Client } from "./client.ts";
import { findingsOf } from "./findings.ts";
import { isSameList } from "./same-diagnostics.ts";
import type { ServerWorkspace } from "./workspace.ts";

interface Told {
  /** The client's spelling of the URI. */
  readonly client: string;
  readonly version: number | undefined;
  readonly diagnostics: readonly LspDiagnostic[];
}

/**
 * For clients that do not ask: tells the findings of all files that the client should see, and takes back those of
 * files it should not.
 */
export class Publisher {
  readonly #connection: Connection;
  readonly #client: Client;
  /** What the client was told last, by canonical URI. */
  readonly #told = new Map<string, Told>();

  constructor(connection: Connection, client: Client) {
    this.#connection = connection;
    this.#client = client;
  }

  /** Everything that is to be said of the workspace's present state. */
  publish(workspace: ServerWorkspace): void {
    const { documents } = workspace;
    const said = new Map<string, readonly LspDiagnostic[]>();
    for (const uri of documents.files.keys()) said.set(uri, []);
    for (const [uri, diagnostics] of findingsOf(
      workspace.analyses(),
      workspace.openProjects(),
      this.#client,
      documents,
    ))
      said.set(uri, diagnostics);
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
    const told = this.#told.get(uri);
    // Thousands of findings are only compared where nothing tells that they are others.
    if (
      told?.client === client &&
      told.version === version &&
      isSameList(told.diagnostics, diagnostics)
    )
      return;
    if (version === undefined && diagnostics.length === 0) {
      // A closed file that is clean and that the client knows nothing about needs no message.
      if (!this.#told.has(uri)) return;
      this.#told.delete(uri);
    } else this.#told.set(uri, { client, version, diagnostics });
    void this.#connection.sendDiagnostics({
      uri: client,
      diagnostics: [...diagnostics],
      ...(version === undefined ? {} : { version }),
    });
  }
}
