/* From one place to others. */
import {
  DefinitionRequest,
  DocumentLinkRequest,
  ReferencesRequest,
} from "vscode-languageserver";
import { definitionAt } from "../../features/definition.ts";
import { documentLinks } from "../../features/document-links.ts";
import { referencesAt } from "../../features/references.ts";
import { toOffset } from "../from-lsp.ts";
import { toDefinition, toDocumentLink, toLocation } from "../to-lsp.ts";
import { handler, inFile, spelling, type Handler } from "./handler.ts";

export const navigationHandlers: readonly Handler[] = [
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
  handler(DocumentLinkRequest.type, null, (params, session) =>
    inFile(params, session, null, (file, view) =>
      documentLinks(file, view).map((link) =>
        toDocumentLink(link, spelling(session)),
      ),
    ),
  ),
];
