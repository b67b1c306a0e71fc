/* What a chain does with a packet. Where a rule may match and may not, the answer is never a drop. */
import { sameNetwork, type Address } from "../address.ts";
import type { Chain, Listed, Match, PacketFilter } from "./packet-filter.ts";
import type { Place } from "../../../../grammar/syntax/source-file.ts";

/** Undefined: not known. */
export interface Packet {
  readonly family: "IPv4" | "IPv6";
  readonly protocol: string;
  readonly source: Address | undefined;
  readonly destination: Address | undefined;
  readonly interface: string | undefined;
  readonly port: number | undefined;
}

/** Where a packet that comes in is certainly dropped. */
export function dropOf(
  filter: PacketFilter,
  packet: Packet,
): Place | undefined {
  if (!filter.complete) return undefined;
  for (const chain of filter.chains) {
    if (chain.hook !== "input" || !isOfFamily(chain, packet)) continue;
    if (/^(?:nat|mangle|raw|security)$/.test(chain.table)) continue;
    const verdict = walk(chain, packet, filter, 0);
    if (verdict.kind === "drop") return verdict.at;
    if (verdict.kind === "end" && chain.policy?.verdict === "drop")
      return chain.policy.at;
  }
  return undefined;
}

type Verdict =
  | { readonly kind: "drop"; readonly at: Place }
  | { readonly kind: "accept" | "end" };

const deepest = 16;

function walk(
  chain: Chain,
  packet: Packet,
  filter: PacketFilter,
  depth: number,
): Verdict {
  if (depth > deepest) return { kind: "accept" };
  for (const rule of chain.rules) {
    const answers = rule.matches.map((match) => matches(match, packet));
    if (answers.includes("no")) continue;
    const certain = !answers.includes("maybe");
    for (const action of rule.actions) {
      switch (action.kind) {
        case "accept":
        case "unknown":
          return { kind: "accept" };
        case "drop":
          if (certain) return { kind: "drop", at: action.at };
          break;
        case "return":
          if (certain) return { kind: "end" };
          // The rest of the chain is left perhaps: then its drops are not certain.
          return { kind: "accept" };
        case "jump":
        case "goto": {
          const target = filter.chains.find(
            ({ name, table, family }) =>
              name === action.chain &&
              table === chain.table &&
              family === chain.family,
          );
          if (target === undefined) return { kind: "accept" };
          const verdict = walk(target, packet, filter, depth + 1);
          if (verdict.kind === "accept") return verdict;
          if (verdict.kind === "drop" && certain) return verdict;
          if (action.kind === "goto" && certain) return { kind: "end" };
          break;
        }
        case "mark":
        case "redirect":
          break;
      }
    }
  }
  return { kind: "end" };
}

function isOfFamily({ family }: Chain, packet: Packet): boolean {
  return family === "both" || family === packet.family;
}

type Answer = "yes" | "no" | "maybe";

function matches(match: Match, packet: Packet): Answer {
  switch (match.kind) {
    case "protocol":
      return answer(match, packet.protocol, (name) =>
        name === "all" || name === "ip" ? true : name === packet.protocol,
      );
    case "source":
      return answer(match, packet.source, (each, own) => contains(each, own));
    case "destination":
      return answer(match, packet.destination, (each, own) =>
        contains(each, own),
      );
    case "interface":
      return answer(match, packet.interface, (each, own) =>
        /[+*]$/.test(each) ? own.startsWith(each.slice(0, -1)) : each === own,
      );
    case "port":
      if (packet.port === undefined && packet.protocol === "vrrp") return "no";
      return answer(
        match,
        packet.port,
        ({ first, last }, own) => first <= own && own <= last,
      );
    case "state":
      // Adverts go one way: no connection tracking entry of their own sender answers to them.
      return answer(match, "new", (each, own) => each === own);
    case "source-mac":
    case "unknown":
      return "maybe";
  }
}

function answer<Value, Own>(
  { values, negated, known }: Omit<Listed<string, Value>, "kind">,
  own: Own | undefined,
  isThat: (value: Value, own: Own) => boolean,
): Answer {
  if (own === undefined) return "maybe";
  const listed = values.some((value) => isThat(value, own));
  if (!listed && !known) return "maybe";
  return listed !== negated ? "yes" : "no";
}

/** Whether an address is this one, or in this network. */
export function contains(network: Address, address: Address): boolean {
  const full = network.family === "IPv4" ? 32 : 128;
  return sameNetwork(network, address, network.prefixLength ?? full);
}
