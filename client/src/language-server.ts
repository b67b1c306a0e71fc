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
  LanguageClient,
  TransportKind,
  WorkDoneProgress,
  type WorkDoneProgressReport,
} from "vscode-languageclient/node";
import type {
  CustomNotifications,
  CustomRequests,
} from "../../server/src/lsp/custom-protocol.ts";
import { restartWithinLimit } from "./crashes.ts";

/** What keepalived could be given; not the old side of a comparison (`git:` and the like). */
const schemes = ["file", "untitled", "vscode-vfs"];

const changed: keyof CustomNotifications = "keepalived/changed";

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

  constructor(module: string) {
    this.#module = module;
  }

  /** Resolves when the server has started; without effect on one that has. */
  start(): Promise<void> {
    this.#starting ??= this.#start();
    return this.#starting;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    await this.#starting;
    const client = this.#client;
    this.#starting = undefined;
    this.#client = undefined;
    try {
      await client?.dispose();
    } catch (error) {
      // it has hung or crashed: it is gone, which is what was asked for
      this.log.warn(String(error));
    }
  }

  /** Asks what the protocol itself has no request for; starts the server if need be. */
  async request<M extends keyof CustomRequests>(
    method: M,
    params: CustomRequests[M]["params"],
    token: CancellationToken = nobodyCancels,
  ): Promise<CustomRequests[M]["result"]> {
    await this.start();
    if (this.#client === undefined) throw new Error("The server has stopped");
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
    const client = new LanguageClient(
      "keepalived",
      "keepalived",
      { module: this.#module, transport: TransportKind.ipc },
      {
        documentSelector: schemes.map((scheme) => ({
          scheme,
          language: "keepalived",
        })),
        outputChannel: this.log,
        initializationOptions: {
          notifyOfChanges: true,
          commands: ["keepalived.compareNodes", "keepalived.showReferences"],
        },
        errorHandler: restartWithinLimit(() => this.#giveUp()),
      },
    );
    this.#client = client;
    client.onNotification(changed, () => this.#changes.fire());
    await commands.executeCommand("setContext", "keepalived.active", true);
    try {
      await client.start();
    } catch (error) {
      // the client has told the user; the command "Restart Language Server" tries again
      this.log.error(String(error));
    }
  }

  async #giveUp(): Promise<void> {
    const chosen = await window.showErrorMessage(
      "The keepalived language server keeps crashing and is not started again: no findings, no completion. Its output says why.",
      "Start Again",
      "Show Output",
    );
    if (chosen === "Start Again") await this.restart();
    if (chosen === "Show Output") this.log.show();
  }
}
