/**
 * The forwarding graph: what happens to a client's packet for each virtual service. A node that holds the VIP hands
 * it to a real server; if that is another director whose IPVS takes it again, the packet goes on. A loop is a cycle.
 *
 * Only DR and TUN hops count: they leave the VIP in the packet. NAT writes the real server's own address into it,
 * which matches no service. A sorry server is no real server here.
 */
import type { Address } from "./address.ts";
import type { Cluster } from "./cluster.ts";
import type { KnownAddress, Node } from "./node.ts";
import { virtualAddressesOf } from "./peer-addresses.ts";
import { loopsOf } from "./loops.ts";
import { takerOf } from "./taking.ts";
import type { RealServer, VirtualServer } from "./virtual-server.ts";
import type { VrrpInstance } from "./vrrp-instance.ts";

export interface ForwardingGraph {
  readonly directors: readonly Director[];
  readonly hops: readonly Hop[];
  readonly loops: readonly Loop[];
}

/** A machine with keepalived and IPVS. */
export interface Director {
  /** The node's name, or the address where nothing else is known. */
  readonly name: string;
  /** Undefined: known only as a `unicast_peer` of a node. */
  readonly node: Node | undefined;
  readonly addresses: readonly KnownAddress[];
}

/** `from` may send a packet of this service to `to`, which is a director too and schedules it again. */
export interface Hop {
  readonly from: Director;
  readonly to: Director;
  /** How `to` is known to have the real server's address. */
  readonly address: KnownAddress;
  /** The service on `from`; of a director without a file, the one of the node that knows it as a peer. */
  readonly service: VirtualServer;
  readonly realServer: RealServer;
  /** The service on `to` that takes the packet again; of a director without a file, as above. */
  readonly next: VirtualServer;
}

/** Hops that lead back to the first director: `lb01 -> lb02 -> lb01`. */
export interface Loop {
  readonly hops: readonly [Hop, ...Hop[]];
  /**
   * Every node on it has an `lvs_sync_daemon` that follows the instance with the VIP: together with
   * `net.ipv4.vs.backup_only` this ends the loop. Directors without a file are taken to be like the others.
   */
  readonly syncDaemonFollows: boolean;
}

export type { Cluster };

/** The graph of a cluster; peers of its nodes that are none of its nodes are directors without a file. */
export function forwardingOf(cluster: Cluster): ForwardingGraph {
  return graphOf(
    cluster.nodes.map((node) => ({
      name: node.name,
      node,
      addresses: cluster.addresses.get(node) ?? node.addresses,
    })),
  );
}

/** The graph of a node whose cluster is not known: its unicast peers are taken to have the same services. */
export function forwardingOfNode(node: Node): ForwardingGraph {
  const virtual = virtualAddressesOf([node]);
  const addresses = node.addresses.filter(
    ({ address }) => !virtual.has(address.text),
  );
  return graphOf([{ name: node.name, node, addresses }]);
}

interface KnownDirector extends Director {
  readonly node: Node;
}

function graphOf(known: readonly KnownDirector[]): ForwardingGraph {
  const strangers = strangersOf(known);
  const hops = [
    ...known.flatMap((from) => hopsOf(from, known, strangers)),
    ...strangers.flatMap((from) => assumedHopsOf(from, known, strangers)),
  ];
  return {
    directors: [...known, ...strangers],
    hops,
    loops: loopsOf(hops).map((cycle): Loop => ({
      hops: cycle,
      syncDaemonFollows: cycle.every(
        ({ from, service }) =>
          from.node === undefined || syncFollows(from.node, service),
      ),
    })),
  };
}

/** A director known only as a peer of these nodes. */
interface Stranger extends Director {
  readonly node: undefined;
  readonly peerOf: readonly KnownDirector[];
}

function strangersOf(known: readonly KnownDirector[]): readonly Stranger[] {
  const virtual = virtualAddressesOf(known.map(({ node }) => node));
  const own = new Set(
    known.flatMap(({ addresses }) =>
      addresses.map(({ address }) => address.text),
    ),
  );
  // A node without any known address may be this peer.
  if (known.length > 1 && known.some(({ addresses }) => addresses.length === 0))
    return [];
  const found = new Map<string, Stranger>();
  for (const director of known)
    for (const { unicastPeers } of director.node.instances)
      for (const { value, word } of unicastPeers) {
        const { text } = value;
        if (own.has(text) || virtual.has(text)) continue;
        const before = found.get(text);
        found.set(text, {
          name: text,
          node: undefined,
          addresses: before?.addresses ?? [
            { address: value, at: word, source: "peer-list" },
          ],
          peerOf: [...new Set([...(before?.peerOf ?? []), director])],
        });
      }
  return [...found.values()];
}

