import {
  TextDocumentContentRefreshRequest,
  type CancellationToken,
  type Connection,
} from "vscode-languageserver";
import { Bell } from "./bell.ts";
import type { Client } from "./client.ts";
import type { EffectiveDocuments } from "./effective-documents.ts";
import { textOf } from "./guard.ts";
import { log } from "./log.ts";
import { Publisher } from "./publisher.ts";
import { Refresher } from "./refresher.ts";
import type { ServerWorkspace } from "./workspace.ts";

/** For how many milliseconds the end of typing is waited for, at most, where working out findings takes long. */
const longestPause = 300;

/** What takes less than this many milliseconds may be done after each key: hardly anybody types as fast. */
const fastRun = 150;

/** How long what was read from disk is taken for the truth without another look. */
const staleAfter = 2000;

interface Parts {
  readonly connection: Connection;
  readonly client: Client;
  readonly workspace: ServerWorkspace;
  readonly effective: EffectiveDocuments;
  /** Resolves when there is no use in waiting for more files. */
  readonly settled: () => Promise<void>;
}

/** When the client is told what is new: findings are worked out when typing pauses, at once where that is fast. */
export class Publication {
  readonly #parts: Parts;
  readonly #publisher: Publisher | undefined;
  readonly #refresher: Refresher;
  readonly #over = new Bell();
  /** When the files on disk were looked at last. */
  #looked = 0;
  /** How many milliseconds it took to work out findings the last time. */
  #lastRun = 0;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(parts: Parts) {
    const { connection, client } = parts;
    this.#parts = parts;
    if (!client.pullsDiagnostics)
      this.#publisher = new Publisher(connection, client);
    this.#refresher = new Refresher(connection, client);
  }

  /** Something has changed; what was planned before is dropped. */
  soon(delay = this.#pause): void {
    clearTimeout(this.#timer);
    if (this.#isStopped) return;
    const timer = setTimeout(() => {
      void this.#whenRead().then(() => {
        // A change among what was read has planned anew.
        if (this.#timer === timer) this.#publish();
      });
    }, delay);
    this.#timer = timer;
  }

  /**
   * Resolves when files are known and what has arrived meanwhile is done. Editors ask for completion right behind a
   * change: whoever types should not wait for findings first.
   */
  async #whenRead(): Promise<void> {
    await this.#parts.settled();
    // The first turn of the event loop reads messages, the second one hands them out.
    await new Promise(setImmediate);
    await new Promise(setImmediate);
  }

  /** Everything may have changed: clients are asked to ask again. */
  refreshAll(): void {
    this.#refresher.all();
  }

  /** Resolves when something has changed and nothing more does, or the request is cancelled. */
  nextChange(token: CancellationToken): Promise<void> {
    return this.#over.next(token);
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#over.ring();
  }

  get #pause(): number {
    return this.#lastRun < fastRun ? 0 : Math.min(longestPause, this.#lastRun);
  }

  #publish(): void {
    if (this.#isStopped) return;
    const { workspace, connection } = this.#parts;
    const started = Date.now();
    try {
      this.#look();
      this.#publisher?.publish(workspace);
      this.#refresher.refresh(workspace);
      this.#tellOfChanges();
    } catch (error) {
      log(connection, `diagnostics: ${textOf(error)}`);
    }
    this.#lastRun = Date.now() - started;
    this.#over.ring();
  }

  /** What was shown besides findings may be out of date. */
  #tellOfChanges(): void {
    const { connection, client, workspace, effective } = this.#parts;
    if (client.wantsChanges)
      void connection.sendNotification("keepalived/changed", {});
    for (const uri of effective.takeOutdated(workspace))
      connection
        .sendRequest(TextDocumentContentRefreshRequest.type, { uri })
        .catch((error: unknown) => log(connection, textOf(error)));
  }

  /** Not every change on disk is told of: what is included may lie outside of the folders that are watched. */
  #look(): void {
    const now = Date.now();
    const { client, workspace } = this.#parts;
    if (now - this.#looked < staleAfter && client.watchRegistration) return;
    this.#looked = now;
    workspace.refresh();
  }
}
