/**
 * Packet filter rules of a machine in one form, whatever wrote them: iptables-save, iptables commands in a script,
 * nftables. Only what the rules about marks, redirections and adverts ask; everything else is `unknown`, and what is
 * unknown may match and may not.
 */
import { memo } from "../../../../grammar/syntax/memo.ts";
import type {
  Place,
  SourceFile,
} from "../../../../grammar/syntax/source-file.ts";
import type { Address } from "../address.ts";
import { readIptables } from "./read-iptables.ts";
import { readNftables } from "./read-nftables.ts";

export interface PacketFilter {
  readonly file: SourceFile;
  readonly chains: readonly Chain[];
  /** False where other files or commands add to it. */
  readonly complete: boolean;
}

export interface Chain {
  readonly family: "IPv4" | "IPv6" | "both";
  readonly table: string;
  readonly name: string;
  /** Where packets enter it; undefined for a chain that others jump to. */
  readonly hook: string | undefined;
  /** What happens at its end; undefined where nothing is said. */
  readonly policy: Policy | undefined;
  readonly rules: readonly FilterRule[];
}

export interface Policy {
  readonly verdict: "accept" | "drop";
  readonly at: Place;
}

export interface FilterRule {
  readonly at: Place;
  readonly matches: readonly Match[];
  readonly actions: readonly Action[];
}

export type Match =
  | Listed<"protocol", string>
  | Listed<"source", Address>
  | Listed<"destination", Address>
  | Listed<"interface", string>
  | Listed<"port", PortRange>
  | Listed<"state", string>
  | Listed<"source-mac", string>
  | { readonly kind: "unknown" };

/** One of these values, or none of them. */
export interface Listed<Kind extends string, Value> {
  readonly kind: Kind;
  readonly negated: boolean;
  readonly values: readonly Value[];
  /** False where a value can't be read: there may be more. */
  readonly known: boolean;
}

export interface PortRange {
  readonly first: number;
  readonly last: number;
}

export type Action =
  | { readonly kind: "accept" | "drop" | "return"; readonly at: Place }
  | { readonly kind: "jump" | "goto"; readonly chain: string }
  /** The value is undefined where bits are set or kept (masks, CONNMARK). */
  | {
      readonly kind: "mark";
      readonly value: number | undefined;
      readonly at: Place;
    }
  /** REDIRECT, DNAT: the destination changes. */
  | { readonly kind: "redirect" }
  | { readonly kind: "unknown" };

/** What a file does to packets; undefined for a file that holds no such rules. */
export const packetFilterOf: (file: SourceFile) => PacketFilter | undefined =
  memo((file) => {
    if (
      /^[ \t]*(?:add\s+)?table\s+(?:(?:ip6?|inet|arp|bridge|netdev)\s+)?[\w-]+/m.test(
        file.text,
      ) ||
      /^[ \t]*add\s+rule\s/m.test(file.text)
    )
      return readNftables(file);
    return /ip6?tables|^\*(?:filter|nat|mangle|raw)\b|^-[AI] [A-Z]/im.test(
      file.text,
    )
      ? readIptables(file)
      : undefined;
  });
