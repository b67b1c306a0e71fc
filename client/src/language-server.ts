import {
  type CancellationToken,
  CancellationTokenSource,
  commands,
  type Disposable,
  EventEmitter,
  type LogOutputChannel,
  window,
} from "vscode";
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  TransportKind,
  WorkDoneProgress,
  type WorkDoneProgressReport,
} from "vscode-languageclient/node";
import type {
  CustomNotifications,
  CustomRequests,
} from "../../server/src/lsp/custom-protocol.ts";
import { restartLimit } from "./crashes.ts";
import { wholeReports } from "./whole-reports.ts";

/** What keepalived could be given; not the old side of a comparison (`git:` and the like). */
const schemes = ["file", "untitled", "vscode-vfs"];

const changed: keyof CustomNotifications = "keepalived/changed";

/** Messages in a row that could not be sent or read before the connection counts as lost. */
const mostErrors = 3;

/** A request that is given no token would be given `undefined` as a parameter. */
const nobodyCancels = new CancellationTokenSource().token;

/** The server and the connection to it, over one life of the extension. */
export class LanguageServer implements Disposable {
  readonly log: LogOutputChannel = window.createOutputChannel("keepalived", {
    log: true,
  });
  readonly #changes = new EventEmitter<void>();
  /** Fires when answers of the server may have changed. */
  readonly onDidChange = this.#changes.event;
  readonly #module: string;
  #client: LanguageClient | undefined;
  #starting: Promise<void> | undefined;
  #mayRestart = restartLimit();

  constructor(module: string) {
    this.#module = module;
  }

  /** Resolves when the server has started, or has failed to; without effect on one that has. */
  start(): Promise<void> {
    this.#starting ??= this.#start();
    return this.#starting;
  }

  /** Starts the server anew because the user wants to, however often it has crashed. */
  async restart(): Promise<void> {
    await this.stop();
    this.#mayRestart = restartLimit();
    await this.start();
  }

  async stop(): Promise<void> {
    const client = this.#client;
    this.#starting = undefined;
    this.#client = undefined;
    if (client !== undefined) await this.#end(client);
  }

  /** Asks what the protocol itself has no request for; starts the server if need be. */
  async request<M extends keyof CustomRequests>(
    method: M,
    params: CustomRequests[M]["params"],
    token: CancellationToken = nobodyCancels,
  ): Promise<CustomRequests[M]["result"]> {
    await this.start();
    if (this.#client === undefined)
      throw new Error("The keepalived language server is not running");
    return this.#client.sendRequest(method, params, token);
  }

  /** Calls back with the progress of the request that was given this token, until disposed of. */
  onProgress(
    token: string,
    report: (progress: Omit<WorkDoneProgressReport, "kind">) => void,
  ): Disposable | undefined {
    return this.#client?.onProgress(WorkDoneProgress.type, token, (value) => {
      if (value.kind === "report") report(value);
    });
  }

  dispose(): void {
    this.#changes.dispose();
    this.log.dispose();
  }

  async #start(): Promise<void> {
    const client: LanguageClient = new QuietClient(
      "keepalived",
      "keepalived",
      { module: this.#module, transport: TransportKind.ipc },
      {
        documentSelector: schemes.map((scheme) => ({
          scheme,
          language: "keepalived",
        })),
        outputChannel: this.log,
        middleware: wholeReports(),
        initializationOptions: {
          notifyOfChanges: true,
          commands: ["keepalived.compareNodes", "keepalived.showReferences"],
        },
        ...handleFaults(() => this.#ended(client)),
      },
    );
    this.#client = client;
    client.onNotification(changed, () => this.#changes.fire());
    await commands.executeCommand("setContext", "keepalived.active", true);
    try {
      await client.start();
    } catch (error) {
      this.log.error(String(error));
      await this.#ended(client);
    }
  }

  /** The server has ended and nobody has stopped it. Of one that was starting, both its end and its start tell. */
  async #ended(client: LanguageClient): Promise<void> {
    if (this.#client !== client) return;
    this.#client = undefined;
    void this.#end(client);
    if (this.#mayRestart()) {
      this.log.warn("The server has ended by itself and is started again");
      this.#starting = this.#start();
      await this.#starting;
    } else void this.#giveUp();
  }

  async #end(client: LanguageClient): Promise<void> {
    try {
      await client.dispose();
    } catch (error) {
      // it hangs, has crashed or is only starting: its process is ended all the same
      this.log.debug(String(error));
    }
  }

  async #giveUp(): Promise<void> {
    const chosen = await window.showErrorMessage(
      "The keepalived language server keeps crashing and is not started again: no findings, no completion. Its output says why.",
      "Restart",
      "Show Output",
    );
    if (chosen === "Restart") await this.restart();
    if (chosen === "Show Output") this.log.show();
  }
}

/** Whatever becomes of a server, there is one who decides what to do and what to say. */
function handleFaults(
  ended: () => unknown,
): Pick<LanguageClientOptions, "errorHandler" | "initializationFailedHandler"> {
  return {
    errorHandler: {
      // a crash is told by `closed`, and not by every message that was on its way
      error: (_error, _message, count = 0) => {
        if (count > mostErrors) void ended();
        return { action: ErrorAction.Continue, handled: true };
      },
      closed: () => {
        void ended();
        const message = "The connection to the server is closed";
        return { action: CloseAction.DoNotRestart, message, handled: true };
      },
    },
    // what `start` of the client says as well
    initializationFailedHandler: () => false,
  };
}

/** A client whose own words about a server that did not start go to the output, where the reason is. */
class QuietClient extends LanguageClient {
  override error(
    message: string,
    data?: unknown,
    notify?: boolean | "force",
  ): void {
    super.error(message, data, notify === "force" ? false : notify);
  }
}
