/* Values as packet filters write them: addresses with masks, ports, marks, protocols by number and by name. */
import { parseAddress, type Address } from "../address.ts";
import type { Listed, Match, PortRange } from "./packet-filter.ts";

/** A written value, and whether it can be known. */
export interface Written {
  readonly text: string;
  readonly known: boolean;
}

/** A match of one of the kinds that list values. */
export function listed(
  kind: Exclude<Match["kind"], "unknown">,
  written: readonly Written[],
  negated: boolean,
): Match {
  switch (kind) {
    case "source":
    case "destination":
      return { kind, negated, ...read(written, readAddress) };
    case "port":
      return { kind, negated, ...read(written, readPorts) };
    case "protocol":
      return { kind, negated, ...read(written, readProtocol) };
    case "interface":
      return { kind, negated, ...read(written, readName) };
    case "state":
    case "source-mac":
      return {
        kind,
        negated,
        ...read(written, (text) => text.toLowerCase()),
      };
  }
}

/** `6`, `0x6`, `0x6/0xffffffff`; undefined where a mask keeps bits. */
export function readMark(text: string): number | undefined {
  const [, value, mask] =
    /^(0x[\da-f]+|\d+)(?:\/(0x[\da-f]+|\d+))?$/i.exec(text) ?? [];
  if (value === undefined) return undefined;
  return mask === undefined || Number(mask) === 0xffffffff
    ? Number(value)
    : undefined;
}

function read<Value>(
  written: readonly Written[],
  parse: (text: string) => Value | undefined,
): Pick<Listed<string, Value>, "values" | "known"> {
  const values = written.map(({ text, known }) =>
    known ? parse(text) : undefined,
  );
  return {
    values: values.filter((value) => value !== undefined),
    known: values.length > 0 && !values.includes(undefined),
  };
}

function readAddress(text: string): Address | undefined {
  const [address = "", mask] = text.split("/");
  if (mask?.includes(".") !== true) return parseAddress(text);
  const bits = mask
    .split(".")
    .map((part) => Number(part).toString(2).padStart(8, "0"))
    .join("");
  return /^1*0*$/.test(bits)
    ? parseAddress(`${address}/${!bits.includes("0") ? 32 : bits.indexOf("0")}`)
    : undefined;
}

function readPorts(text: string): PortRange | undefined {
  const [, first, last] =
    /^(\d+|[a-z][a-z0-9-]*?)(?:[:-](\d+))?$/i.exec(text) ?? [];
  if (first === undefined) return undefined;
  const port = services.get(first.toLowerCase()) ?? Number(first);
  if (Number.isNaN(port)) return undefined;
  return { first: port, last: last === undefined ? port : Number(last) };
}

const services: ReadonlyMap<string, number> = new Map([
  ["http", 80],
  ["https", 443],
  ["domain", 53],
  ["ssh", 22],
]);

function readProtocol(text: string): string | undefined {
  const name = text.toLowerCase();
  return protocols.get(name) ?? (/^[a-z][\w-]*$/.test(name) ? name : undefined);
}

const protocols: ReadonlyMap<string, string> = new Map([
  ["1", "icmp"],
  ["2", "igmp"],
  ["6", "tcp"],
  ["17", "udp"],
  ["51", "ah"],
  ["58", "icmpv6"],
  ["ipv6-icmp", "icmpv6"],
  ["112", "vrrp"],
  ["132", "sctp"],
]);

function readName(text: string): string | undefined {
  return text === "" ? undefined : text;
}
