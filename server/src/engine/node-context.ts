/*
 * What rules are handed with a node. One is made for each rule and node, and a folder may hold thousands of nodes:
 * therefore a class, whose objects are small; what a rule asks for is made when it asks.
 */
import type { Cluster } from "../model/cluster.ts";
import type { Place } from "../../../grammar/syntax/source-file.ts";
import type { Frame, Node } from "../model/node.ts";
import type { NodeContext } from "../rules/rule.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Call } from "./guard-rule.ts";
import type { Teller } from "./teller.ts";

/** A node that the rules look at, and what they have done meanwhile. */
export interface Looks {
  readonly node: Node;
  readonly clusters: readonly Cluster[];
  /** What has come of each report; undefined: it was not told. */
  readonly said: (Diagnostic | undefined)[];
  /** How often somebody has looked at the frame of the node. */
  framed: number;
  /** How often somebody has looked at more than that. */
  looked: number;
}

/** A rule's context for one node; counts what is reported and looked at. `wants` tells at which places, all if left out. */
export class CountingContext implements NodeContext {
  private itsReport: NodeContext["report"] | undefined = undefined;

  constructor(
    private readonly teller: Teller,
    private readonly looks: Looks,
    private readonly wants: ((at: Place) => boolean) | undefined,
  ) {}

  /** Calls a check of the rule; a fault of it costs no more than what it would have said there. */
  ask<T>(check: Call<T, NodeContext>, about: T): void {
    try {
      check(about, this);
    } catch (error) {
      this.teller.fail(error);
    }
  }

  /** Tells what is made for a place, if that is wanted and there is room for it. */
  tell(at: Place, make: () => Diagnostic): Diagnostic | undefined {
    return this.wants === undefined || this.wants(at)
      ? this.teller.tell(at, make)
      : undefined;
  }

  /** For the same rule, but all that it says is added to a list of its own. */
  into(found: Diagnostic[]): CountingContext {
    const looks = { ...this.looks, said: [] };
    return new CountingContext(this.teller.into(found), looks, undefined);
  }

  get target(): NodeContext["target"] {
    return this.teller.target;
  }

  get report(): NodeContext["report"] {
    return (this.itsReport ??= (each) => {
      const { looks, teller } = this;
      looks.said.push(this.tell(each.at, () => teller.render(each)));
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
