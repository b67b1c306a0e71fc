import type {
  Configuration,
  Include,
} from "../../../grammar/evaluation/evaluate.ts";
import type { Place } from "../../../grammar/syntax/source-file.ts";
import type { Statement } from "../../../grammar/syntax/tree.ts";
import type { Address } from "./address.ts";
import type { FrameText } from "./frame.ts";
import type { Gaps } from "./gaps.ts";
import type { Valued } from "./values.ts";
import type { VirtualServer, VirtualServerGroup } from "./virtual-server.ts";
import type {
  EffectiveWeight,
  Tracker,
  VirtualAddress,
  VrrpInstance,
} from "./vrrp-instance.ts";

/** One machine: a root file read for one configuration id. */
export interface Node extends Frame {
  readonly configuration: Configuration;
  /** What the project file (or the caller) knows of it. */
  readonly known: KnownNode | undefined;
  readonly virtualServers: readonly VirtualServer[];
}

/**
 * All of a node but its virtual servers, of which there may be thousands: whoever reads no more than this need not be
 * asked again where only they have changed (`frame.ts`).
 */
export interface Frame {
  /** Stands for what it says: the same object in all versions of a file in which that is the same. */
  readonly text: FrameText | undefined;
  /** For people: the project file's name, else the config id, else what tells the files apart (`lb01`). */
  readonly name: string;
  readonly globals: Globals;
  readonly instances: readonly VrrpInstance[];
  readonly syncGroups: readonly SyncGroup[];
  readonly virtualServerGroups: readonly VirtualServerGroup[];
  /** What instances and sync groups can track: scripts, files, processes, BFD sessions. */
  readonly tracked: readonly TrackedObject[];
  readonly staticAddresses: readonly VirtualAddress[];
  /** The blocks of the root with a keyword, in their order; never virtual servers. */
  readonly blocks: (keyword: string) => readonly Statement[];
  /** All blocks of the root but virtual servers, in their order. */
  readonly heads: readonly Statement[];
  readonly includes: readonly Include[];
  /** What can't be seen of the configuration. */
  readonly gaps: Gaps;
  /** False where a file included outside all blocks can't be read: what is missing here may stand there. */
  readonly complete: boolean;
  /** Addresses of the machine itself, never VIPs; where they are known from. */
  readonly addresses: readonly KnownAddress[];
  /** MAC addresses, from the project file only. */
  readonly macs: readonly string[];
}

export interface KnownNode {
  readonly name?: string;
  readonly addresses?: readonly string[];
  readonly macs?: readonly string[];
}

export interface KnownAddress {
  readonly address: Address;
  /** The characters that tell; undefined for the project file. */
  readonly at: Place | undefined;
  readonly source:
    | "project"
    | "unicast_src_ip"
    | "mcast_src_ip"
    | "static"
    | "peer-list"
    | "router_id";
}

/** `global_defs`, all of them merged. */
export interface Globals {
  readonly statements: readonly Statement[];
  readonly routerId: Valued<string> | undefined;
  readonly vrrpVersion: Valued<number> | undefined;
  readonly strict: boolean;
  readonly multicastGroup4: Valued<Address> | undefined;
  readonly multicastGroup6: Valued<Address> | undefined;
  readonly downTimerAdverts: Valued<number> | undefined;
  readonly lvsSyncDaemon: LvsSyncDaemon | undefined;
}

/** `lvs_sync_daemon`, or the deprecated `lvs_sync_daemon_interface` of an instance. */
export interface LvsSyncDaemon {
  readonly statement: Statement;
  readonly interface: Valued<string> | undefined;
  /** The instance it follows; undefined: it is master and backup at once. */
  readonly instance: Valued<string> | undefined;
  readonly id: Valued<number> | undefined;
  readonly port: Valued<number> | undefined;
  readonly group: Valued<Address> | undefined;
  /** False where a word of the line can't be read. */
  readonly known: boolean;
}

export interface SyncGroup {
  readonly name: string;
  readonly statement: Statement;
  readonly members: readonly Valued<string>[];
  readonly trackers: readonly Tracker[];
  /** `sync_group_tracking_weight`: without it weighted trackers of the group and its members do not count. */
  readonly trackingWeight: boolean;
}

/** A `vrrp_script`, `track_file`, `vrrp_track_process` or `bfd_instance`. */
export interface TrackedObject {
  readonly kind: "script" | "file" | "process" | "bfd";
  readonly name: string;
  readonly statement: Statement;
  /** Its own weight, for trackers that name none. */
  readonly effective: EffectiveWeight | undefined;
}
