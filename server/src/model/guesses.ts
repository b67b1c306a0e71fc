/**
 * Clusters nobody has named: root files that look like the nodes of one. The rule that decides:
 *
 * Two files may be two nodes of a cluster when
 * - they are unicast peers (each one's source is among the other's peers), or they advertise a common VIP under the
 *   same VRID or the same instance name;
 * - nothing says that they are one node or two clusters: no common VRRP source (unless names like lb01 and lb02 and
 *   their router_ids tell them apart: then it was copied), no peer lists without a common address, no names that tell
 *   copies, versions or environments (prod and staging, keepalived.conf.bak);
 * - something tells them apart: VRRP sources, router_ids, state or priority, or names like lb01 and lb02;
 * - they lie in one folder, or in folders whose paths differ in one name (lb01/keepalived.conf,
 *   lb02/keepalived.conf); unicast peers may lie anywhere;
 * - among many root files (a collection of examples) their names are those of nodes, and not of a long series.
 *
 * Best evidence and nearest folder win: with prod/lb01, prod/lb02, staging/lb01 and staging/lb02 there are two
 * clusters. If two files of a group contradict each other (two with the same source beside a third), there are more
 * files than nodes, nobody can say which ones belong together, and there is no cluster.
 */
import { memo } from "../../../grammar/syntax/memo.ts";
import type { Cluster } from "./cluster.ts";
import { relationOf, scopesOf } from "./likeness.ts";
import type { Node } from "./node.ts";
import { alikeIn, commonAddresses } from "./pairing.ts";
import type { VrrpInstance } from "./vrrp-instance.ts";

export interface Guess {
  readonly known: Extract<Cluster["known"], "unicast-pairs" | "shared-vips">;
  readonly nodes: readonly Node[];
}

/** Groups of two and more nodes that look like clusters; no node is in two of them. */
export function guessClusters(nodes: readonly Node[]): readonly Guess[] {
  if (nodes.length < 2) return [];
  const edges = bestEdges(candidateEdges(nodes));
  return componentsOf(edges).flatMap((component): Guess[] => {
    const members = nodes.filter((node) => component.has(node));
    const own = edges.filter(({ one }) => component.has(one));
    const weak = own.some(({ strength }) => strength === "content");
    if (weak && members.length > 2) return [];
    if (members.some((node, at) => contradictsAny(node, members.slice(at + 1))))
      return [];
    const peers = own.filter(({ strength }) => strength === "peers");
    const linked = componentsOf(peers)[0]?.size === members.length;
    return [
      { known: linked ? "unicast-pairs" : "shared-vips", nodes: members },
    ];
  });
}

interface Edge {
  readonly one: Node;
  readonly other: Node;
  readonly strength: "peers" | "names" | "content";
  readonly distance: number;
}

/** Among more files than this, the contents alone make no cluster: it may be a collection of examples. */
const fewFiles = 6;

/** More names of one series than this number cases, not nodes. */
const mostNodes = 8;

/** Unicast peers may lie anywhere in the workspace. */
const farAway = 1000;

function candidateEdges(nodes: readonly Node[]): readonly Edge[] {
  const crowd = crowdsOf(nodes);
  return neighbours(nodes).flatMap(([one, other]): Edge[] => {
    if (uriOf(one) === uriOf(other) || contradict(one, other)) return [];
    const relation = relationOf(uriOf(one), uriOf(other));
    const distance = relation?.distance ?? farAway;
    if (relation?.likeness === "apart") return [];
    if (arePeers(one, other))
      return [{ one, other, strength: "peers", distance }];
    if (relation === undefined) return [];
    const { likeness, scope, stem } = relation;
    const areNamed =
      likeness === "siblings" && crowd(`${scope}\0${stem}`) <= mostNodes;
    // what takes long comes last: in a large collection few get so far
    if (!areNamed && crowd(scope) > fewFiles) return [];
    const shared = sharedRouters(one, other);
    if (shared.length === 0) return [];
    if (areNamed) return [{ one, other, strength: "names", distance }];
    return differ(one, other, shared)
      ? [{ one, other, strength: "content", distance }]
      : [];
  });
}

/** How many root files lie in a scope, and how many of them have a name of one series. */
function crowdsOf(nodes: readonly Node[]): (key: string) => number {
  const crowds = new Map<string, number>();
  const uris = new Set(nodes.map(uriOf));
  for (const uri of uris)
    for (const { scope, stem } of scopesOf(uri))
      for (const key of [scope, `${scope}\0${stem}`])
        crowds.set(key, (crowds.get(key) ?? 0) + 1);
  return (key) => crowds.get(key) ?? 0;
}

/** With more that hold one address before it no node is compared: these are examples, or copies of one. */
const mostHolders = 64;

