/* What a statement about the language looks like as a configuration, and what keepalived makes of it. */

import type { Failing } from "../../harness/daemon.ts";

export interface LanguageCase {
  readonly name: string;
  readonly text: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Files that can't be read as configuration, and why. */
  readonly failing?: Readonly<Record<string, Failing>>;
  readonly configId?: string;
  /**
   * Where 2.2.7 finds its first mistake: a line of the root file, or `file:line`; "after reading" where it names no
   * line; none where it accepts the configuration.
   */
  readonly lines: readonly Spot[];
  /** The same as 2.4.3 was seen to say it, where that differs. */
  readonly newer?: readonly Spot[];
  /** What 2.2.7 takes for the state of an instance, an address or a multicast group, in this order. */
  readonly reads?: readonly string[];
  /** The exit code of 2.2.7, where the case is about that; for all others test/conformance/exit-codes.ts counts. */
  readonly exit?: number;
  /** What the daemon does instead of an answer: it is not asked. */
  readonly unasked?: string;
}

export type Spot = number | string;

/** The daemon says what is wrong once it has read everything. */
export const afterReading = "after reading";

/** An instance whose further lines begin in line 9. */
export function vi(...lines: readonly string[]): string {
  return [
    "vrrp_instance VI_9 {",
    "  state BACKUP",
    "  interface eth0",
    "  virtual_router_id 77",
    "  priority 90",
    "  virtual_ipaddress {",
    "    192.0.2.77/24",
    "  }",
    ...lines,
    "}",
    "",
  ].join("\n");
}

/** The same behind one line of its own: further lines begin in line 10. */
export function after(first: string, ...lines: readonly string[]): string {
  return `${first}\n${vi(...lines)}`;
}

/** A service whose further lines begin in line 5. */
export function vs(...lines: readonly string[]): string {
  return [
    "virtual_server 192.0.2.77 80 {",
    "  lb_algo rr",
    "  lb_kind NAT",
    "  protocol TCP",
    ...lines,
    "  real_server 198.51.100.1 80 {",
    "    TCP_CHECK {",
    "    }",
    "  }",
    "}",
    "",
  ].join("\n");
}

type Circumstances = Pick<
  LanguageCase,
  "files" | "failing" | "configId" | "newer" | "exit" | "unasked"
>;

/** keepalived accepts it. */
export function ok(
  name: string,
  text: string,
  circumstances: Circumstances = {},
): LanguageCase {
  return { name, text, lines: [], ...circumstances };
}

/** keepalived finds a mistake there first. */
export function bad(
  name: string,
  text: string,
  spot: Spot,
  circumstances: Circumstances = {},
): LanguageCase {
  return { name, text, lines: [spot], ...circumstances };
}

/** keepalived reads these words: it quotes what is no state, address or group. */
export function reads(
  name: string,
  text: string,
  words: readonly string[],
  circumstances: Circumstances & { readonly at?: Spot } = {},
): LanguageCase {
  const { at = 9, ...rest } = circumstances;
  return { name, text, lines: [at], reads: words, ...rest };
}
