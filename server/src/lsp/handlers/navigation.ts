/* From one place to others. */
import {
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  ReferencesRequest,
  type CallHierarchyItem,
} from "vscode-languageserver";
import type { SourceFile } from "../../../../grammar/syntax/source-file.ts";
import {
  hierarchyAt,
  includedBy,
  includedIn,
} from "../../features/call-hierarchy.ts";
import { definitionAt } from "../../features/definition.ts";
import { highlightsAt } from "../../features/document-highlight.ts";
import { documentLinks } from "../../features/document-links.ts";
import { referencesAt } from "../../features/references.ts";
import type { Workspace } from "../../features/workspace.ts";
import { toOffset } from "../from-lsp.ts";
import {
  toCallHierarchyItem,
  toDocumentHighlight,
} from "../navigation-to-lsp.ts";
import {
  toDefinition,
  toDocumentLink,
  toLocation,
  toRange,
} from "../to-lsp.ts";
import {
  handler,
  inFile,
  spelling,
  type Handler,
  type Session,
} from "./handler.ts";

export const navigationHandlers: readonly Handler[] = [
  handler(DefinitionRequest.type, (params, session) =>
    inFile(params, session, (file, view) =>
      toDefinition(
        definitionAt(file, toOffset(file, params.position), view),
        session.client,
        spelling(session),
      ),
    ),
  ),
  handler(ReferencesRequest.type, (params, session) =>
    inFile(params, session, (file, view) => {
      const offset = toOffset(file, params.position);
      const { references, definitions } = referencesAt(file, offset, view);
      const all = params.context.includeDeclaration
        ? [...definitions, ...references]
        : references;
      return all.map((place) => toLocation(place, spelling(session)));
    }),
  ),
  handler(DocumentHighlightRequest.type, (params, session) =>
    inFile(params, session, (file, view) =>
      highlightsAt(file, toOffset(file, params.position), view).map(
        toDocumentHighlight,
      ),
    ),
  ),
  handler(DocumentLinkRequest.type, (params, session) =>
    inFile(params, session, (file, view) =>
      documentLinks(file, view).map((link) =>
        toDocumentLink(link, spelling(session)),
      ),
    ),
  ),
  handler(CallHierarchyPrepareRequest.type, (params, session) =>
    inFile(params, session, (file, view) =>
      hierarchyAt(file, toOffset(file, params.position), view).map((each) =>
        toCallHierarchyItem(each, spelling(session)),
      ),
    ),
  ),
  handler(CallHierarchyIncomingCallsRequest.type, (params, session) =>
    ofItem(params.item, session, (file, view) =>
      includedBy(file, view).map(({ file: from, lines }) => ({
        from: toCallHierarchyItem(from, spelling(session)),
        fromRanges: lines.map(toRange),
      })),
    ),
  ),
  handler(CallHierarchyOutgoingCallsRequest.type, (params, session) =>
    ofItem(params.item, session, (file, view) =>
      includedIn(file, view).map(({ file: to, lines }) => ({
        to: toCallHierarchyItem(to, spelling(session)),
        fromRanges: lines.map(toRange),
      })),
    ),
  ),
];

function ofItem<R>(
  { uri }: CallHierarchyItem,
  session: Session,
  answer: (file: SourceFile, view: Workspace) => R,
): R | null {
  return inFile({ textDocument: { uri } }, session, answer);
}
