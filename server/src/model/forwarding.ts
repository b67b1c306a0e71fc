/**
 * The forwarding graph: what happens to a client's packet for each virtual service. A node that holds the VIP hands
 * it to a real server; if that is another director whose IPVS takes it again, the packet goes on. A loop is a cycle.
 */
import type { Cluster } from "./cluster.ts";
import type { Node } from "./node.ts";
import type { RealServer, VirtualServer } from "./virtual-server.ts";

export interface ForwardingGraph {
  readonly hops: readonly Hop[];
  readonly loops: readonly Loop[];
}

/** `from` may send a packet of this service to `to`, which is a director too and schedules it again. */
export interface Hop {
  readonly from: Node;
  readonly to: Node;
  readonly service: VirtualServer;
  readonly realServer: RealServer;
}

/** Hops that lead back to the first node: `lb01 -> lb02 -> lb01`. */
export interface Loop {
  readonly hops: readonly [Hop, ...Hop[]];
}

export type { Cluster };
