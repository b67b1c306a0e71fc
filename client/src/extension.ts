/* The VS Code side: starts the language server as soon as there is a keepalived file, and leaves the rest to it. */
import {
  commands,
  type ExtensionContext,
  type TextDocument,
  workspace,
} from "vscode";
import { compareNodes } from "./compare-nodes.ts";
import { showEffective, showOrigins } from "./effective.ts";
import { createProjectFile } from "./create-project-file.ts";
import { recogniseByText } from "./language-by-text.ts";
import { LanguageServer } from "./language-server.ts";
import { lintTasks } from "./lint-tasks.ts";
import { lintWorkspace } from "./lint-workspace.ts";
import { showReferences } from "./show-references.ts";
import { showStatus } from "./status.ts";

/** What a command does, with what its caller gives. */
type Action = (server: LanguageServer, ...given: never[]) => unknown;

let server: LanguageServer | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const path = (name: string): string => context.asAbsolutePath(`dist/${name}`);
  const started = new LanguageServer(path("server.cjs"));
  server = started;
  /** The commands of package.json, and what a code lens calls. */
  const actions: Record<string, Action> = {
    "keepalived.lintWorkspace": lintWorkspace,
    "keepalived.showEffective": showEffective,
    "keepalived.compareNodes": compareNodes,
    "keepalived.createProjectFile": () => createProjectFile(path("cli.js")),
    "keepalived.showReferences": showReferences,
    "keepalived.restartServer": () => started.restart(),
    "keepalived.showOutput": () => started.log.show(),
  };
  context.subscriptions.push(
    started,
    ...Object.entries(actions).map(([name, action]) =>
      commands.registerCommand(name, (...given: never[]) =>
        action(started, ...given),
      ),
    ),
    showOrigins(started),
    showStatus(started),
    lintTasks(path("cli.js")),
    recogniseByText(context.extension),
    workspace.onDidOpenTextDocument(startIfNeeded),
  );
  await Promise.all(workspace.textDocuments.map(startIfNeeded));

  async function startIfNeeded({ languageId }: TextDocument): Promise<void> {
    if (languageId === "keepalived") await started.start();
  }
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
