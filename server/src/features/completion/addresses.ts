/* Addresses that the configuration already has, where another line needs the same one. */
import type { Argument } from "../../../../grammar/schema/keyword.ts";
import type { Configuration } from "../../../../grammar/evaluation/evaluate.ts";
import { memo } from "../../../../grammar/syntax/memo.ts";
import { nodeOf } from "../../model/nodes.ts";
import type { Cursor } from "../cursor.ts";
import { ordered, type Completion } from "./proposal.ts";

type StatementCursor = Extract<Cursor, { kind: "statement" }>;

/** VIPs for virtual servers, real servers for real servers, addresses of nodes for unicast. */
export function addressCompletions(
  { configuration, block, words }: StatementCursor,
  { kind }: Argument,
): readonly Completion[] {
  const isAddress = kind === "ip" || kind === "ip-or-fwmark-or-group";
  const role = isAddress ? roleOf(block.path, words[0]?.text ?? "") : undefined;
  if (role === undefined) return [];
  const present = new Set(block.siblings.map((each) => each.words[0].text));
  const known = addressesOf(configuration)[role];
  return known
    .filter(({ text }) => role !== "node" || !present.has(text))
    .map(({ text, detail }, position) => ({
      label: text,
      kind: "address",
      text,
      sort: ordered(1, position),
      detail,
    }));
}

type Role = "virtual" | "real" | "node";

function roleOf(path: string, keyword: string): Role | undefined {
  if (path === "vrrp_instance/unicast_peer") return "node";
  switch (keyword) {
    case "virtual_server":
      return "virtual";
    case "real_server":
    case "sorry_server":
      return "real";
    case "unicast_src_ip":
      return "node";
    default:
      return undefined;
  }
}

interface KnownAddress {
  readonly text: string;
  readonly detail: string;
}

const addressesOf: (
  configuration: Configuration,
) => Readonly<Record<Role, readonly KnownAddress[]>> = memo((configuration) => {
  const node = nodeOf(configuration);
  const virtual = new Map<string, string>();
  const real = new Map<string, string>();
  const own = new Map<string, string>();
  for (const { name, virtualAddresses, excludedAddresses } of node.instances)
    for (const { address } of [...virtualAddresses, ...excludedAddresses])
      virtual.set(address.text, `virtual address of ${name}`);
  for (const { realServers } of node.virtualServers)
    for (const { address } of realServers)
      real.set(address.value.text, "real server");
  for (const { unicastSource, unicastPeers } of node.instances) {
    if (unicastSource !== undefined)
      own.set(unicastSource.value.text, "unicast source of this node");
    for (const peer of unicastPeers) own.set(peer.value.text, "unicast peer");
  }
  const listed = (found: Map<string, string>): readonly KnownAddress[] =>
    [...found].map(([text, detail]) => ({ text, detail }));
  return { virtual: listed(virtual), real: listed(real), node: listed(own) };
});
