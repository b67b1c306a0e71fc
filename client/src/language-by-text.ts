/*
 * VS Code asks for a file's first line only where nothing is known by its name. Every `*.conf` is "Properties" by name:
 * one whose text begins as keepalived's files begin is given its language here. Of `keepalived.conf.j2` nothing is
 * known, but it is a template: what keepalived reads is made of it elsewhere, so it is given back.
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

/** What templates of Ansible, Puppet, Chef, Salt, Helm, Consul and the like are called. */
const template = /\.(?:j2|jinja2?|erb|epp|tmpl|tpl|ctmpl|gotmpl|mustache|in)$/i;

export function recogniseByText(extension: Extension<unknown>): Disposable {
  const firstLine = firstLineOf(extension);
  // once for each file: who then chooses another language for it shall have it
  const decided = new Set<string>();
  workspace.textDocuments.forEach(recognise);
  return workspace.onDidOpenTextDocument(recognise);

  function recognise(document: TextDocument): void {
    const uri = document.uri.toString();
    const language = decided.has(uri) ? undefined : languageOf(document);
    if (language === undefined) return;
    decided.add(uri);
    void languages.setTextDocumentLanguage(document, language);
  }

  /** Another language than that which VS Code has found. */
  function languageOf(document: TextDocument): string | undefined {
    const { fileName, languageId } = document;
    if (languageId === "keepalived")
      return template.test(fileName) ? "plaintext" : undefined;
    return fallbacks.has(languageId) &&
      fileName.endsWith(".conf") &&
      beginsWith(firstLine, document)
      ? "keepalived"
      : undefined;
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
