/* Addresses as inet_pton(3) reads them: no host names, no zones, no leading zeros. */

import { isPlainIpv4 } from "../syntax/plain-ipv4.ts";

export interface IpAddress {
  readonly family: 4 | 6;
  /** The address as a number. */
  readonly value: bigint;
}

/** The address a text spells; the family is IPv6 where it contains a colon, as for keepalived. */
export function parseIpAddress(text: string): IpAddress | undefined {
  if (text.includes(":")) {
    const value = parseIpv6(text);
    return value === undefined ? undefined : { family: 6, value };
  }
  const value = parseIpv4(text);
  return value === undefined ? undefined : { family: 4, value };
}

/** The family of the address a text spells, for those who need no more of it. */
export function ipFamilyOf(text: string): IpAddress["family"] | undefined {
  return isPlainIpv4(text) ? 4 : parseIpAddress(text)?.family;
}

function parseIpv4(text: string): bigint | undefined {
  if (!isPlainIpv4(text)) return undefined;
  let value = 0;
  for (const part of text.split(".")) value = value * 256 + Number(part);
  return BigInt(value);
}

function parseIpv6(text: string): bigint | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [left, right] = halves.map(groupsOf);
  if (left === undefined || (halves.length === 2 && right === undefined))
    return undefined;
  const given = left.length + (right?.length ?? 0);
  if (right === undefined ? given !== 8 : given > 7) return undefined;
  const zeros = Array<number>(8 - given).fill(0);
  return [...left, ...zeros, ...(right ?? [])].reduce(
    (value, group) => (value << 16n) | BigInt(group),
    0n,
  );
}

function groupsOf(
  text: string,
  half: number,
  all: readonly string[],
): readonly number[] | undefined {
  if (text === "") return all.length === 2 ? [] : undefined;
  const parts = text.split(":");
  const groups: number[] = [];
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1 && half === all.length - 1;
    if (isLast && part.includes(".")) {
      const tail = parseIpv4(part);
      if (tail === undefined) return undefined;
      groups.push(Number(tail >> 16n), Number(tail & 0xffffn));
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

/** Whether an address is a multicast address. */
export function isMulticast({ family, value }: IpAddress): boolean {
  return family === 4 ? value >> 28n === 0xen : value >> 120n === 0xffn;
}

/** Whether an IPv6 multicast address stays on its link. */
export function isLinkLocalMulticast({ family, value }: IpAddress): boolean {
  return (
    family === 6 && value >> 120n === 0xffn && ((value >> 112n) & 0xfn) === 2n
  );
}
