import type { Connection } from "vscode-languageserver";

/** Writes into the client's log. A client that has gone without a word is told nothing: its connection would throw. */
export function log(connection: Connection, text: string): void {
  try {
    connection.console.error(text);
  } catch {
    // nobody is left to tell
  }
}
