import type { KnownAddress, Node } from "./node.ts";
import type { VrrpInstance } from "./vrrp-instance.ts";

/** Nodes that serve the same addresses. */
export interface Cluster {
  /** As the project file calls it. */
  readonly name: string | undefined;
  /** What makes the nodes a cluster, best first. Guesses report only what is certain. */
  readonly known: "project" | "config-ids" | "unicast-pairs" | "shared-vips";
  readonly nodes: readonly Node[];
  readonly pairs: readonly InstancePair[];
  /** Each node's own addresses, with what only the other nodes' peer lists tell. Never VIPs. */
  readonly addresses: ReadonlyMap<Node, readonly KnownAddress[]>;
}

/** The instances of two nodes that are one virtual router (reference: how adverts are matched, RFC 9568). */
export interface InstancePair {
  readonly one: InstanceOfNode;
  readonly other: InstanceOfNode;
}

export interface InstanceOfNode {
  readonly node: Node;
  readonly instance: VrrpInstance;
}
