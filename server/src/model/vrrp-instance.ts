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
  /** False where a line of `unicast_peer` can't be read. */
  readonly peersKnown: boolean;
  readonly authentication: Authentication | undefined;
  readonly hmac: HmacAuthentication | undefined;
  readonly nopreempt: Statement | undefined;
  readonly preemptDelay: Valued<number> | undefined;
  readonly downTimerAdverts: Valued<number> | undefined;
  readonly version: Valued<number> | undefined;
  readonly trackers: readonly Tracker[];
  /** False where an include inside the block can't be read: what is missing here may stand there. */
  readonly complete: boolean;
  /** What keepalived works with where the file leaves it open. */
  readonly effective: EffectiveInstance;
}

/** Undefined wherever a value is written but can't be read: never a guess. */
export interface EffectiveInstance {
  /** Undefined without a VIP and without a unicast address. */
  readonly family: "IPv4" | "IPv6" | undefined;
  /** `version`, else 3 for IPv6, else the global `vrrp_version`, else 2. */
  readonly version: 2 | 3 | undefined;
  /** A first MASTER stays; MASTER for priority 255, else BACKUP where none is written. */
  readonly state: "MASTER" | "BACKUP" | undefined;
  /** `priority`, else 255 with state MASTER, else 100. */
  readonly priority: number | undefined;
  /** In seconds, 1 where none is given; whole seconds in version 2. */
  readonly advertInt: number | undefined;
  readonly strict: boolean;
  readonly unicast: boolean;
  /** Group of the adverts where they are multicast. */
  readonly multicastGroup: string | undefined;
  /** Adverts that may be missed: `down_timer_adverts`, else the global `vrrp_down_timer_adverts`, else 3. */
  readonly downTimerAdverts: number | undefined;
}

export interface VirtualAddress {
  readonly address: Address;
  readonly device: Valued<string> | undefined;
  readonly statement: Statement;
}

/** All `authentication` blocks of an instance, merged; `statement` is the last one. */
export interface Authentication {
  readonly statement: Statement;
  readonly type: Valued<string> | undefined;
  readonly password: Valued<string> | undefined;
  /** False where the type or the password is written but can't be read. */
  readonly known: boolean;
}

/** `auth_hmac`, from 2.4 on. */
export interface HmacAuthentication {
  readonly statement: Statement;
  readonly activeKey: Valued<number> | undefined;
  readonly keys: readonly HmacKey[];
  readonly mode: Valued<string> | undefined;
}

export interface HmacKey {
  readonly id: number;
  readonly value: Valued<string> | undefined;
}

export interface Tracker {
  readonly kind: "script" | "file" | "process" | "bfd" | "interface";
  readonly name: string;
  readonly statement: Statement;
  /** As written here; undefined: the tracked object's own weight counts. */
  readonly weight: Valued<number> | undefined;
  readonly effective: EffectiveWeight | undefined;
}

/** What counts when the tracked object changes. Weight 0: its failure puts the instance in FAULT. */
export interface EffectiveWeight {
  readonly weight: number;
  /** The object counts as up when it is down. */
  readonly reverse: boolean;
  /** The word that sets the weight; undefined where it is a default. */
  readonly word: Valued<number> | undefined;
}
