import {
  MessageType,
  ShowMessageNotification,
  type Connection,
} from "vscode-languageserver";
import type { Client } from "./client.ts";
import { textOf } from "./guard.ts";
import { log } from "./log.ts";
import { badParams, folderChange } from "./params.ts";
import { plain } from "./plain.ts";
import { progressOfOwn } from "./progress.ts";
import type { ServerWorkspace } from "./workspace.ts";

/** A checkout tells of many files, one after the other. */
const searchPause = 120;

/** How long the first findings wait for the other files of the workspace. */
const longestSearch = 2000;

/** Looks for configurations in the folders that the editor has open. */
export class FolderSearch {
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #workspace: ServerWorkspace;
  /** Canonical URIs of the folders. */
  #folders: readonly string[];
  #begun: (search: Promise<unknown>) => void = () => undefined;
  /** Settled when the folders have been searched: findings before that would be half the truth. */
  #searched: Promise<unknown>;
  #timer: NodeJS.Timeout | undefined;
  #hasTold = false;
  /** Called when a search is over. */
  readonly #done: () => void;

  constructor(
    connection: Connection,
    client: Client,
    workspace: ServerWorkspace,
    folders: readonly string[],
    done: () => void,
  ) {
    this.#connection = connection;
    this.#client = client;
    this.#workspace = workspace;
    this.#folders = folders.map((uri) => workspace.documents.canonical(uri));
    this.#done = done;
    this.#searched = new Promise((begun) => {
      this.#begun = begun;
    });
  }

  /** Canonical URIs of the folders that the editor has open. */
  get folders(): readonly string[] {
    return this.#folders;
  }

  /** Searches the folders, after something else. */
  begin(first: Promise<void> = Promise.resolve()): void {
    const progress = progressOfOwn(
      this.#connection,
      this.#client,
      "Reading keepalived configurations",
    );
    const folders = this.#folders;
    const searched = first
      .then(() =>
        this.#workspace.search(folders, (part) => progress.report(part)),
      )
      .then((tooLarge) => this.#tellOfCut(tooLarge))
      .catch((error: unknown) =>
        log(this.#connection, `search: ${textOf(error)}`),
      )
      .finally(() => progress.end());
    this.#begun(searched);
    this.#searched = searched;
    void searched.then(this.#done);
  }

  /** The user is told once, not after each change. */
  #tellOfCut([folder]: readonly string[]): void {
    if (folder === undefined || this.#hasTold) return;
    this.#hasTold = true;
    void this.#connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message: `keepalived: ${plain(folder)} is too large to be searched as a whole. Open files are checked, with what was found; to have all nodes compared, open the folder of your configurations.`,
    });
  }

  /** Searches again, once for many files that come and go. */
  beginSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.begin(), searchPause);
  }

  /**
   * Goes along with folders that the editor opens and closes, when it is known what their settings are. Only after
   * `initialize` is it known whether the editor tells.
   */
  followFolders(settings: () => Promise<void> | undefined): void {
    if (!this.#client.folderChanges) return;
    this.#connection.workspace.onDidChangeWorkspaceFolders((event) => {
      if (badParams(folderChange, event) !== undefined) return;
      const { documents } = this.#workspace;
      const urisOf = (folders: readonly { readonly uri: string }[]) =>
        folders.map(({ uri }) => documents.canonical(uri));
      const gone = new Set(urisOf(event.removed));
      const kept = this.#folders.filter((uri) => !gone.has(uri));
      this.#folders = [...new Set([...kept, ...urisOf(event.added)])];
      this.begin(settings());
    });
  }

  /** Resolves when the folders have been searched, or that takes too long to wait for. */
  async settled(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise((done) => {
      timer = setTimeout(done, longestSearch);
    });
    await Promise.race([this.#searched, limit]);
    clearTimeout(timer);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
