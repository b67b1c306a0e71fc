/* What is answered to which request: a row is a method, what is answered when something goes wrong, and a function. */
import {
  CodeActionRequest,
  CodeActionResolveRequest,
  CompletionRequest,
  CompletionResolveRequest,
  DefinitionRequest,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  ReferencesRequest,
  type ProtocolRequestType,
} from "vscode-languageserver";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { codeActions, fixAllEdits } from "../features/code-actions.ts";
import { completionAt, completionDocs } from "../features/completion.ts";
import { definitionAt } from "../features/definition.ts";
import { documentLinks } from "../features/document-links.ts";
import { documentSymbols } from "../features/document-symbols.ts";
import { foldingRanges } from "../features/folding.ts";
import { hoverAt } from "../features/hover.ts";
import { referencesAt } from "../features/references.ts";
import type { Client } from "./client.ts";
import { completionKey, toCompletionList } from "./completion-to-lsp.ts";
import { toCodeAction, toWorkspaceEdit } from "./edits-to-lsp.ts";
import { toOffset, toOffsets } from "./from-lsp.ts";
import { recordOf } from "./settings.ts";
import {
  toDefinition,
  toDocumentLink,
  toDocumentSymbol,
  toFoldingRange,
  toHover,
  toLocation,
  toSymbolInformation,
} from "./to-lsp.ts";
import type { ServerWorkspace } from "./workspace.ts";

export interface Session {
  readonly workspace: ServerWorkspace;
  readonly client: Client;
}

export interface Handler {
  readonly method: string;
  readonly neutral: unknown;
  readonly answer: (params: never, session: Session) => unknown;
}

export const handlers: readonly Handler[] = [
  handler(CompletionRequest.type, null, (params, session) =>
    inFile(params, session, null, (file, view) => {
      const list = completionAt(
        file,
        toOffset(file, params.position),
        view,
        params.context?.triggerCharacter,
      );
      return toCompletionList(list, session.client);
    }),
  ),
  handler(CompletionResolveRequest.type, undefined, (item) => {
    const docs = completionDocs(completionKey(item));
    return docs === undefined
      ? item
      : { ...item, documentation: { kind: "markdown", value: docs } };
  }),
  handler(HoverRequest.type, null, (params, session) =>
    inFile(params, session, null, (file, view) => {
      const hover = hoverAt(file, toOffset(file, params.position), view);
      return hover === undefined ? null : toHover(hover, session.client);
    }),
  ),
  handler(DefinitionRequest.type, null, (params, session) =>
    inFile(params, session, null, (file, view) =>
      toDefinition(
        definitionAt(file, toOffset(file, params.position), view),
        session.client,
        spelling(session),
      ),
    ),
  ),
  handler(ReferencesRequest.type, null, (params, session) =>
    inFile(params, session, null, (file, view) => {
      const offset = toOffset(file, params.position);
      const { references, definitions } = referencesAt(file, offset, view);
      const all = params.context.includeDeclaration
        ? [...definitions, ...references]
        : references;
      return all.map((place) => toLocation(place, spelling(session)));
    }),
  ),
  handler(DocumentSymbolRequest.type, null, (params, session) =>
    inFile(params, session, null, (file, view) => {
      const symbols = documentSymbols(file, view);
      return session.client.symbolTree
        ? symbols.map(toDocumentSymbol)
        : toSymbolInformation(symbols, spelling(session));
    }),
  ),
  handler(DocumentLinkRequest.type, null, (params, session) =>
    inFile(params, session, null, (file, view) =>
      documentLinks(file, view).map((link) =>
        toDocumentLink(link, spelling(session)),
      ),
    ),
  ),
  handler(FoldingRangeRequest.type, null, (params, session) =>
    inFile(params, session, null, (file, view) =>
      foldingRanges(file, view).map(toFoldingRange),
    ),
  ),
  handler(CodeActionRequest.type, null, (params, session) =>
    inFile(params, session, null, (file) => {
      const { workspace, client } = session;
      const { documents } = workspace;
      const { only, diagnostics } = params.context;
      const range = toOffsets(file, params.range);
      return codeActions(
        file,
        range,
        workspace.analyses(),
        actionOptions(session),
      )
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
  handler(CodeActionResolveRequest.type, undefined, (action, session) => {
    const uri = recordOf(action.data).fixAll;
    const file =
      typeof uri === "string" ? session.workspace.read(uri) : undefined;
    return file === undefined
      ? action
      : { ...action, edit: fixAllEdit(file, session) };
  }),
];

/** A row of the table, with the types of its request. */
function handler<P, R, PR, E, O>(
  type: ProtocolRequestType<P, R, PR, E, O>,
  neutral: R | undefined,
  answer: (params: P, session: Session) => R,
): Handler {
  return { method: type.method, neutral, answer };
}

type View = ReturnType<ServerWorkspace["viewFor"]>;

/** Answers for a file, open or on disk; nothing where there is no such file. */
function inFile<R>(
  params: { readonly textDocument: { readonly uri: string } },
  { workspace }: Session,
  neutral: R,
  answer: (file: SourceFile, view: View) => R,
): R {
  const uri = workspace.documents.canonical(params.textDocument.uri);
  const file = workspace.read(uri);
  return file === undefined ? neutral : answer(file, workspace.viewFor(file));
}

function spelling({ workspace }: Session): (uri: string) => string {
  return (uri) => workspace.documents.ofClient(uri);
}

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
