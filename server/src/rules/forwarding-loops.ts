/* What the rules about forwarding loops have in common: who sends a packet in circles, and what is known of it. */
import { memo } from "../../../grammar/syntax/memo.ts";
import type { Address } from "../model/address.ts";
import type { Cluster } from "../model/cluster.ts";
import {
  carriersOf,
  forwardingOf,
  forwardingOfNode,
  type Director,
  type ForwardingGraph,
  type Hop,
  type Loop,
} from "../model/forwarding.ts";
import { memoByFrame } from "../model/frame.ts";
import { isSwitchedOn } from "../model/kernel-settings.ts";
import type { Node } from "../model/node.ts";
import { keysOf } from "../model/taking.ts";
import { last, unsigned } from "../model/values.ts";
import type { VirtualServer } from "../model/virtual-server.ts";
import type {
  Director as RemedyDirector,
  LoopingService,
} from "./remedies/director.ts";
import { redirectsDirectors } from "./remedies/redirect.ts";
import type { RuleContext } from "./rule.ts";

/** A real server that sends a packet on its way round, in the file of a node. */
export interface LoopingHop {
  readonly node: Node;
  readonly hop: Hop;
  readonly loop: Loop;
  readonly graph: ForwardingGraph;
  /** Two and more instances with different masters: no node is backup for all of them. */
  readonly activeActive: boolean;
}

/** The hops of a cluster that belong to a loop, once for each real server. */
export function loopingHopsOfCluster(cluster: Cluster): readonly LoopingHop[] {
  return hopsOfLoops(forwardingOf(cluster), hasSeveralMasters(cluster));
}

/** The same for a node whose cluster is not known. */
export const loopingHopsOfNode: (node: Node) => readonly LoopingHop[] = memo(
  (node) => (hasPeers(node) ? hopsOfLoops(forwardingOfNode(node), false) : []),
);

/** Without peers nobody is known who could send a packet back. */
const hasPeers = memoByFrame(({ instances }) =>
  instances.some(({ unicastPeers }) => unicastPeers.length > 0),
);

/** Whether a service is known by firewall marks only. */
export function isMarked({ node, hop }: LoopingHop): boolean {
  const keys = keysOf({ node, service: hop.service });
  return keys.length > 0 && keys.every(({ kind }) => kind === "fwmark");
}

/** `lb01 -> lb02 -> lb01`, beginning with the hop's node. */
export function pathOf({ hop, loop }: LoopingHop): string {
  const at = loop.hops.indexOf(hop);
  const ordered = [...loop.hops.slice(at), ...loop.hops.slice(0, at)];
  return [...ordered.map(({ from }) => from.name), hop.from.name].join(" -> ");
}

/**
 * Whether every known director keeps off IPVS what another one sends it: packet filter rules redirect that, or
 * (TUN) the kernel leaves alone what came through a tunnel.
 */
export function isRedirected(
  { loop, node: own, hop }: LoopingHop,
  { surroundings }: RuleContext,
): boolean {
  const vips = vipsOf(own, hop.service);
  const ports = keysOf({ node: own, service: hop.service }).flatMap((key) =>
    key.kind === "address" && key.port !== undefined ? [key.port] : [],
  );
  const nodes = loop.hops.flatMap(({ from }) =>
    from.node === undefined ? [] : [from.node],
  );
  return nodes.every(
    (node) =>
      surroundings(node).some((file) =>
        redirectsDirectors(file, vips, ports),
      ) ||
      (hop.realServer.method === "TUN" &&
        isSwitchedOn(surroundings(node), "net.ipv4.vs.ignore_tunneled")),
  );
}

/** Whether kernel settings beside every known director's file switch a backup's IPVS off. */
export function hasBackupOnly(
  { loop }: LoopingHop,
  { surroundings }: RuleContext,
): boolean {
  const nodes = loop.hops.flatMap(({ from }) =>
    from.node === undefined ? [] : [from.node],
  );
  return nodes.every((node) =>
    isSwitchedOn(surroundings(node), "net.ipv4.vs.backup_only"),
  );
}

