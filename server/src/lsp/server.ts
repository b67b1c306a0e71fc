import {
  ErrorCodes,
  FileChangeType,
  ResponseError,
  TextDocumentContentRefreshRequest,
  type CancellationToken,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from "vscode-languageserver";
import { version } from "../../../package.json";
import { Bell } from "./bell.ts";
import { capabilitiesFor } from "./capabilities.ts";
import { clientOf, foldersOf, type Client } from "./client.ts";
import { EffectiveDocuments } from "./effective-documents.ts";
import type { Environment } from "./environment.ts";
import { guarded, refusal, textOf, type Life } from "./guard.ts";
import { handlers } from "./handlers.ts";
import type { Session } from "./handlers/handler.ts";
import { progressOfOwn } from "./progress.ts";
import { Publisher } from "./publisher.ts";
import { Refresher } from "./refresher.ts";
import { register } from "./registrations.ts";
import { Reports } from "./reports.ts";
import { displaySettings, editorSettings, recordOf } from "./settings.ts";
import { TokenResults } from "./token-results.ts";
import { ServerWorkspace } from "./workspace.ts";

/** For how many milliseconds the end of typing is waited for, at most, where working out findings takes long. */
const longestPause = 300;

/** What takes less than this many milliseconds may be done after each key: nobody types as fast. */
const fastRun = 60;

/** A checkout tells of many files, one after the other. */
const searchPause = 120;

/** How long the first findings wait for the other files of the workspace. */
const longestSearch = 2000;

/** How long what was read from disk is taken for the truth without another look. */
const staleAfter = 2000;

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
  #display = displaySettings(undefined);
  #publisher: Publisher | undefined;
  #refresher: Refresher | undefined;
  /** URIs of the workspace's folders. */
  #folders: readonly string[] = [];
  #firstSearch: (search: Promise<unknown>) => void = () => undefined;
  /** Settled when the folders have been searched: findings before that would be half the truth. */
  #searched: Promise<unknown>;
  /** When the files on disk were looked at last. */
  #looked = 0;
  /** How many milliseconds it took to work out findings the last time. */
  #lastRun = 0;
  readonly #changeIsOver = new Bell();
  #timer: NodeJS.Timeout | undefined;
  #searchTimer: NodeJS.Timeout | undefined;

  constructor(connection: Connection, environment: Environment) {
    this.#connection = connection;
    this.#workspace = new ServerWorkspace(environment);
    this.#searched = new Promise((done) => {
      this.#firstSearch = done;
    });
  }

  start(): void {
    const connection = this.#connection;
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => void this.#initialized());
    connection.onShutdown(() => {
      const refused = refusal(this.#life);
      if (refused !== undefined) throw refused;
      this.#life.down = true;
      clearTimeout(this.#timer);
      clearTimeout(this.#searchTimer);
      this.#changeIsOver.ring();
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
    const workspace = this.#workspace;
    this.#session = {
      workspace,
      client,
      reports: new Reports(workspace, client),
      tokens: new TokenResults(),
      effective: this.#effective,
      publish: () => this.#schedule(0),
      display: () => this.#display,
      settled: () => this.#settled(),
      nextChange: (token) => this.#changeIsOver.next(token),
    };
    if (!client.pullsDiagnostics)
      this.#publisher = new Publisher(this.#connection, client);
    this.#refresher = new Refresher(this.#connection, client);
    this.#folders = foldersOf(params);
    this.#useSettings(recordOf(params.initializationOptions).settings);
    return {
      capabilities: capabilitiesFor(client),
      serverInfo: { name: "keepalived-lsp", version },
    };
  }

  /** What takes longer comes after the answer to `initialize`. */
  async #initialized(): Promise<void> {
    this.#followFolders();
    const client = this.#client;
    await Promise.allSettled([
      client === undefined ? undefined : register(this.#connection, client),
      this.#pullSettings(),
    ]);
    this.#search();
  }

  async #pullSettings(): Promise<void> {
    if (this.#client?.configuration !== true) return;
    const section: unknown =
      await this.#connection.workspace.getConfiguration("keepalived");
    this.#settingsChanged(section);
  }

  #settingsChanged(section: unknown): void {
    this.#useSettings(section);
    this.#refresher?.all();
    this.#schedule();
  }

  /** The section `keepalived` of the editor's settings. */
  #useSettings(section: unknown): void {
    this.#workspace.editorSettings = editorSettings(section);
    this.#display = displaySettings(section);
  }

  #search(): void {
    if (this.#client === undefined) return;
    const progress = progressOfOwn(
      this.#connection,
      this.#client,
      "Reading keepalived configurations",
    );
    const searched = this.#workspace
      .search(
        this.#folders.map((uri) => this.#workspace.documents.canonical(uri)),
        (part) => progress.report(part),
      )
      .catch((error: unknown) => this.#log(`search: ${textOf(error)}`))
      .finally(() => progress.end());
    this.#firstSearch(searched);
    this.#searched = searched;
    void searched.then(() => this.#schedule(0));
  }

  #searchSoon(): void {
    clearTimeout(this.#searchTimer);
    this.#searchTimer = setTimeout(() => {
      if (!this.#life.down) this.#search();
    }, searchPause);
  }

  #registerDocuments(): void {
    const connection = this.#connection;
    const { documents } = this.#workspace;
    connection.onDidOpenTextDocument(
      this.#whileUp(({ textDocument }) => {
        const { uri, version, text } = textDocument;
        documents.open(uri, version, text);
        this.#changed(0);
      }),
    );
    connection.onDidChangeTextDocument(
      this.#whileUp(({ textDocument, contentChanges }) => {
        const { uri, version } = textDocument;
        documents.change(uri, version, contentChanges);
        this.#changed();
      }),
    );
    connection.onDidCloseTextDocument(
      this.#whileUp(({ textDocument }) => {
        documents.close(textDocument.uri);
        this.#session?.tokens.forget(documents.canonical(textDocument.uri));
        this.#changed();
      }),
    );
    connection.onDidSaveTextDocument(
      this.#whileUp(() => {
        this.#workspace.refresh();
        this.#schedule();
      }),
    );
  }

  /** Before `initialize` and after `shutdown` notifications are dropped, as the protocol wants. */
  #whileUp<P>(handle: (params: P) => void): (params: P) => void {
    return (params) => {
      if (refusal(this.#life) === undefined) handle(params);
    };
  }

  #registerWorkspace(): void {
    const connection = this.#connection;
    connection.onDidChangeWatchedFiles(({ changes }) => {
      this.#workspace.refresh();
      // Created or deleted: there may be other configurations now.
      if (changes.some(({ type }) => type !== FileChangeType.Changed))
        this.#searchSoon();
      this.#schedule();
    });
    connection.onDidChangeConfiguration(({ settings }) => {
      if (this.#client?.configuration === true) void this.#pullSettings();
      else {
        this.#settingsChanged(recordOf(settings).keepalived);
      }
    });
  }

  /** To be called after `initialize`: only then is it known whether the client tells. */
  #followFolders(): void {
    if (this.#client?.folderChanges !== true) return;
    this.#connection.workspace.onDidChangeWorkspaceFolders(
      ({ added, removed }) => {
        const gone = new Set(removed.map(({ uri }) => uri));
        this.#folders = [
          ...this.#folders.filter((uri) => !gone.has(uri)),
          ...added.map(({ uri }) => uri),
        ];
        this.#search();
      },
    );
  }

  #registerRequests(): void {
    const connection = this.#connection;
    for (const { method, answer } of handlers)
      connection.onRequest(method, (params, token: CancellationToken) =>
        guarded(
          { method, params, token },
          this.#life,
          (text) => this.#log(text),
          () =>
            this.#session === undefined
              ? null
              : answer(params as never, this.#session, { token, connection }),
        ),
      );
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
    this.#schedule(delay);
  }

  /** Findings are worked out when typing pauses, at once where that is fast; an earlier plan is dropped. */
  #schedule(delay = this.#pause): void {
    clearTimeout(this.#timer);
    if (this.#life.down) return;
    this.#timer = setTimeout(() => {
      void this.#settled().then(() => this.#publish());
    }, delay);
  }

  get #pause(): number {
    return this.#lastRun < fastRun ? 0 : Math.min(longestPause, this.#lastRun);
  }

  /** Resolves when the folders have been searched, or that takes too long to wait for. */
  async #settled(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise((done) => {
      timer = setTimeout(done, longestSearch);
    });
    await Promise.race([this.#searched, limit]);
    clearTimeout(timer);
  }

  #publish(): void {
    if (this.#life.down) return;
    const started = Date.now();
    try {
      this.#look();
      this.#publisher?.publish(this.#workspace);
      this.#refresher?.refresh(this.#workspace);
      this.#tellOfChanges();
    } catch (error) {
      this.#log(`diagnostics: ${textOf(error)}`);
    }
    this.#lastRun = Date.now() - started;
    this.#changeIsOver.ring();
  }

  /** What was shown besides findings may be out of date. */
  #tellOfChanges(): void {
    if (this.#client?.wantsChanges === true)
      void this.#connection.sendNotification("keepalived/changed", {});
    for (const uri of this.#effective.takeOutdated(this.#workspace))
      this.#connection
        .sendRequest(TextDocumentContentRefreshRequest.type, { uri })
        .catch((error: unknown) => this.#log(textOf(error)));
  }

  /** Not every change on disk is told of: what is included may lie outside of the folders that are watched. */
  #look(): void {
    const now = Date.now();
    if (now - this.#looked < staleAfter && this.#client?.watchRegistration)
      return;
    this.#looked = now;
    this.#workspace.refresh();
  }

  #log(text: string): void {
    this.#connection.console.error(text);
  }
}
