import { CodeLensRefreshRequest, type Connection } from "vscode-languageserver";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import type { Analysis } from "../engine/analyse.ts";
import type { Client } from "./client.ts";
import type { ServerWorkspace } from "./workspace.ts";

/**
 * Asks the client to ask again where a file is seen otherwise than before although it has not changed itself: another
 * file of the cluster has, or a setting. Of its own changes the client knows.
 */
export class Refresher {
  readonly #connection: Connection;
  readonly #client: Client;
  #seen: ReadonlyMap<SourceFile, readonly Analysis[]> = new Map();

  constructor(connection: Connection, client: Client) {
    this.#connection = connection;
    this.#client = client;
  }

  /** To be called when a change is over. */
  refresh(workspace: ServerWorkspace): void {
    const analyses = workspace.analyses();
    const now = new Map(
      [...workspace.documents.files.values()].map((file) => [
        file,
        analyses.filter(({ files }) => files.includes(file)),
      ]),
    );
    const before = this.#seen;
    this.#seen = now;
    const isOther = [...now].some(
      ([file, list]) => before.has(file) && !isSame(before.get(file), list),
    );
    if (isOther) this.all();
  }

  /** Everything is to be asked for again. */
  all(): void {
    const { languages } = this.#connection;
    const client = this.#client;
    const ask = (request: Promise<unknown>): void =>
      void request.catch(() => undefined);
    if (client.diagnosticRefresh) ask(languages.diagnostics.refresh());
    if (client.tokenRefresh) ask(languages.semanticTokens.refresh());
    if (client.hintRefresh) ask(languages.inlayHint.refresh());
    if (client.lensRefresh)
      ask(this.#connection.sendRequest(CodeLensRefreshRequest.type));
  }
}

function isSame(
  one: readonly Analysis[] | undefined,
  other: readonly Analysis[],
): boolean {
  return (
    one?.length === other.length && one.every((each, at) => each === other[at])
  );
}
