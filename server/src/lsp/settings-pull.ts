import type { Connection } from "vscode-languageserver";
import { textOf } from "./guard.ts";
import { log } from "./log.ts";
import { Newest } from "./newest.ts";

const section = "keepalived";

interface Parts {
  readonly connection: Connection;
  /** URIs of the folders that the editor has open. */
  readonly folders: () => readonly string[];
  /** Is given the settings of the window, and of each folder that has any, by URI. */
  readonly use: (
    window: unknown,
    folders: ReadonlyMap<string, unknown>,
  ) => void;
}

/** Asks the editor for its settings, for the window and for each folder in it. */
export class SettingsPull {
  readonly #parts: Parts;
  readonly #newest = new Newest();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Resolves when the settings are as the editor says, or it has not said. Answers that others have overtaken are old. */
  async pull(): Promise<void> {
    const { connection, use } = this.#parts;
    const folders = this.#parts.folders();
    const isNewest = this.#newest.ask();
    try {
      const answers = (await connection.workspace.getConfiguration([
        { section },
        ...folders.map((scopeUri) => ({ scopeUri, section })),
      ])) as readonly unknown[];
      if (!isNewest()) return;
      const [window, ...rest] = answers;
      const own = folders.map((uri, index) => [uri, rest[index]] as const);
      // editors that know of no folders may leave them out
      use(window, new Map(own.filter(([, each]) => each != null)));
    } catch (error) {
      log(connection, `settings: ${textOf(error)}`);
    }
  }
}
