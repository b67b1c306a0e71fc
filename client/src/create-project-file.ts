import { execFile } from "node:child_process";
import { promisify } from "node:util";
import {
  Position,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type WorkspaceFolder,
} from "vscode";
import { plain } from "./plain.ts";

const name = ".keepalived-lsp.json";

/** Opens the project file of a folder; where there is none, proposes one from what the command line finds there. */
export async function createProjectFile(commandLine: string): Promise<void> {
  const folder = await chooseFolder();
  if (folder === undefined) return;
  const uri = Uri.joinPath(folder.uri, name);
  if (await exists(uri)) {
    await window.showTextDocument(uri);
    return;
  }
  try {
    await propose(uri, await textFor(folder, commandLine));
  } catch (error) {
    const { stderr } = error as { readonly stderr?: string };
    await window.showWarningMessage(plain(stderr?.trim() ?? String(error)));
  }
}

/** An untitled document with a name: it becomes a file when the user saves it. */
async function propose(uri: Uri, text: string): Promise<void> {
  const document = await workspace.openTextDocument(
    uri.with({ scheme: "untitled" }),
  );
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, new Position(0, 0), text);
  await workspace.applyEdit(edit);
  await window.showTextDocument(document);
}

async function textFor(
  { uri }: WorkspaceFolder,
  commandLine: string,
): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [commandLine, "init", "--dry-run", uri.fsPath],
    { env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" } },
  );
  return stdout;
}

async function chooseFolder(): Promise<WorkspaceFolder | undefined> {
  const [first, ...others] = workspace.workspaceFolders ?? [];
  return others.length === 0 ? first : await window.showWorkspaceFolderPick();
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
