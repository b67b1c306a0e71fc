/* Nodes of a cluster, as the server knows them, and the choice of one. */
import { Uri, window, workspace } from "vscode";
import type { NodeSummary } from "../../server/src/lsp/custom-protocol.ts";
import { plain } from "./plain.ts";

export type { NodeSummary };

/** The file that a command was called for: the one that was clicked on, else the one that is being edited. */
export function fileOf(uri: Uri | undefined): Uri | undefined {
  return uri ?? window.activeTextEditor?.document.uri;
}

/** The only one, or the one that the user picks; undefined where there is none or the user picks none. */
export async function pickNode(
  nodes: readonly NodeSummary[],
  placeHolder: string,
): Promise<NodeSummary | undefined> {
  if (nodes.length < 2) return nodes[0];
  const picked = await window.showQuickPick(
    nodes.map((node) => ({
      label: plain(node.name),
      description: plain(workspace.asRelativePath(Uri.parse(node.uri))),
      node,
    })),
    { placeHolder, matchOnDescription: true },
  );
  return picked?.node;
}
