/* Whether the packets of a service on one director are taken by a service of another. */
import type { Node } from "./node.ts";
import { overlap } from "./service-keys.ts";
import type { ServiceKey, VirtualServer } from "./virtual-server.ts";

export interface ServiceOfNode {
  readonly node: Node;
  readonly service: VirtualServer;
}

/** The service of a node that schedules a packet again which another node sent on with the VIP in it. */
export function takerOf(
  sent: ServiceOfNode,
  node: Node,
): VirtualServer | undefined {
  if (sent.node === node) return sent.service;
  const find = (
    takes: (one: ServiceOfNode, other: ServiceOfNode) => boolean,
  ): VirtualServer | undefined =>
    node.virtualServers.find((service) => takes(sent, { node, service }));
  return find(takesSame) ?? find(takesMarked);
}

/** A common address, port and protocol, or the same mark. */
function takesSame(one: ServiceOfNode, other: ServiceOfNode): boolean {
  const keys = keysOf(one);
  return keysOf(other).some((its) =>
    keys.some((own) => {
      if (own.kind === "fwmark" && its.kind === "fwmark")
        return own.mark === its.mark;
      return (
        own.kind === "address" &&
        its.kind === "address" &&
        samePort(own.port, its.port) &&
        overlap(own, its) &&
        protocolOf(one.service) === protocolOf(other.service)
      );
    }),
  );
}

/** Marks are local to a machine, and the connection table holds none: common real servers tell. */
function takesMarked(one: ServiceOfNode, other: ServiceOfNode): boolean {
  const marked = (each: ServiceOfNode): boolean =>
    keysOf(each).some(({ kind }) => kind === "fwmark");
  return (
    marked(one) && marked(other) && shareServers(one.service, other.service)
  );
}

/** What a service takes, groups resolved. */
export function keysOf({ node, service }: ServiceOfNode): readonly Single[] {
  const { key } = service;
  if (key === undefined) return [];
  if (key.kind !== "group") return [key];
  const group = node.virtualServerGroups.find(({ name }) => name === key.name);
  return (group?.members ?? []).filter((member) => member.kind !== "group");
}

type Single = Exclude<ServiceKey, { readonly kind: "group" }>;

function samePort(one: number | undefined, other: number | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

/** Without `protocol` the daemon takes UDP (and says so). */
function protocolOf({ protocol }: VirtualServer): string {
  return protocol?.value ?? "UDP";
}

function shareServers(one: VirtualServer, other: VirtualServer): boolean {
  const addresses = new Set(
    one.realServers.map(({ address }) => address.value.text),
  );
  return other.realServers.some(({ address }) =>
    addresses.has(address.value.text),
  );
}