function hopsOf(
  from: KnownDirector,
  known: readonly KnownDirector[],
  strangers: readonly Stranger[],
): readonly Hop[] {
  // Nobody else is there who could send it back.
  if (known.length === 1 && strangers.length === 0) return [];
  return forwardedBy(from.node).flatMap((sent) =>
    hopOf(from, from, sent, [
      ...known,
      ...strangers.filter(
        ({ peerOf, addresses }) =>
          peerOf.includes(from) &&
          addresses.some(({ address }) =>
            arePeersFor(from.node, sent.service, address),
          ),
      ),
    ]),
  );
}

/** A director without a file is taken to have the services of the first node that knows it. */
function assumedHopsOf(
  from: Stranger,
  known: readonly KnownDirector[],
  strangers: readonly Stranger[],
): readonly Hop[] {
  const [model] = from.peerOf;
  const self = from.addresses[0]?.address;
  if (model === undefined || self === undefined) return [];
  return forwardedBy(model.node)
    .filter(({ service }) => arePeersFor(model.node, service, self))
    .flatMap((sent) => hopOf(from, model, sent, [...known, ...strangers]));
}

interface Sent {
  readonly service: VirtualServer;
  readonly realServer: RealServer;
}

/** The hop to the director that has a real server's address, if one of its services takes the packet again. */
function hopOf(
  from: Director,
  sender: KnownDirector,
  { service, realServer }: Sent,
  directors: readonly (KnownDirector | Stranger)[],
): Hop[] {
  const { value } = realServer.address;
  for (const to of directors) {
    const address = to === from ? undefined : addressOf(to, value);
    if (address === undefined) continue;
    const holder = "peerOf" in to ? to.peerOf[0]?.node : to.node;
    const next = holder && takerOf({ node: sender.node, service }, holder);
    return next === undefined
      ? []
      : [{ from, to, address, service, realServer, next }];
  }
  return [];
}

/** The packets a node sends on with the VIP still in them. */
function forwardedBy({ virtualServers }: Node): readonly Sent[] {
  return virtualServers
    .filter(({ key }) => key !== undefined)
    .flatMap((service) =>
      service.realServers
        .filter(({ method }) => method === "DR" || method === "TUN")
        .map((realServer) => ({ service, realServer })),
    );
}

function addressOf(
  { addresses }: Director,
  { text }: Address,
): KnownAddress | undefined {
  return addresses.find(({ address }) => address.text === text);
}

/** Whether a peer's address stands in the peer list of an instance that carries the service. */
function arePeersFor(
  node: Node,
  service: VirtualServer,
  { text }: Address,
): boolean {
  return carriersOf(node, service).some(({ unicastPeers }) =>
    unicastPeers.some(({ value }) => value.text === text),
  );
}

/** The instances that hold a service's VIP. For a mark, or a VIP of none of them, any instance may. */
export function carriersOf(
  node: Node,
  service: VirtualServer,
): readonly VrrpInstance[] {
  const vips = new Set(vipsOf(node, service).map(({ text }) => text));
  const holding = node.instances.filter((instance) =>
    [...instance.virtualAddresses, ...instance.excludedAddresses].some(
      ({ address }) => vips.has(address.text),
    ),
  );
  return holding.length > 0 ? holding : node.instances;
}

function vipsOf(node: Node, { key }: VirtualServer): readonly Address[] {
  if (key?.kind === "address") return [key.address];
  if (key?.kind !== "group") return [];
  const group = node.virtualServerGroups.find(({ name }) => name === key.name);
  return (group?.members ?? []).flatMap((member) =>
    member.kind === "address" ? [member.address] : [],
  );
}

function syncFollows(node: Node, service: VirtualServer): boolean {
  const followed = node.globals.lvsSyncDaemon?.instance?.value;
  return carriersOf(node, service).some(({ name }) => name === followed);
}
