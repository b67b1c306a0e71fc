/* Edits over files as workspace edits. */
import {
  CreateFile,
  type CodeAction as LspCodeAction,
  type Diagnostic as LspDiagnostic,
  type TextDocumentEdit,
  type TextEdit as LspTextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { visible } from "../engine/visible.ts";
import type { CodeAction, FileEdit } from "../features/code-actions.ts";
import type { Client } from "./client.ts";
import type { Documents } from "./documents.ts";
import { isSamePosition } from "./positions.ts";
import { toDiagnostic, toRange } from "./to-lsp.ts";

/** An action with the client's own diagnostic where it has sent the same. */
export function toCodeAction(
  action: CodeAction,
  client: Client,
  documents: Documents,
  known: readonly LspDiagnostic[],
): LspCodeAction {
  const { title, kind, diagnostic, isPreferred, edits } = action;
  const own =
    diagnostic === undefined
      ? undefined
      : toDiagnostic(diagnostic, client, (uri) => documents.ofClient(uri));
  const theirs = known.find(
    (each) =>
      each.code === own?.code &&
      each.message === own?.message &&
      isSamePosition(each.range.start, own.range.start),
  );
  const shown = theirs ?? own;
  return {
    title: visible(title),
    kind,
    ...(shown === undefined ? {} : { diagnostics: [shown] }),
    ...(isPreferred ? { isPreferred } : {}),
    ...(edits === undefined
      ? {}
      : { edit: toWorkspaceEdit(edits, client, documents) }),
  };
}

/** One edit over all files: versioned where they are open, new files made first. */
export function toWorkspaceEdit(
  edits: readonly FileEdit[],
  client: Client,
  documents: Documents,
): WorkspaceEdit {
  const byFile = new Map<string, FileEdit[]>();
  for (const edit of edits) {
    const uri = "create" in edit ? edit.create : edit.file.uri;
    byFile.set(uri, [...(byFile.get(uri) ?? []), edit]);
  }
  const spell = (uri: string): string => documents.ofClient(uri);
  if (!client.documentChanges)
    return {
      changes: Object.fromEntries(
        [...byFile].map(([uri, list]) => [
          spell(uri),
          list.map((edit) => toTextEdit(edit)),
        ]),
      ),
    };
  const created = edits.flatMap((edit) =>
    "create" in edit && client.fileCreation
      ? [CreateFile.create(edit.create, { ignoreIfExists: true })]
      : [],
  );
  const changed = [...byFile].map(([uri, list]): TextDocumentEdit => ({
    textDocument: {
      uri: spell(uri),
      version: documents.get(uri)?.version ?? null,
    },
    edits: list.map((edit) =>
      client.snippetEdits && "snippet" in edit
        ? {
            range: toRange(edit),
            snippet: { kind: "snippet", value: edit.snippet },
          }
        : toTextEdit(edit),
    ),
  }));
  return { documentChanges: [...created, ...changed] };
}

function toTextEdit(edit: FileEdit): LspTextEdit {
  const { newText } = edit;
  if (!("create" in edit)) return { range: toRange(edit), newText };
  const start = { line: 0, character: 0 };
  return { range: { start, end: start }, newText };
}
