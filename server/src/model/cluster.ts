import type { Node } from "./node.ts";
import type { VrrpInstance } from "./vrrp-instance.ts";

/** Nodes that serve the same addresses. */
export interface Cluster {
  readonly name: string | undefined;
  /** What makes the nodes a cluster, best first. Guesses report only what is certain. */
  readonly known: "project" | "config-ids" | "unicast-pairs" | "shared-vips";
  readonly nodes: readonly Node[];
  readonly pairs: readonly InstancePair[];
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