/** What the remedies need to know of a hop's service on all directors. */
export function loopingServiceOf(looping: LoopingHop): LoopingService {
  const { graph, hop, node } = looping;
  const onLoop = new Set(
    graph.loops
      .filter(({ hops }) => hops.includes(hop))
      .flatMap(({ hops }) => hops.map(({ from }) => from)),
  );
  const directors = graph.directors
    .filter((each) => onLoop.has(each))
    .map((each) => remedyDirector(each, looping));
  const vips = vipsOf(node, hop.service);
  return {
    directors,
    vip: vips.length === 1 ? vips[0] : undefined,
    ports: portsOf(looping),
    protocol: (hop.service.protocol?.value ?? "TCP").toLowerCase(),
  };
}

/** Every definition of the hop's service, one for each director that has a file. */
export function servicesOn(looping: LoopingHop): readonly VirtualServer[] {
  const services = loopingServiceOf(looping).directors.flatMap(({ service }) =>
    service === undefined ? [] : [service],
  );
  return [
    ...new Map(
      services.map((each) => [
        `${each.statement.file.uri}:${each.statement.start}`,
        each,
      ]),
    ).values(),
  ];
}

function remedyDirector(
  director: Director,
  { hop, graph }: LoopingHop,
): RemedyDirector {
  const own = graph.loops
    .flatMap(({ hops }) => hops)
    .find(({ from }) => from === director);
  const service =
    director.node === undefined ? undefined : (own?.service ?? hop.next);
  const followed = director.node?.globals.lvsSyncDaemon?.instance?.value;
  const carriers =
    director.node === undefined || service === undefined
      ? []
      : carriersOf(director.node, service);
  const address =
    director.addresses[0]?.address ?? hop.realServer.address.value;
  return {
    name: director.name,
    address,
    node: director.node,
    instance: carriers.find(({ name }) => name === followed) ?? carriers[0],
    service,
  };
}

function vipsOf(node: Node, service: VirtualServer): readonly Address[] {
  const named = keysOf({ node, service }).flatMap((key) =>
    key.kind === "address" ? [key.address] : [],
  );
  const held = carriersOf(node, service).flatMap(({ virtualAddresses }) =>
    virtualAddresses.map(({ address }) => address),
  );
  const all = named.length > 0 ? named : held;
  return [...new Map(all.map((each) => [each.text, each])).values()];
}

/** The ports of the VIP's looping services; of a mark, the ports its servers are checked at. */
function portsOf({ node, hop, graph }: LoopingHop): readonly number[] {
  const vips = new Set(vipsOf(node, hop.service).map(({ text }) => text));
  const ports = graph.hops
    .filter(({ from }) => from.node === node)
    .flatMap(({ service }) => keysOf({ node, service }))
    .flatMap((key) =>
      key.kind === "address" &&
      vips.has(key.address.text) &&
      key.port !== undefined
        ? [key.port]
        : [],
    );
  const checked = hop.service.realServers.flatMap(({ port, checkers }) => [
    port?.value,
    ...checkers.map((each) => unsigned(last(each, "connect_port"))?.value),
  ]);
  const known =
    ports.length > 0 ? ports : checked.filter((port) => port !== undefined);
  return [...new Set(known)].toSorted((one, other) => one - other);
}

function hopsOfLoops(
  graph: ForwardingGraph,
  activeActive: boolean,
): readonly LoopingHop[] {
  const found = new Map<Hop, LoopingHop>();
  for (const loop of graph.loops)
    for (const hop of loop.hops) {
      const { node } = hop.from;
      if (node !== undefined && !found.has(hop))
        found.set(hop, { node, hop, loop, graph, activeActive });
    }
  return [...found.values()];
}

function hasSeveralMasters({ pairs }: Cluster): boolean {
  const masters = pairs.flatMap(({ one, other }) => {
    const [priority, otherPriority] = [one, other].map(
      ({ instance }) => instance.effective.priority,
    );
    if (
      priority === undefined ||
      otherPriority === undefined ||
      priority === otherPriority
    )
      return [];
    return [(priority > otherPriority ? one : other).node];
  });
  return new Set(masters).size > 1;
}
