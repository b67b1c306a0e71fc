/* The macvlans that keepalived makes for an instance: which interface they stand on, and which MAC address they get. */
import type { Word } from "../../../grammar/syntax/line.ts";
import type { Place } from "../../../grammar/syntax/source-file.ts";
import type { Statement } from "../../../grammar/syntax/tree.ts";
import { last, readable } from "./values.ts";
import type { VirtualAddress, VrrpInstance } from "./vrrp-instance.ts";

export interface Macvlan {
  /** The interface below it. */
  readonly interface: string;
  readonly mac: string;
  /** What asks for it: `use_vmac` of the instance or of an address. */
  readonly at: Place;
}

/**
 * What `use_vmac` or `use_ipvlan` call their interface, and the MAC addresses they give it, in the order written
 * (vrrp_parser.c, vrrp_vmac_handler). Option words are no names, as from 2.3.0 on.
 */
export function macvlanWords({ words }: Statement): {
  readonly names: readonly Word[];
  readonly macs: readonly Word[];
} {
  const names: Word[] = [];
  const macs: Word[] = [];
  let before = "";
  for (const word of words.slice(1)) {
    if (before === "name") names.push(word);
    else if (isAddress.test(word.text)) {
      if (word.text.includes(":")) macs.push(word);
    } else if (before !== "group" && !options.has(word.text)) names.push(word);
    before = word.text;
  }
  return { names, macs };
}

/** Of IPv4 or IPv6, or a MAC address; a name may have points too. */
const isAddress = /[:/]|^\d+(?:\.\d+){3}$/;

const options: ReadonlySet<string> = new Set([
  "name",
  "group",
  "netlink_notify_msg",
  "bridge",
  "private",
  "vepa",
]);

/** All macvlans of an instance, each once; those of which something can't be read are left out. */
export function macvlansOf(instance: VrrpInstance): readonly Macvlan[] {
  const { statement, effective } = instance;
  const own = instance.interface?.value;
  const line = last(statement, "use_vmac");
  const everywhere = last(statement, "use_vmac_addr");
  const found = new Map<string, Macvlan>();
  const add = (
    below: string | undefined,
    family: string | undefined,
    at: Place | undefined,
  ): void => {
    if (at === undefined || below === undefined) return;
    const mac = macOf(instance, family);
    if (mac === undefined) return;
    const key = `${below} ${mac}`;
    if (!found.has(key)) found.set(key, { interface: below, mac, at });
  };
  add(own, effective.family, line);
  for (const each of addressesOf(instance)) {
    const below = each.device === undefined ? own : each.device.value;
    const { family } = each.address;
    const { words } = each.statement;
    const word =
      words.length === 1
        ? undefined
        : words.find(({ text }) => text === "use_vmac");
    // Where the instance has a macvlan, its addresses lie on that one.
    if (below === own && family === effective.family)
      add(below, family, line === undefined ? word : undefined);
    else add(below, family, word ?? everywhere);
  }
  return [...found.values()];
}

function addressesOf(instance: VrrpInstance): readonly VirtualAddress[] {
  return [...instance.virtualAddresses, ...instance.excludedAddresses];
}

/** 00:00:5e:00:01:{id}, with 02 for IPv6 (RFC 5798, 7.3), or what `use_vmac` says; five octets get the id as sixth. */
function macOf(
  { statement, virtualRouterId }: VrrpInstance,
  family: string | undefined,
): string | undefined {
  const id = virtualRouterId?.value;
  if (id === undefined || family === undefined) return undefined;
  const line = last(statement, "use_vmac");
  if (line?.words.some((word) => readable(word) === undefined) === true)
    return undefined;
  const [written] = line === undefined ? [] : macvlanWords(line).macs;
  if (written === undefined)
    return `0:0:5e:0:${family === "IPv4" ? 1 : 2}:${id.toString(16)}`;
  const octets = written.text
    .replace(/:$/, "")
    .split(":")
    .map((each) => parseInt(each, 16));
  if (octets.length === 5) octets.push(id);
  return octets.length === 6 && octets.every((each) => each >= 0)
    ? octets.map((each) => each.toString(16)).join(":")
    : undefined;
}
