/* What can be done about findings, and what can be written in another way. */
import {
  CodeActionRequest,
  CodeActionResolveRequest,
} from "vscode-languageserver";
import type { SourceFile } from "../../../../grammar/syntax/source-file.ts";
import { codeActions, fixAllEdits } from "../../features/code-actions.ts";
import { refactoringKinds } from "../../features/refactor/refactoring.ts";
import { refactorings } from "../../features/refactor.ts";
import { toCodeAction, toWorkspaceEdit } from "../edits-to-lsp.ts";
import { toOffsets } from "../from-lsp.ts";
import { recordOf } from "../settings.ts";
import { handler, inFile, type Handler, type Session } from "./handler.ts";

export const actionHandlers: readonly Handler[] = [
  handler(CodeActionRequest.type, (params, session) =>
    inFile(params, session, (file, view) => {
      const { workspace, client } = session;
      const { documents } = workspace;
      const { only, diagnostics } = params.context;
      const range = toOffsets(file, params.range);
      const options = actionOptions(session);
      const rewritings = refactoringKinds.some((kind) => isWanted(kind, only))
        ? refactorings({ ...options, file, range, workspace: view })
        : [];
      return [
        ...codeActions(file, range, workspace.analyses(), options),
        ...rewritings.map((each) => ({
          ...each,
          diagnostic: undefined,
          isPreferred: false,
        })),
      ]
        .filter(({ kind }) => isWanted(kind, only))
        .map((action) => {
          const shown = toCodeAction(action, client, documents, diagnostics);
          if (action.edits !== undefined) return shown;
          return client.lazyActionEdits
            ? { ...shown, data: { fixAll: file.uri } }
            : { ...shown, edit: fixAllEdit(file, session) };
        });
    }),
  ),
  handler(CodeActionResolveRequest.type, (action, session) => {
    const uri = recordOf(action.data).fixAll;
    const file =
      typeof uri === "string" ? session.workspace.read(uri) : undefined;
    return file === undefined
      ? action
      : { ...action, edit: fixAllEdit(file, session) };
  }),
];

function fixAllEdit(
  file: SourceFile,
  session: Session,
): ReturnType<typeof toWorkspaceEdit> {
  const { workspace, client } = session;
  const edits = fixAllEdits(
    file,
    (changed) => workspace.analyseWith(file, changed),
    actionOptions(session),
  );
  return toWorkspaceEdit(edits, client, workspace.documents);
}

function actionOptions({
  workspace,
}: Session): Parameters<typeof codeActions>[3] {
  return {
    uriOf: (path) => workspace.uriOf(path),
    textOf: (uri) => workspace.read(uri)?.text,
  };
}

/** A kind is wanted if it, or one that it belongs to, is asked for. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return (
    only?.some((each) => kind === each || kind.startsWith(`${each}.`)) ?? true
  );
}
