/*
 * VS Code asks for a file's first line only where nothing is known by its name, and every `*.conf` is "Properties" by
 * name. So a `*.conf` whose text begins as keepalived's files begin is given its language here.
 */
import {
  type Disposable,
  type Extension,
  languages,
  type TextDocument,
  workspace,
} from "vscode";

/** The languages that VS Code falls back to. */
const fallbacks = new Set(["properties", "plaintext"]);

const linesLookedAt = 50;

export function recogniseByText(extension: Extension<unknown>): Disposable {
  const firstLine = firstLineOf(extension);
  // once for each file: who then chooses another language for it shall have it
  const decided = new Set<string>();
  workspace.textDocuments.forEach(recognise);
  return workspace.onDidOpenTextDocument(recognise);

  function recognise(document: TextDocument): void {
    if (!fallbacks.has(document.languageId)) return;
    if (!document.fileName.endsWith(".conf")) return;
    const uri = document.uri.toString();
    if (decided.has(uri) || !beginsWith(firstLine, document)) return;
    decided.add(uri);
    void languages.setTextDocumentLanguage(document, "keepalived");
  }
}

/** Whether a line matches, down to the first that is neither empty nor a comment. */
function beginsWith(pattern: RegExp, document: TextDocument): boolean {
  const end = Math.min(document.lineCount, linesLookedAt);
  for (let number = 0; number < end; number++) {
    const { text } = document.lineAt(number);
    if (pattern.test(text)) return true;
    if (!/^\s*([#!]|$)/.test(text)) return false;
  }
  return false;
}

/** The pattern that package.json gives to VS Code for files whose name says nothing. */
function firstLineOf(extension: Extension<unknown>): RegExp {
  const manifest = extension.packageJSON as {
    contributes: { languages: { id: string; firstLine?: string }[] };
  };
  const keepalived = manifest.contributes.languages.find(
    ({ id }) => id === "keepalived",
  );
  return new RegExp(keepalived?.firstLine ?? "(?!)");
}
