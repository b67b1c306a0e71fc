/* Addresses that the cluster already has, where another line needs the same one. */
import type { Node } from "../../model/node.ts";
import { nodeOf } from "../../model/nodes.ts";
import type { Cursor } from "../cursor.ts";
import { networkAround } from "../network.ts";
import type { Parameter } from "../slot.ts";
import type { Workspace } from "../workspace.ts";
import { ordered, type Completion } from "./proposal.ts";

type StatementCursor = Extract<Cursor, { kind: "statement" }>;

/** VIPs for services, real servers for real servers, addresses of the nodes for unicast. */
export function addressCompletions(
  cursor: StatementCursor,
  parameter: Parameter,
  workspace: Workspace,
): readonly Completion[] {
  const find = sourceFor(cursor, parameter);
  if (find === undefined) return [];
  const { path, siblings } = cursor.block;
  const present = new Set(
    isList(path) ? siblings.map((each) => bare(each.words[0].text)) : [],
  );
  const found = new Map<string, KnownAddress>();
  for (const each of find(aroundOf(cursor, workspace)))
    if (!found.has(each.text)) found.set(each.text, each);
  return [...found.values()]
    .filter(({ text }) => !present.has(bare(text)))
    .map(({ text, detail }, position) => ({
      label: text,
      kind: "address",
      text,
      sort: ordered(1, position),
      detail,
    }));
}

interface KnownAddress {
  readonly text: string;
  readonly detail: string;
}

/** The node that is written, and the others of its cluster. */
interface Around {
  readonly self: Node;
  readonly others: readonly Node[];
}

type Source = (around: Around) => readonly KnownAddress[];

/** Where addresses for a parameter come from; undefined: it takes none that are known. */
function sourceFor(
  { block, words }: StatementCursor,
  { argument, owner }: Parameter,
): Source | undefined {
  if (!kinds.has(argument.kind)) return undefined;
  if (block.path === "vrrp_instance/unicast_peer") return ownOfOthers;
  if (block.path === "virtual_server_group") return virtual;
  if (block.path.startsWith("vrrp_instance/virtual_ipaddress"))
    return owner.startsWith("<") ? virtualOfOthers : undefined;
  if (owner.startsWith("virtual_server") && words[1]?.text === "group")
    return undefined;
  return sources[owner];
}

const kinds: ReadonlySet<string> = new Set([
  "ip",
  "ip-or-fwmark-or-group",
  "ip-or-range-or-prefix",
  "ip-prefix",
]);

function bare(address: string): string {
  return address.replace(/\/.*/, "");
}

/** In a list an address stands once. */
function isList(path: string): boolean {
  return /\/(?:unicast_peer|virtual_ipaddress\w*)$/.test(path);
}

const virtual: Source = ({ self, others }) => [
  ...virtualOf(self),
  ...others.flatMap((node) => virtualOf(node, true)),
];
const virtualOfOthers: Source = ({ others }) =>
  others.flatMap((node) => writtenVirtual(node));
const real: Source = ({ self, others }) =>
  [self, ...others].flatMap(({ virtualServers }) =>
    virtualServers.flatMap(({ realServers }) =>
      realServers.map(({ address }) => ({
        text: address.value.text,
        detail: "real server",
      })),
    ),
  );
/** This node's own, also as the others know it. */
const own: Source = ({ self, others }) => {
  const theirs = new Set(others.flatMap(ownOf).map(({ text }) => text));
  return [
    ...ownOf(self),
    ...others.flatMap(peersOf).filter(({ text }) => !theirs.has(text)),
  ];
};
const ownOfOthers: Source = ({ self, others }) => {
  const mine = new Set(ownOf(self).map(({ text }) => text));
  return [...others.flatMap(ownOf), ...peersOf(self)].filter(
    ({ text }) => !mine.has(text),
  );
};

const sources: Readonly<Record<string, Source>> = {
  virtual_server: virtual,
  real_server: real,
  sorry_server: real,
  unicast_src_ip: own,
  mcast_src_ip: own,
  source_ip: own,
  neighbor_ip: ownOfOthers,
  src: virtual,
};

function virtualOf(
  { name, instances }: Node,
  isOther = false,
): readonly KnownAddress[] {
  return instances.flatMap((instance) =>
    [...instance.virtualAddresses, ...instance.excludedAddresses].map(
      ({ address }) => ({
        text: address.text,
        detail: `virtual address of ${instance.name}${isOther ? ` on ${name}` : ""}`,
      }),
    ),
  );
}

/** With their prefix lengths, as the lines of a list have them. */
function writtenVirtual({ name, instances }: Node): readonly KnownAddress[] {
  return instances.flatMap((instance) =>
    [...instance.virtualAddresses, ...instance.excludedAddresses].map(
      ({ address: { text, prefixLength } }) => ({
        text: prefixLength === undefined ? text : `${text}/${prefixLength}`,
        detail: `virtual address of ${instance.name} on ${name}`,
      }),
    ),
  );
}

function ownOf({ name, addresses }: Node): readonly KnownAddress[] {
  return addresses.map(({ address }) => ({
    text: address.text,
    detail: `address of ${name}`,
  }));
}

function peersOf({ name, instances }: Node): readonly KnownAddress[] {
  return instances.flatMap(({ unicastPeers }) =>
    unicastPeers.map(({ value }) => ({
      text: value.text,
      detail: `unicast peer of ${name}`,
    })),
  );
}

function aroundOf(
  { configuration, file }: StatementCursor,
  workspace: Workspace,
): Around {
  const { nodes, clusters } = networkAround(configuration, file, workspace);
  const { root, configId } = configuration;
  const self =
    nodes.find(
      (node) =>
        node.configuration.root.uri === root.uri &&
        node.configuration.configId === configId,
    ) ?? nodeOf(configuration);
  const members = clusters
    .filter((cluster) => cluster.nodes.includes(self))
    .flatMap((cluster) => cluster.nodes);
  return { self, others: members.filter((node) => node !== self) };
}
