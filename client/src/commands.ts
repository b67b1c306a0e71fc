import { commands, type Disposable } from "vscode";
import type { LanguageServer } from "./language-server.ts";

/** The commands of the palette, as package.json lists them. */
export function registerCommands(server: LanguageServer): Disposable[] {
  return [
    commands.registerCommand("keepalived.restartServer", () =>
      server.restart(),
    ),
    commands.registerCommand("keepalived.showOutput", () => server.log.show()),
  ];
}
