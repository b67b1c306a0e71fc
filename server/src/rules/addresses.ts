/* What several rules ask of a node's addresses, answered without comparing each address with each other one. */
import ipaddr from "ipaddr.js";
import { memo } from "../../../grammar/syntax/memo.ts";
import { rangeOf, type Address } from "../model/address.ts";
import { memoByFrame } from "../model/frame.ts";
import type { Frame } from "../model/node.ts";
import { overlap } from "../model/service-keys.ts";
import type { VirtualAddress, VrrpInstance } from "../model/vrrp-instance.ts";
import { nearest } from "./nearest.ts";
import type { AddressKey } from "./services.ts";

/** An address that VRRP moves, and the instance that holds it. */
export interface Vip extends VirtualAddress {
  readonly instance: VrrpInstance;
}

/** Whether all VIPs of a node can be seen. */
export const knowsVips: (frame: Frame) => boolean = memoByFrame(
  ({ complete, instances }) =>
    complete &&
    instances.every(
      ({ addressesKnown, complete }) => addressesKnown && complete,
    ),
);

/** What holds no place of the addresses of a frame. */
export const placelessAddressesOf: (frame: Frame) => {
  readonly vips: AddressIndex<Address>;
  readonly own: AddressIndex<Address>;
  readonly statics: AddressIndex<Address>;
} = memoByFrame(({ instances, addresses, staticAddresses }) => {
  const index = (
    all: readonly { readonly address: Address }[],
  ): AddressIndex<Address> =>
    indexAddresses(
      all.map(({ address }) => address),
      (address) => address,
    );
  return {
    vips: index(instances.flatMap(addressesOfInstance)),
    own: index(addresses),
    statics: index(staticAddresses),
  };
});

function addressesOfInstance({
  virtualAddresses,
  excludedAddresses,
}: VrrpInstance): readonly VirtualAddress[] {
  return [...virtualAddresses, ...excludedAddresses];
}

/** The VIPs of a node that can be seen: without `knowsVips` there may be more. */
export const vipsOf: (node: Frame) => AddressIndex<Vip> = memo(
  ({ instances }) =>
    indexAddresses(
      instances.flatMap((instance) =>
        addressesOfInstance(instance).map((each) => ({ ...each, instance })),
      ),
      ({ address }) => address,
    ),
);

export interface AddressIndex<T> {
  readonly all: readonly T[];
  /** Those that are a service's address, or in its range. */
  readonly of: (key: AddressKey) => readonly T[];
  /** Those that are this address. */
  readonly at: (address: Address) => readonly T[];
  /** Whether one is this address, in canonical form. */
  readonly has: (text: string) => boolean;
  /** Those whose network contains this address; a single address (/32, /128) has none. */
  readonly around: (address: Address) => readonly T[];
  /** Whether one (of this family) has a network. */
  readonly hasNetworks: (family?: Address["family"]) => boolean;
}

function indexAddresses<T>(
  all: readonly T[],
  addressOf: (each: T) => Address,
): AddressIndex<T> {
  const byText = new Map<string, T[]>();
  const byNetwork = new Map<string, T[]>();
  const lengths = { IPv4: new Set<number>(), IPv6: new Set<number>() };
  for (const each of all) {
    const address = addressOf(each);
    push(byText, address.text, each);
    const length = networkOf(address);
    if (length === undefined) continue;
    lengths[address.family].add(length);
    push(byNetwork, networkName(bytesOf(address), length), each);
  }
  const at = ({ text }: Address): readonly T[] => byText.get(text) ?? [];
  return {
    all,
    at,
    has: (text) => byText.has(text),
    of: (key) =>
      key.through === undefined
        ? at(key.address)
        : all.filter((each) => isIn(key, addressOf(each))),
    around: (address) => {
      if (lengths[address.family].size === 0) return [];
      const bytes = bytesOf(address);
      return [...lengths[address.family]].flatMap(
        (length) => byNetwork.get(networkName(bytes, length)) ?? [],
      );
    },
    hasNetworks: (family) =>
      family === undefined ? byNetwork.size > 0 : lengths[family].size > 0,
  };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function bytesOf({ text }: Address): readonly number[] {
  return ipaddr.parse(text).toByteArray();
}

/** The same for all addresses of one network. */
function networkName(bytes: readonly number[], length: number): string {
  const masked = bytes.map((byte, at) => {
    const kept = Math.min(8, Math.max(0, length - at * 8));
    return byte & (0xff00 >> kept) & 0xff;
  });
  return `${masked.join(".")}/${length}`;
}

/** Whether an address is the one of a service, or in its range. */
export function isIn(key: AddressKey, address: Address): boolean {
  return key.through === undefined
    ? key.address.text === address.text
    : overlap(key, { kind: "address", address, port: undefined });
}

/** The VIP that a mistyped address was most likely meant to be. */
export function nearestVip(node: Frame, written: string): string | undefined {
  const candidates = vipsOf(node).all.map(({ address }) => address.text);
  // Each is compared letter by letter: not for thousands of them.
  return candidates.length > 256 ? undefined : nearest(written, candidates);
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

/** 169.254.0.0/16 or fe80::/10: an address of its link alone. */
export function isLinkLocal(address: Address): boolean {
  return address.family === "IPv6"
    ? rangeOf(address) === "linkLocal"
    : address.text.startsWith("169.254.");
}

export function isLoopback({ text }: Address): boolean {
  return isLoopbackText(text);
}

/** 127.0.0.0/8 or ::1, in canonical form. */
export function isLoopbackText(text: string): boolean {
  return text.startsWith("127.") || text === "::1";
}
