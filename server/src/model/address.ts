import ipaddr from "ipaddr.js";
import { isPlainIpv4 } from "../../../grammar/syntax/plain-ipv4.ts";

/** An address in canonical form: two spellings of one address are equal strings. */
export interface Address {
  /** Canonical text, without a prefix length. */
  readonly text: string;
  readonly family: "IPv4" | "IPv6";
  /** Undefined where none is written. */
  readonly prefixLength: number | undefined;
}

/**
 * An address as keepalived accepts it (inet_pton): four decimal parts or an IPv6 address, no host names, with or
 * without `/N`. Undefined for anything else.
 */
export function parseAddress(written: string): Address | undefined {
  const cut = written.indexOf("/");
  const body = cut < 0 ? written : written.slice(0, cut);
  const prefix = cut < 0 ? undefined : written.slice(cut + 1);
  if (prefix !== undefined && !/^\d+$/.test(prefix)) return undefined;
  const prefixLength = prefix === undefined ? undefined : Number(prefix);
  if (isPlainIpv4(body))
    return prefixLength !== undefined && prefixLength > 32
      ? undefined
      : { text: body, family: "IPv4", prefixLength };
  if (!body.includes(":") || body.includes("%") || !ipaddr.IPv6.isValid(body))
    return undefined;
  if (prefixLength !== undefined && prefixLength > 128) return undefined;
  return {
    text: ipaddr.IPv6.parse(body).toRFC5952String(),
    family: "IPv6",
    prefixLength,
  };
}

/** An IPv4 address without a prefix length, in canonical form; undefined for anything else. */
export function plainIpv4(written: string): Address | undefined {
  return isPlainIpv4(written)
    ? { text: written, family: "IPv4", prefixLength: undefined }
    : undefined;
}

/** Whether two addresses lie in one network of this prefix length. */
export function sameNetwork(
  one: Address,
  other: Address,
  prefixLength: number,
): boolean {
  if (one.family !== other.family) return false;
  return ipaddr.parse(one.text).match(ipaddr.parse(other.text), prefixLength);
}

/** ipaddr.js's name for the kind of an address: "multicast", "linkLocal", "loopback", "unicast", ... */
export function rangeOf(address: Address): string {
  return ipaddr.parse(address.text).range();
}
