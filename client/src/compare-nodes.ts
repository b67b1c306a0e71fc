import { commands, Range, Uri, window } from "vscode";
import type { LanguageServer } from "./language-server.ts";
import { fileOf, type NodeSummary, pickNode } from "./nodes.ts";
import { plain } from "./plain.ts";

/** Lines that differ, as the code lens over an instance gives them; from 0. */
interface Lines {
  readonly uri: string;
  readonly line: number;
  readonly peerUri: string;
  readonly peerLine: number;
}

/**
 * Opens the configurations of two nodes of a cluster side by side: their files where those are all there is, else
 * what keepalived makes of them. Without lines, the user picks the nodes.
 */
export async function compareNodes(
  server: LanguageServer,
  given?: Uri | Lines,
): Promise<void> {
  const lines = given === undefined || given instanceof Uri ? undefined : given;
  const uri =
    lines?.uri ?? fileOf(given instanceof Uri ? given : undefined)?.toString();
  if (uri === undefined) return;
  const { nodes } = await server.request("keepalived/nodes", { uri });
  const one = await pickNode(
    nodes.filter(({ reads }) => reads),
    "Compare which node?",
  );
  if (one === undefined) return;
  const others = nodes.filter((node) => node !== one);
  const meant = others.filter((node) => node.uri === lines?.peerUri);
  const other = await pickNode(
    meant.length > 0 ? meant : others,
    `Compare ${one.name} with which node?`,
  );
  if (other !== undefined) await showDifferences(one, other, lines);
  else if (others.length === 0) await tellOfNoOther(one);
}

async function showDifferences(
  one: NodeSummary,
  other: NodeSummary,
  lines: Lines | undefined,
): Promise<void> {
  const asFiles = one.plain && other.plain && one.uri !== other.uri;
  const [left, right] = [one, other].map((node) =>
    Uri.parse(asFiles ? node.uri : node.effective),
  );
  const at = asFiles ? lines?.peerLine : undefined;
  await commands.executeCommand(
    "vscode.diff",
    left,
    right,
    `${one.name} ↔ ${other.name}`,
    at === undefined ? {} : { selection: new Range(at, 0, at, 0) },
  );
}

async function tellOfNoOther({ name }: NodeSummary): Promise<void> {
  await window.showInformationMessage(
    plain(
      `No other node of ${name}'s cluster is known. Name the nodes in .keepalived-lsp.json, or open the folder that holds all of them.`,
    ),
  );
}