/** Pairs of nodes with a common VIP, or of which one has the other's source as a peer: found by address. */
function neighbours(
  nodes: readonly Node[],
): readonly (readonly [Node, Node])[] {
  const byAddress = new Map<string, Set<Node>>();
  const pairs = new Map<Node, Set<Node>>();
  for (const node of nodes)
    for (const {
      virtualAddresses,
      unicastPeers,
      unicastSource,
    } of node.instances)
      for (const { text } of [
        ...virtualAddresses.map(({ address }) => address),
        ...unicastPeers.map(({ value }) => value),
        ...(unicastSource === undefined ? [] : [unicastSource.value]),
      ]) {
        const holders = byAddress.get(text) ?? new Set();
        byAddress.set(text, holders);
        // the last ones lie in the nearest folders
        for (const holder of [...holders].slice(-mostHolders))
          if (holder !== node)
            pairs.set(holder, (pairs.get(holder) ?? new Set()).add(node));
        holders.add(node);
      }
  // A holder always comes before the node in the list, so each pair is found once.
  return [...pairs].flatMap(([one, others]) =>
    [...others].map((other) => [one, other] as const),
  );
}

/** Keeps an edge if neither end has a better one. */
function bestEdges(edges: readonly Edge[]): readonly Edge[] {
  const best = new Map<Node, number>();
  const cost = ({ strength, distance }: Edge): number =>
    ["peers", "names", "content"].indexOf(strength) * 1_000_000 + distance;
  for (const edge of edges)
    for (const node of [edge.one, edge.other])
      best.set(node, Math.min(best.get(node) ?? Infinity, cost(edge)));
  return edges.filter((edge) =>
    [edge.one, edge.other].every((node) => best.get(node) === cost(edge)),
  );
}

function componentsOf(edges: readonly Edge[]): readonly ReadonlySet<Node>[] {
  const found = new Map<Node, Set<Node>>();
  for (const { one, other } of edges) {
    const merged = new Set([
      ...(found.get(one) ?? [one]),
      ...(found.get(other) ?? [other]),
    ]);
    for (const node of merged) found.set(node, merged);
  }
  return [...new Set(found.values())];
}

function contradictsAny(node: Node, others: readonly Node[]): boolean {
  return others.some(
    (other) =>
      contradict(node, other) ||
      relationOf(uriOf(node), uriOf(other))?.likeness === "apart",
  );
}

/** One node twice, or nodes of two clusters. */
function contradict(one: Node, other: Node): boolean {
  const sources = sourcesOf(one);
  const otherSources = sourcesOf(other);
  if ([...sources].some((each) => otherSources.has(each)))
    return !areNamedApart(one, other);
  for (const list of [sources, otherSources, peersOf(one), peersOf(other)])
    if (list.size === 0) return false;
  const all = addressesOf(one);
  return ![...addressesOf(other)].some((each) => all.has(each));
}

/** Named as two nodes by their paths and by themselves: what they have in common was copied. */
function areNamedApart(one: Node, other: Node): boolean {
  const [id, otherId] = [one, other].map(({ globals }) => globals.routerId);
  return (
    id !== undefined &&
    otherId !== undefined &&
    id.value !== otherId.value &&
    relationOf(uriOf(one), uriOf(other))?.likeness === "siblings"
  );
}

function arePeers(one: Node, other: Node): boolean {
  return (
    [...sourcesOf(one)].some((each) => peersOf(other).has(each)) &&
    [...sourcesOf(other)].some((each) => peersOf(one).has(each))
  );
}

type Shared = readonly (readonly [VrrpInstance, VrrpInstance])[];

/**
 * Instances with a common VIP that have the same VRID or the same name. Link-local addresses do not count: every
 * network may have the same ones.
 */
function sharedRouters(one: Node, other: Node): Shared {
  const alike = alikeIn(other);
  return one.instances.flatMap((instance) =>
    alike(instance)
      .filter(
        (each) =>
          (each.name === instance.name || haveSameVrid(each, instance)) &&
          each.effective.family === instance.effective.family &&
          commonAddresses(instance, each).some(
            (text) => !text.startsWith("fe80:"),
          ),
      )
      .map((each) => [instance, each] as const),
  );
}

function haveSameVrid(one: VrrpInstance, other: VrrpInstance): boolean {
  const { virtualRouterId } = one;
  return (
    virtualRouterId !== undefined &&
    virtualRouterId.value === other.virtualRouterId?.value
  );
}

/** Whether the files' contents tell the nodes apart. */
function differ(one: Node, other: Node, shared: Shared): boolean {
  const [id, otherId] = [one, other].map(({ globals }) => globals.routerId);
  if (id !== undefined && otherId !== undefined && id.value !== otherId.value)
    return true;
  if (sourcesOf(one).size > 0 && sourcesOf(other).size > 0) return true;
  return shared.some(
    ([{ effective }, { effective: its }]) =>
      effective.state !== its.state || effective.priority !== its.priority,
  );
}

const sourcesOf = memo(
  ({ instances }: Node): ReadonlySet<string> =>
    new Set(
      instances.flatMap(({ unicastSource, multicastSource }) =>
        [unicastSource, multicastSource].flatMap((source) =>
          source === undefined ? [] : [source.value.text],
        ),
      ),
    ),
);

const peersOf = memo(
  ({ instances }: Node): ReadonlySet<string> =>
    new Set(
      instances.flatMap(({ unicastPeers }) =>
        unicastPeers.map(({ value }) => value.text),
      ),
    ),
);

const addressesOf = memo(
  (node: Node): ReadonlySet<string> =>
    new Set([...sourcesOf(node), ...peersOf(node)]),
);

function uriOf({ configuration }: Node): string {
  return configuration.root.uri;
}
