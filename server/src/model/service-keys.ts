/* What packets a service takes: heads of `virtual_server`, lines of `virtual_server_group`. */
import ipaddr from "ipaddr.js";
import type { Statement } from "../../../grammar/syntax/tree.ts";
import type { Piece } from "../../../grammar/syntax/line-shape.ts";
import { memoByPiece } from "../../../grammar/syntax/memo.ts";
import { parseAddress, plainIpv4, type Address } from "./address.ts";
import {
  address,
  argument,
  readable,
  unsigned,
  within,
  type Valued,
} from "./values.ts";
import type { ServiceKey } from "./virtual-server.ts";

/** `ADDRESS [PORT]`, `fwmark N` or `group NAME`. */
export const readKey: (head: Statement) => ServiceKey | undefined = memoByPiece(
  (head) => {
    const plain = plainKey(head.piece);
    if (plain !== undefined) return plain;
    const kind = argument(head)?.text;
    if (kind === "fwmark") {
      const mark = unsigned(head, 1)?.value;
      return mark === undefined ? undefined : { kind, mark };
    }
    if (kind === "group") {
      const name = argument(head, 1)?.text;
      return name === undefined ? undefined : { kind, name };
    }
    const found = address(head)?.value;
    if (found?.prefixLength !== undefined) return undefined;
    const port = within(unsigned(head, 1), 0, 65535);
    if (found === undefined || (head.words.length > 2 && port === undefined))
      return undefined;
    return { kind: "address", address: found, port: readPort(port)?.value };
  },
);

/** `ADDRESS PORT` as nearly all heads are written, of which no words are made. */
function plainKey({ made, text }: Piece): ServiceKey | undefined {
  if (made !== undefined) return undefined;
  const [, written, digits, more] = text.split(" ");
  if (written === undefined || digits === undefined || more !== undefined)
    return undefined;
  const address = plainIpv4(written);
  const port = /^[1-9]\d{0,4}$/.test(digits) ? Number(digits) : undefined;
  return address === undefined || port === undefined || port > 65535
    ? undefined
    : { kind: "address", address, port };
}

/** Port 0 stands for none. */
export function readPort(
  port: Valued<number> | undefined,
): Valued<number> | undefined {
  return port?.value === 0 ? undefined : port;
}

/** `ADDRESS`, `ADDRESS-N`, `ADDRESS-ADDRESS` or `ADDRESS/N` with an optional port, or `fwmark N`. */
export function readGroupMember(line: Statement): ServiceKey | undefined {
  const [first, second] = [readable(line.words[0]), line.words[1]];
  if (first === undefined) return undefined;
  const number = within(unsigned(line), 0, 0xffffffff)?.value;
  if (first.text === "fwmark")
    return number === undefined ? undefined : { kind: "fwmark", mark: number };
  if (second !== undefined && (number === undefined || number > 65535))
    return undefined;
  const range = readRange(first.text);
  if (range === undefined) return undefined;
  const port = number === 0 ? undefined : number;
  return { kind: "address", ...range, port };
}

function readRange(
  written: string,
): { readonly address: Address; readonly through?: Address } | undefined {
  const [from = "", to] = written.split("-");
  const address = parseAddress(from);
  if (address === undefined) return undefined;
  if (to !== undefined) {
    const last = parseAddress(
      /^[0-9a-fA-F]{1,4}$/.test(to)
        ? from.replace(/(?<![^.:])[^.:]*$/, to)
        : to,
    );
    return last === undefined ? undefined : { address, through: last };
  }
  if (address.prefixLength === undefined) return { address };
  const last = lastOfNetwork(address, address.prefixLength);
  return { address: { ...address, prefixLength: undefined }, through: last };
}

/** The highest address of a network. */
function lastOfNetwork(address: Address, prefixLength: number): Address {
  const bytes = ipaddr.parse(address.text).toByteArray();
  const filled = bytes.map((byte, at) => {
    const kept = Math.min(8, Math.max(0, prefixLength - at * 8));
    return byte | (0xff >> kept);
  });
  const text = ipaddr.fromByteArray(filled).toString();
  return parseAddress(text) ?? address;
}

/** Whether one of two addresses or ranges contains an address of the other. */
export function overlap(
  one: Extract<ServiceKey, { kind: "address" }>,
  other: Extract<ServiceKey, { kind: "address" }>,
): boolean {
  if (one.address.family !== other.address.family) return false;
  return (
    compare(one.address, other.through ?? other.address) <= 0 &&
    compare(other.address, one.through ?? one.address) <= 0
  );
}

function compare(one: Address, other: Address): number {
  const [bytes, otherBytes] = [one, other].map(({ text }) =>
    ipaddr.parse(text).toByteArray(),
  );
  for (const [at, byte] of (bytes ?? []).entries()) {
    const difference = byte - (otherBytes?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
