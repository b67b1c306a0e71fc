import { type Disposable, type LogOutputChannel, window } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";

/** What keepalived could be given; not the old side of a comparison (`git:` and the like). */
const schemes = ["file", "untitled", "vscode-vfs"];

/** A server that has ended by itself is started again, but not for ever. */
const restartsInThreeMinutes = 4;

/** The server and the connection to it, over one life of the extension. */
export class LanguageServer implements Disposable {
  readonly log: LogOutputChannel = window.createOutputChannel("keepalived", {
    log: true,
  });
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

  dispose(): void {
    this.log.dispose();
  }

  async #start(): Promise<void> {
    this.#client = new LanguageClient(
      "keepalived",
      "keepalived",
      { module: this.#module, transport: TransportKind.ipc },
      {
        documentSelector: schemes.map((scheme) => ({
          scheme,
          language: "keepalived",
        })),
        outputChannel: this.log,
        connectionOptions: { maxRestartCount: restartsInThreeMinutes },
      },
    );
    try {
      await this.#client.start();
    } catch (error) {
      // the client has told the user; the command "Restart Language Server" tries again
      this.log.error(String(error));
    }
  }
}
