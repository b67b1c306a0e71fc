import {
  ErrorCodes,
  FileChangeType,
  MessageType,
  ShowMessageNotification,
  ResponseError,
  type CancellationToken,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from "vscode-languageserver";
import { version } from "../../../package.json";
import { capabilitiesFor } from "./capabilities.ts";
import { clientOf, foldersOf, type Client } from "./client.ts";
import { EffectiveDocuments } from "./effective-documents.ts";
import type { Environment } from "./environment.ts";
import { FolderSearch } from "./folder-search.ts";
import { guarded, refusal, textOf, type Life } from "./guard.ts";
import { handlers } from "./handlers.ts";
import type { Session } from "./handlers/handler.ts";
import { log } from "./log.ts";
import { badParams } from "./params.ts";
import { Publication } from "./publication.ts";
import { register } from "./registrations.ts";
import { Reports } from "./reports.ts";
import { SettingsPull } from "./settings-pull.ts";
import { recordOf } from "./settings.ts";
import { TokenResults } from "./token-results.ts";
import { ServerWorkspace } from "./workspace.ts";

/** Serves one client until it goes. */
export function startServer(connection: Connection, on: Environment): void {
  new Server(connection, on).start();
}

class Server {
  readonly #connection: Connection;
  readonly #workspace: ServerWorkspace;
  readonly #effective = new EffectiveDocuments();
  readonly #life: Life = { initialized: false, down: false };
  #client: Client | undefined;
  #session: Session | undefined;
  /** All from `initialize` on. */
  #publication: Publication | undefined;
  #search: FolderSearch | undefined;
  #settings: SettingsPull | undefined;
  readonly #failedRules = new Set<string>();

  constructor(connection: Connection, environment: Environment) {
    this.#connection = connection;
    this.#workspace = new ServerWorkspace(environment);
    this.#workspace.onFault = (rule, error) => this.#ruleFailed(rule, error);
  }

  start(): void {
    const connection = this.#connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => void this.#initialized());
    connection.onShutdown(() => {
      const refused = refusal(this.#life);
      if (refused !== undefined) throw refused;
      this.#life.down = true;
      this.#search?.stop();
      this.#publication?.stop();
    });
    this.#registerDocuments();
    this.#registerWorkspace();
    this.#registerRequests();
    connection.listen();
  }

  #initialize(params: InitializeParams): InitializeResult {
    if (this.#life.initialized)
      throw new ResponseError(
        ErrorCodes.InvalidRequest,
        "the server has been initialized already",
      );
    this.#life.initialized = true;
    const client = clientOf(params);
    this.#client = client;
    const connection = this.#connection;
    const workspace = this.#workspace;
    const effective = this.#effective;
    const search = new FolderSearch(
      connection,
      client,
      workspace,
      foldersOf(params),
      () => {
        // what was answered meanwhile did not know of the other nodes
        publication.refreshAll();
        publication.soon(0);
      },
    );
    const settled = (): Promise<void> => search.settled();
    const publication = new Publication({
      connection,
      client,
      workspace,
      effective,
      settled,
    });
    this.#search = search;
    if (client.configuration)
      this.#settings = new SettingsPull({
        connection,
        folders: () => search.folders,
        use: (window, folders) => this.#settingsChanged(window, folders),
      });
    this.#publication = publication;
    this.#session = {
      workspace,
      client,
      reports: new Reports(workspace, client),
      tokens: new TokenResults(),
      effective,
      publish: () => publication.soon(0),
      settled,
      nextChange: (token) => publication.nextChange(token),
    };
    workspace.useSettings(recordOf(params.initializationOptions).settings);
    return {
      capabilities: capabilitiesFor(client),
      serverInfo: { name: "keepalived-lsp", version },
    };
  }

  /**
   * What takes longer comes after the answer to `initialize`. Only what changes after the registration is told of, so
   * settings and files are read after it.
   */
  async #initialized(): Promise<void> {
    const client = this.#client;
    this.#search?.followFolders(() => this.#settings?.pull());
    if (client !== undefined)
      await register(this.#connection, client).catch((error: unknown) =>
        this.#log(`registration: ${textOf(error)}`),
      );
    await this.#settings?.pull();
    this.#search?.begin();
  }

  #settingsChanged(window: unknown, folders?: ReadonlyMap<string, unknown>) {
    this.#workspace.useSettings(window, folders);
    this.#publication?.refreshAll();
    this.#publication?.soon();
  }

  #registerDocuments(): void {
    const connection = this.#connection;
    const { documents } = this.#workspace;
    connection.onDidOpenTextDocument(
      this.#whileUp("textDocument/didOpen", ({ textDocument }) => {
        const { uri, version, text } = textDocument;
        documents.open(uri, version, text);
        this.#changed(0);
      }),
    );
    connection.onDidChangeTextDocument(
      this.#whileUp(
        "textDocument/didChange",
        ({ textDocument, contentChanges }) => {
          const { uri, version } = textDocument;
          documents.change(uri, version, contentChanges);
          this.#changed();
        },
      ),
    );
    connection.onDidCloseTextDocument(
      this.#whileUp("textDocument/didClose", ({ textDocument }) => {
        documents.close(textDocument.uri);
        this.#session?.tokens.forget(documents.canonical(textDocument.uri));
        this.#changed();
      }),
    );
    connection.onDidSaveTextDocument(
      this.#whileUp("textDocument/didSave", () => {
        this.#workspace.refresh();
        this.#publication?.soon();
      }),
    );
  }

  /** Before `initialize` and after `shutdown` notifications are dropped, as the protocol wants, and bad ones always. */
  #whileUp<P>(
    method: string,
    handle: (params: P) => void,
  ): (params: P) => void {
    return (params) => {
      const refused = refusal(this.#life) ?? badParams(method, params);
      if (refused === undefined) handle(params);
      else this.#log(refused.message);
    };
  }

  #registerWorkspace(): void {
    const connection = this.#connection;
    connection.onDidChangeWatchedFiles(
      this.#whileUp("workspace/didChangeWatchedFiles", ({ changes }) => {
        this.#workspace.refresh();
        // Created or deleted: there may be other configurations now.
        if (changes.some(({ type }) => type !== FileChangeType.Changed))
          this.#search?.beginSoon();
        this.#publication?.soon();
      }),
    );
    connection.onDidChangeConfiguration((params) => {
      const { settings } = recordOf(params);
      if (this.#settings === undefined)
        this.#settingsChanged(recordOf(settings).keepalived);
      else void this.#settings.pull();
    });
  }

  #registerRequests(): void {
    const connection = this.#connection;
    for (const { method, answer } of handlers)
      connection.onRequest(method, (...given: unknown[]) => {
        const { params, token } = requestOf(given);
        return guarded(
          { method, params, token },
          this.#life,
          (text) => this.#log(text),
          () =>
            this.#session === undefined
              ? null
              : answer(params as never, this.#session, { token, connection }),
        );
      });
    connection.onRequest(
      (method) =>
        refusal(this.#life) ??
        new ResponseError(
          ErrorCodes.MethodNotFound,
          `unknown method ${method}`,
        ),
    );
  }

  #changed(delay?: number): void {
    this.#workspace.documentsChanged();
    this.#publication?.soon(delay);
  }

  /** Each rule is logged once, and the user told once of all. */
  #ruleFailed(rule: string, error: unknown): void {
    if (this.#failedRules.has(rule)) return;
    if (this.#failedRules.size === 0)
      void this.#connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Warning,
        message: `keepalived: the rule ${rule} has a fault and says nothing; the output has what a report of it needs.`,
      });
    this.#failedRules.add(rule);
    this.#log(`rule ${rule}: ${textOf(error)}`);
  }

  /** Nobody listens any more to a server that has been shut down. */
  #log(text: string): void {
    if (this.#life.down) return;
    log(this.#connection, text);
  }
}

/** What the library hands over: nothing for parameters that are left out, each on its own where they are a list. */
function requestOf(given: readonly unknown[]): {
  readonly params: unknown;
  readonly token: CancellationToken;
} {
  return {
    params: given.length === 2 ? (given[0] ?? {}) : {},
    token: given.at(-1) as CancellationToken,
  };
}
