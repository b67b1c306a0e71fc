/*
 * What rules are handed with a node. One is made for each rule and node, and a folder may hold thousands of nodes:
 * therefore a class, whose objects are small; what a rule asks for is made when it asks.
 */
import type { Cluster } from "../model/cluster.ts";
import type { Frame, Node } from "../model/node.ts";
import type { NodeContext, Report } from "../rules/rule.ts";
import type { Call } from "./guard-rule.ts";
import type { Teller } from "./teller.ts";

/** A node that the rules look at, and what they have done meanwhile. */
export interface Looks {
  readonly node: Node;
  readonly clusters: readonly Cluster[];
  /** How often somebody has reported. */
  said: number;
  /** How often somebody has looked at the frame of the node. */
  framed: number;
  /** How often somebody has looked at more than that. */
  looked: number;
}

/** A rule's context for one node; counts what is reported and looked at. `wants` tells which are told, all if left out. */
export class CountingContext implements NodeContext {
  private itsReport: NodeContext["report"] | undefined = undefined;

  constructor(
    private readonly teller: Teller,
    private readonly looks: Looks,
    private readonly wants: ((each: Report) => boolean) | undefined,
  ) {}

  /** Calls a check of the rule; a fault of it costs no more than what it would have said there. */
  ask<T>(check: Call<T, NodeContext>, about: T): void {
    try {
      check(about, this);
    } catch (error) {
      this.teller.fail(error);
    }
  }

  get target(): NodeContext["target"] {
    return this.teller.target;
  }

  get report(): NodeContext["report"] {
    return (this.itsReport ??= (each) => {
      this.looks.said += 1;
      if (this.wants === undefined || this.wants(each))
        this.teller.report(each);
    });
  }

  get surroundings(): NodeContext["surroundings"] {
    return (node) => {
      this.looks.looked += 1;
      return this.teller.surroundings(node);
    };
  }

  get hostFile(): NodeContext["hostFile"] {
    return (node, path) => {
      this.looks.looked += 1;
      return this.teller.hostFile(node, path);
    };
  }

  get frame(): Frame {
    this.looks.framed += 1;
    return this.looks.node;
  }

  get node(): Node {
    this.looks.looked += 1;
    return this.looks.node;
  }

  get clusters(): readonly Cluster[] {
    this.looks.looked += 1;
    return this.looks.clusters;
  }
}
