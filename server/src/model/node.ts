import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import type { Place } from "../../../grammar/syntax/source-file.ts";
import type { Statement } from "../../../grammar/syntax/tree.ts";
import type { Address } from "./address.ts";
import type { Valued } from "./values.ts";
import type { VirtualServer, VirtualServerGroup } from "./virtual-server.ts";
import type { VrrpInstance } from "./vrrp-instance.ts";

/** One machine: a root file read for one configuration id. */
export interface Node {
  /** For people: the project file's name, else the config id, else what tells the files apart (`lb01`). */
  readonly name: string;
  readonly configuration: Configuration;
  readonly globals: Globals;
  readonly instances: readonly VrrpInstance[];
  readonly syncGroups: readonly SyncGroup[];
  readonly virtualServers: readonly VirtualServer[];
  readonly virtualServerGroups: readonly VirtualServerGroup[];
  /** Addresses of the machine itself, never VIPs; where they are known from. */
  readonly addresses: readonly KnownAddress[];
  /** MAC addresses, from the project file only. */
  readonly macs: readonly string[];
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
  readonly lvsSyncDaemon: LvsSyncDaemon | undefined;
}

export interface LvsSyncDaemon {
  readonly statement: Statement;
  readonly interface: Valued<string> | undefined;
  readonly instance: Valued<string> | undefined;
  readonly id: Valued<number> | undefined;
}

export interface SyncGroup {
  readonly name: string;
  readonly statement: Statement;
  readonly members: readonly Valued<string>[];
}
