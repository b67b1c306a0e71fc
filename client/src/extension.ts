/* The VS Code side: starts the language server as soon as there is a keepalived file, and leaves the rest to it. */
import { type ExtensionContext, workspace } from "vscode";
import { registerCommands } from "./commands.ts";
import { recogniseByText } from "./language-by-text.ts";
import { LanguageServer } from "./language-server.ts";

let server: LanguageServer | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const started = new LanguageServer(context.asAbsolutePath("dist/server.cjs"));
  server = started;
  context.subscriptions.push(
    started,
    ...registerCommands(started),
    recogniseByText(context.extension),
    workspace.onDidOpenTextDocument(startIfNeeded),
  );
  await Promise.all(workspace.textDocuments.map(startIfNeeded));

  async function startIfNeeded(document: {
    languageId: string;
  }): Promise<void> {
    if (document.languageId === "keepalived") await started.start();
  }
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
