/*
 * What keepalived makes of a file: a read-only document whose text the server gives (text document content of the
 * protocol) and keeps up to date. Each line says where it comes from, and leads there.
 */
import {
  type CancellationToken,
  Disposable,
  InlayHint,
  InlayHintLabelPart,
  languages,
  Location,
  Position,
  Range,
  type TextDocument,
  Uri,
  ViewColumn,
  window,
  workspace,
} from "vscode";
import type { Origin } from "../../server/src/lsp/custom-protocol.ts";
import type { LanguageServer } from "./language-server.ts";
import { fileOf, pickNode } from "./nodes.ts";

const scheme = "keepalived-effective";

/** Opens the effective configuration beside the file; asks for which node where several read it. */
export async function showEffective(
  server: LanguageServer,
  clicked?: Uri,
): Promise<void> {
  const uri = fileOf(clicked);
  if (uri === undefined) return;
  const { nodes } = await server.request("keepalived/nodes", {
    uri: uri.toString(),
  });
  const node = await pickNode(
    nodes.filter(({ reads }) => reads),
    "What does which node make of it?",
  );
  if (node === undefined) return;
  const document = await workspace.openTextDocument(Uri.parse(node.effective));
  await window.showTextDocument(document, {
    viewColumn: ViewColumn.Beside,
    preserveFocus: true,
  });
}

/** Shows in effective configurations where each line comes from. */
export function showOrigins(server: LanguageServer): Disposable {
  const origins = (
    { uri }: TextDocument,
    token: CancellationToken,
  ): Promise<readonly Origin[]> =>
    server.request("keepalived/origins", { uri: uri.toString() }, token);
  return Disposable.from(
    languages.registerInlayHintsProvider(
      { scheme },
      {
        onDidChangeInlayHints: server.onDidChange,
        provideInlayHints: async (document, range, token) =>
          (await origins(document, token))
            .map((origin, index, all) => hint(origin, all[index - 1], document))
            .filter(({ position }) => range.contains(position)),
      },
    ),
    languages.registerDefinitionProvider(
      { scheme },
      {
        provideDefinition: async (document, { line }, token) =>
          (await origins(document, token))
            .filter((origin) => origin.line === line)
            .map(placeOf),
      },
    ),
  );
}

/** File and line; the line alone where the line before comes from the same file. */
function hint(
  origin: Origin,
  before: Origin | undefined,
  document: TextDocument,
): InlayHint {
  const place = placeOf(origin);
  const path =
    origin.uri === before?.uri ? "" : workspace.asRelativePath(place.uri);
  const label = new InlayHintLabelPart(`${path}:${place.range.start.line + 1}`);
  label.location = place;
  const end = document.validatePosition(
    new Position(origin.line, Number.MAX_SAFE_INTEGER),
  );
  const made = new InlayHint(end, [label]);
  made.paddingLeft = true;
  return made;
}

function placeOf({ uri, range: { start, end } }: Origin): Location {
  return new Location(
    Uri.parse(uri),
    new Range(start.line, start.character, end.line, end.character),
  );
}
