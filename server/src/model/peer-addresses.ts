/* Addresses that only the other nodes tell: who is who in their lists of peers. */
import type { KnownAddress, Node } from "./node.ts";
import { distinct } from "./nodes.ts";
import type { Valued } from "./values.ts";
import type { Address } from "./address.ts";

/**
 * The addresses of each node. A peer that is nobody's known address belongs to the one node of which no VRRP source
 * is known; with two such nodes nobody can tell.
 */
export function addressesInCluster(
  nodes: readonly Node[],
): ReadonlyMap<Node, readonly KnownAddress[]> {
  const virtual = virtualAddressesOf(nodes);
  const known = new Map(
    nodes.map((node) => [
      node,
      node.addresses.filter(({ address }) => !virtual.has(address.text)),
    ]),
  );
  const taken = new Set(
    [...known.values()].flat().map(({ address }) => address.text),
  );
  const nameless = nodes.filter((node) => !hasSource(node));
  const [only] = nameless;
  if (only === undefined || nameless.length > 1) return known;
  const told = nodes
    .filter((node) => node !== only)
    .map((node) =>
      peersOf(node).filter(
        ({ value }) => !taken.has(value.text) && !virtual.has(value.text),
      ),
    )
    .filter(
      (peers) => new Set(peers.map(({ value }) => value.text)).size === 1,
    );
  const [peer] = told.flat();
  if (
    peer === undefined ||
    told.flat().some(({ value }) => value.text !== peer.value.text)
  )
    return known;
  const address: KnownAddress = {
    address: { ...peer.value, prefixLength: undefined },
    at: peer.word,
    source: "peer-list",
  };
  known.set(only, [...distinct([...(known.get(only) ?? []), address])]);
  return known;
}

/** Every VIP of these nodes: never the address of a machine. */
export function virtualAddressesOf(
  nodes: readonly Node[],
): ReadonlySet<string> {
  return new Set(
    nodes.flatMap(({ instances }) =>
      instances.flatMap((instance) =>
        [...instance.virtualAddresses, ...instance.excludedAddresses].map(
          ({ address }) => address.text,
        ),
      ),
    ),
  );
}

function hasSource({ instances, addresses }: Node): boolean {
  return (
    addresses.some(({ source }) => source === "project") ||
    instances.some(
      ({ unicastSource, multicastSource }) =>
        unicastSource !== undefined || multicastSource !== undefined,
    )
  );
}

function peersOf({ instances }: Node): readonly Valued<Address>[] {
  return instances.flatMap(({ unicastPeers }) => unicastPeers);
}
