/* What an editor shows in and between the lines. */
import {
  CodeLensRequest,
  CodeLensResolveRequest,
  InlayHintRequest,
  InlayHintResolveRequest,
  LSPErrorCodes,
  ResponseError,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from "vscode-languageserver";
import type { SourceFile } from "../../../../grammar/syntax/source-file.ts";
import { codeLenses } from "../../features/code-lens.ts";
import { inlayHints } from "../../features/inlay-hints.ts";
import { semanticTokens } from "../../features/semantic-tokens.ts";
import {
  displayKey,
  toCodeLens,
  toInlayHint,
  toLensCommand,
  type DisplayKey,
} from "../display-to-lsp.ts";
import { toOffsets } from "../from-lsp.ts";
import { encoded } from "../token-results.ts";
import {
  handler,
  inFile,
  spelling,
  type Handler,
  type Session,
} from "./handler.ts";

export const displayHandlers: readonly Handler[] = [
  handler(SemanticTokensRequest.type, (params, session) =>
    inFile(params, session, (file, view) =>
      session.tokens.full(file, semanticTokens(file, view)),
    ),
  ),
  handler(SemanticTokensDeltaRequest.type, (params, session) =>
    inFile(params, session, (file, view) =>
      session.tokens.since(
        params.previousResultId,
        file,
        semanticTokens(file, view),
      ),
    ),
  ),
  handler(SemanticTokensRangeRequest.type, (params, session) =>
    inFile(params, session, (file, view) => {
      const range = toOffsets(file, params.range);
      return { data: encoded(file, semanticTokens(file, view, range)) };
    }),
  ),
  handler(InlayHintRequest.type, (params, session) =>
    inFile(params, session, (file, view) => {
      const range = toOffsets(file, params.range);
      const { hints } = session.workspace.displayFor(file.uri);
      return inlayHints(file, range, view, hints).map((hint) =>
        toInlayHint(hint, versionOf(file, session), session.client),
      );
    }),
  ),
  handler(InlayHintResolveRequest.type, (hint, session) => {
    const key = displayKey(hint.data);
    const file = key && fileOf(key, session);
    if (file === undefined) return hint;
    const at = { start: key?.offset ?? 0, end: key?.offset ?? 0 };
    const { hints } = session.workspace.displayFor(file.uri);
    const view = session.workspace.viewFor(file);
    const found = inlayHints(file, at, view, hints).find(
      ({ group }) => group === key?.group,
    );
    return found === undefined
      ? hint
      : { ...hint, tooltip: { kind: "markdown", value: found.reason() } };
  }),
  handler(CodeLensRequest.type, (params, session) =>
    inFile(params, session, (file, view) => {
      const { lenses } = session.workspace.displayFor(file.uri);
      return codeLenses(file, view, lenses).map((lens) =>
        toCodeLens(lens, versionOf(file, session)),
      );
    }),
  ),
  handler(CodeLensResolveRequest.type, (lens, session) => {
    const key = displayKey(lens.data);
    const file = key && fileOf(key, session);
    if (file === undefined) return lens;
    const view = session.workspace.viewFor(file);
    const { lenses } = session.workspace.displayFor(file.uri);
    const found = codeLenses(file, view, lenses).find(
      (each) =>
        each.group === key?.group &&
        each.place.start === key.offset &&
        (each.group !== "peers" || each.node === key.node),
    );
    if (found === undefined) return lens;
    const command = toLensCommand(found, session.client, spelling(session));
    return { ...lens, command };
  }),
];

function versionOf(file: SourceFile, { workspace }: Session): number | null {
  return workspace.documents.get(file.uri)?.version ?? null;
}

/** The file that a hint or lens was made for. One that has changed since has others by now. */
function fileOf(key: DisplayKey, session: Session): SourceFile | undefined {
  const file = session.workspace.read(key.uri);
  if (file !== undefined && versionOf(file, session) !== key.version)
    throw new ResponseError(
      LSPErrorCodes.ContentModified,
      "the file has changed",
    );
  return file;
}
