/* The virtual servers of two nodes of a cluster, side by side. */
import type { Cluster } from "../../model/cluster.ts";
import type { Node } from "../../model/node.ts";
import type { RealServer, VirtualServer } from "../../model/virtual-server.ts";
import { keptRealServers, sameEndpoint } from "../services.ts";

/** A service of one node and the one another node has in its place. */
export interface ServicePair {
  readonly node: Node;
  readonly service: VirtualServer;
  readonly other: Node;
  /** Undefined: the other node has no service for these packets. */
  readonly otherService: VirtualServer | undefined;
}

/**
 * Each service beside those of the other nodes, from both sides. Only between nodes with a common virtual router of
 * which everything can be seen. A service that is defined twice is left to duplicate-virtual-server.
 */
export function servicePairsOf(cluster: Cluster): readonly ServicePair[] {
  return cluster.nodes.flatMap((node) =>
    cluster.nodes
      .filter((other) => other !== node && areComparable(cluster, node, other))
      .flatMap((other) => pairsOf(node, other)),
  );
}

function areComparable(cluster: Cluster, one: Node, other: Node): boolean {
  const both = [one, other];
  return (
    cluster.pairs.some(
      (pair) => both.includes(pair.one.node) && both.includes(pair.other.node),
    ) &&
    both.every(
      ({ complete, virtualServers, virtualServerGroups }) =>
        complete &&
        virtualServers.length > 0 &&
        virtualServers.every(
          ({ complete, key }) => complete && key !== undefined,
        ) &&
        virtualServerGroups.every(({ complete }) => complete),
    )
  );
}

function pairsOf(node: Node, other: Node): readonly ServicePair[] {
  return node.virtualServers.flatMap((service): ServicePair[] => {
    const key = identityOf(node, service);
    const [own, its] = [node, other].map((each) =>
      each.virtualServers.filter(
        (candidate) => identityOf(each, candidate) === key,
      ),
    ) as [VirtualServer[], VirtualServer[]];
    if (own.length > 1 || its.length > 1) return [];
    return [{ node, service, other, otherService: its[0] }];
  });
}

/** What packets a service takes, as a text: groups by their members, whatever their name. */
function identityOf(node: Node, { key, protocol }: VirtualServer): string {
  const group =
    key?.kind === "group"
      ? node.virtualServerGroups.find(({ name }) => name === key.name)
      : undefined;
  const members = (group?.members ?? (key === undefined ? [] : [key])).map(
    (member) => {
      switch (member.kind) {
        case "address":
          return `${member.address.text}-${member.through?.text ?? ""}:${member.port ?? 0}/${protocol?.value ?? ""}`;
        case "fwmark":
          return `fwmark ${member.mark}`;
        case "group":
          return `group ${member.name}`;
      }
    },
  );
  return members.toSorted().join(" ");
}

/** The service of the other node that has this one's real servers and method, but another mark. */
export function sameButMark(
  { service, other, otherService }: ServicePair,
  pairs: readonly ServicePair[],
): VirtualServer | undefined {
  if (service.key?.kind !== "fwmark" || otherService !== undefined)
    return undefined;
  return pairs.find(
    (pair) =>
      pair.node === other &&
      pair.otherService === undefined &&
      pair.service.key?.kind === "fwmark" &&
      lackingIn(service, pair.service).length === 0 &&
      lackingIn(pair.service, service).length === 0,
  )?.service;
}

/** The real servers of `one` that `other` has not, or has with another method. */
function lackingIn(
  one: VirtualServer,
  other: VirtualServer,
): readonly RealServer[] {
  const others = keptRealServers(other);
  return keptRealServers(one).filter(
    (server) =>
      !others.some(
        (each) => sameEndpoint(each, server) && each.method === server.method,
      ),
  );
}
