/* Inlay hints and code lenses as objects of the protocol. */
import type {
  CodeLens as LspCodeLens,
  Command,
  InlayHint as LspInlayHint,
} from "vscode-languageserver";
import { visible } from "../engine/visible.ts";
import type { CodeLens } from "../features/code-lens.ts";
import type { InlayHint } from "../features/inlay-hints/hint.ts";
import type { Client } from "./client.ts";
import { recordOf } from "./settings.ts";
import { toLocation, toRange, type Spelling } from "./to-lsp.ts";
import { positionAt } from "./positions.ts";

/** Where a hint or lens stands, by which it is found again when more is asked about it. */
export interface DisplayKey {
  readonly uri: string;
  /** Of the document; null where it is not open. */
  readonly version: number | null;
  readonly group: string;
  readonly offset: number;
  /** The other node, of a lens that has one. */
  readonly node?: string;
}

/** Undefined for what the server has not made. */
export function displayKey(data: unknown): DisplayKey | undefined {
  const { uri, version, group, offset } = recordOf(data);
  return typeof uri === "string" &&
    (typeof version === "number" || version === null) &&
    typeof group === "string" &&
    typeof offset === "number"
    ? (data as DisplayKey)
    : undefined;
}

export function toInlayHint(
  { file, offset, label, group, reason }: InlayHint,
  version: number | null,
  client: Client,
): LspInlayHint {
  const key: DisplayKey = { uri: file.uri, version, group, offset };
  return {
    position: positionAt(file, offset),
    label: visible(label),
    ...(group === "prefixLength" ? {} : { paddingLeft: true }),
    ...(client.lazyTooltips
      ? { data: key }
      : { tooltip: { kind: "markdown", value: reason() } }),
  };
}

export function toCodeLens(
  lens: CodeLens,
  version: number | null,
): LspCodeLens {
  const { place, group } = lens;
  const key: DisplayKey = {
    uri: place.file.uri,
    version,
    group,
    offset: place.start,
    ...(lens.group === "peers" ? { node: lens.node } : {}),
  };
  return { range: toRange(place), data: key };
}

/** What a lens says; clicking it does something in editors that know our commands. */
export function toLensCommand(
  lens: CodeLens,
  client: Client,
  spell: Spelling,
): Command {
  const clickable = (
    title: string,
    command: string,
    ...args: unknown[]
  ): Command =>
    client.commands.includes(command)
      ? { title, command, arguments: args }
      : { title, command: "" };
  const { uri, range } = toLocation(lens.place, spell);
  switch (lens.group) {
    case "references": {
      const places = lens.references();
      return clickable(
        counted(places.length, "reference"),
        "keepalived.showReferences",
        uri,
        range.start,
        places.map((place) => toLocation(place, spell)),
      );
    }
    case "peers": {
      const there = toLocation(lens.there, spell);
      return clickable(
        visible(peerTitle(lens.node, lens.differences())),
        "keepalived.compareNodes",
        {
          uri,
          line: range.start.line,
          peerUri: there.uri,
          peerLine: there.range.start.line,
        },
      );
    }
  }
}

/** More names than these make no line to read. */
const mostNames = 3;

function peerTitle(node: string, differences: readonly string[]): string {
  if (differences.length === 0) return `peers: ${node} has the same parameters`;
  const names = differences.slice(0, mostNames).join(", ");
  const more = differences.length > mostNames ? ", ..." : "";
  return `peers: ${node} differs in ${counted(differences.length, "parameter")} (${names}${more})`;
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}
