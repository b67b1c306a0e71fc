/* What several rules ask of a node's addresses. */
import type { Address } from "../model/address.ts";
import type { Node } from "../model/node.ts";
import { overlap } from "../model/service-keys.ts";
import type { VirtualAddress, VrrpInstance } from "../model/vrrp-instance.ts";
import type { AddressKey } from "./services.ts";

/** An address that VRRP moves, and the instance that holds it. */
export interface Vip extends VirtualAddress {
  readonly instance: VrrpInstance;
}

/** All VIPs of a node; undefined where some of them can't be seen. */
export function vipsOf(node: Node): readonly Vip[] | undefined {
  const known =
    node.complete &&
    node.instances.every(
      ({ addressesKnown, complete }) => addressesKnown && complete,
    );
  return known ? visibleVipsOf(node) : undefined;
}

/** The VIPs of a node that can be seen: there may be more. */
export function visibleVipsOf(node: Node): readonly Vip[] {
  return node.instances.flatMap((instance) =>
    [...instance.virtualAddresses, ...instance.excludedAddresses].map(
      (each) => ({ ...each, instance }),
    ),
  );
}

/** Whether an address is the one of a service, or in its range. */
export function isIn(key: AddressKey): (address: Address) => boolean {
  return (address) => overlap(key, { kind: "address", address, port: 0 });
}

export function sameAddress(one: Address, other: Address): boolean {
  return one.text === other.text;
}

/** The prefix length of the network an address lies in; undefined where it names a single address, or none is written. */
export function networkOf({
  family,
  prefixLength,
}: Address): number | undefined {
  return prefixLength === (family === "IPv4" ? 32 : 128)
    ? undefined
    : prefixLength;
}

/** 127.0.0.0/8 or ::1. */
export function isLoopback({ text, family }: Address): boolean {
  return family === "IPv6" ? text === "::1" : text.startsWith("127.");
}
