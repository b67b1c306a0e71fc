import type { Statement } from "../../../grammar/syntax/tree.ts";
import type { Address } from "./address.ts";
import type { Valued } from "./values.ts";

/** A `vrrp_instance` of one node, values as keepalived would use them. */
export interface VrrpInstance {
  readonly name: string;
  readonly statement: Statement;
  readonly state: Valued<string> | undefined;
  readonly interface: Valued<string> | undefined;
  readonly virtualRouterId: Valued<number> | undefined;
  readonly priority: Valued<number> | undefined;
  readonly advertInt: Valued<number> | undefined;
  readonly virtualAddresses: readonly VirtualAddress[];
  readonly excludedAddresses: readonly VirtualAddress[];
  /** False where a line of the list can't be read (a definition left over, a bad address). */
  readonly addressesKnown: boolean;
  readonly unicastSource: Valued<Address> | undefined;
  readonly multicastSource: Valued<Address> | undefined;
  readonly multicastGroup: Valued<Address> | undefined;
  readonly unicastPeers: readonly Valued<Address>[];
  readonly authentication: Authentication | undefined;
  readonly nopreempt: Statement | undefined;
  readonly preemptDelay: Valued<number> | undefined;
  readonly trackers: readonly Tracker[];
  /** What keepalived works with where the file leaves it open. */
  readonly effective: EffectiveInstance;
}

export interface EffectiveInstance {
  /** Undefined without a VIP and without a unicast address. */
  readonly family: "IPv4" | "IPv6" | undefined;
  /** `version`, else 3 for IPv6, else the global `vrrp_version`, else 2. */
  readonly version: 2 | 3;
  /** `priority`, else 255 with state MASTER, else 100. */
  readonly priority: number;
  /** In seconds, 1 where none is given; whole seconds in version 2. */
  readonly advertInt: number;
  readonly strict: boolean;
  readonly unicast: boolean;
  /** Group of the adverts where they are multicast. */
  readonly multicastGroup: string | undefined;
}

export interface VirtualAddress {
  readonly address: Address;
  readonly device: Valued<string> | undefined;
  readonly statement: Statement;
}

export interface Authentication {
  readonly statement: Statement;
  readonly type: Valued<string> | undefined;
  readonly password: Valued<string> | undefined;
}

export interface Tracker {
  readonly kind: "script" | "file" | "process" | "bfd" | "interface";
  readonly name: string;
  readonly statement: Statement;
  /** As written here; undefined: the tracked object's own weight counts. */
  readonly weight: Valued<number> | undefined;
}
