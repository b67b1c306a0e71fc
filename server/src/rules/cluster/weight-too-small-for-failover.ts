import type { InstanceOfNode } from "../../model/cluster.ts";
import { replaceWord } from "../edits.ts";
import { defineRule, type Edit } from "../rule.ts";
import { nameIn, placeOf, routersOf } from "./sides.ts";
import {
  weightsOf,
  without,
  type WeightedTracker,
  type Weights,
} from "./weights.ts";

const node = (priority: number, weight: number): string => `global_defs {
    enable_script_security
    script_user root
}
vrrp_script check_service {
    script "/usr/bin/true"
    interval 2
    weight ${weight}
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority ${priority}
    track_script {
        check_service
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

export default defineRule({
  id: "weight-too-small-for-failover",
  area: "cluster",
  severity: "error",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A failing tracker does not move the addresses",
  why: "A weight changes the priority; the addresses move only if that brings the node below the next one. A negative weight is subtracted while the tracked object is down, a positive one is added while it is up, on every node that tracks it. If the node that is MASTER keeps the highest priority although its tracker has failed, it goes on holding the addresses of a dead service. Equal is not enough: a backup accepts adverts of its own priority. This is the most frequent real mistake of published clusters (weight 2 with priorities 100 and 90). Silent where an unweighted tracker watches the same object (its failure is FAULT), where the trackers together are enough, for `track_file` and `reverse` (their sums depend on the content), and for sync groups.",
  references: [
    "keepalived keepalived/vrrp/vrrp_track.c: vrrp_set_effective_priority",
    "keepalived issue #2599",
  ],
  examples: {
    bad: [
      { "lb01.conf": node(100, -5), "lb02.conf": node(90, -5) },
      { "lb01.conf": node(100, 2), "lb02.conf": node(90, 2) },
    ],
    good: [
      { "lb01.conf": node(100, -20), "lb02.conf": node(90, -20) },
      { "lb01.conf": node(100, 20), "lb02.conf": node(90, 20) },
    ],
  },
  messages: {
    small:
      'if "{tracker}" fails here, the priority of "{instance}" goes from {best} to {left} and {node} has only {its}: the addresses stay with the failed service',
    there: "the priority on {node}",
    weight: "use weight {weight}",
  },
  checkCluster(cluster, { report }) {
    for (const { here, partners } of routersOf(cluster)) {
      const own = weightsOf(here.node, here.instance);
      const others = partners.map((there) => ({
        there,
        weights: weightsOf(there.node, there.instance),
      }));
      if (own === undefined || own.trackers.length === 0) continue;
      const next = highest(others);
      if (next === undefined || own.best <= next.weights.best) continue;
      const needed = next.weights.best;
      const { instance } = here;
      if (
        without(instance, own, own.trackers) < needed &&
        own.trackers.length > 1
      )
        continue;
      for (const tracker of own.trackers) {
        const left = without(instance, own, [tracker]);
        if (left < needed || isFatalAnyway(here, tracker)) continue;
        report({
          message: "small",
          at: tracker.weight.word,
          args: {
            tracker: tracker.name,
            instance: instance.name,
            best: own.best,
            left,
            its: needed,
            node: nameIn(cluster, next.there.node),
          },
          related: [
            {
              message: "there",
              at: placeOf(next.there, next.there.instance.priority),
              args: { node: nameIn(cluster, next.there.node) },
            },
          ],
          fixes: () => {
            if (own.trackers.length > 1 || partners.length > 1) return [];
            const change = enough(own, tracker, next);
            if (change === undefined) return [];
            return [
              {
                title: "weight",
                args: { weight: change.weight },
                safety: "suggested",
                edits: change.edits,
              },
            ];
          },
        });
      }
    }
  },
});

interface Other {
  readonly there: InstanceOfNode;
  readonly weights: Weights;
}

/** The node that takes over; undefined where one of them can't be worked out. */
function highest(
  others: readonly {
    readonly there: InstanceOfNode;
    readonly weights: Weights | undefined;
  }[],
): Other | undefined {
  let found: Other | undefined;
  for (const { there, weights } of others) {
    if (weights === undefined) return undefined;
    if (found === undefined || weights.best > found.weights.best)
      found = { there, weights };
  }
  return found;
}

/** Another tracker puts the instance in FAULT when the same object fails. */
function isFatalAnyway(
  { instance }: InstanceOfNode,
  tracker: WeightedTracker,
): boolean {
  return instance.trackers.some(
    ({ kind, name, effective }) =>
      kind === tracker.kind && name === tracker.name && effective?.weight === 0,
  );
}

/** The smallest weight with the same sign that is enough; a positive one has to change on both nodes. */
function enough(
  own: Weights,
  { kind, name, weight }: WeightedTracker,
  { weights }: Other,
): { readonly weight: number; readonly edits: readonly Edit[] } | undefined {
  const gap = own.best - weights.best;
  if (weight.value < 0) {
    const needed = -(gap + 1);
    return { weight: needed, edits: replaceWord(weight.word, String(needed)) };
  }
  const its = weights.trackers.find(
    (each) => each.kind === kind && each.name === name,
  )?.weight;
  if (its === undefined || its.value < 0 || weights.trackers.length > 1)
    return undefined;
  const needed = gap - weight.value + its.value + 1;
  return {
    weight: needed,
    edits: [weight, its].flatMap(({ word }) =>
      replaceWord(word, String(needed)),
    ),
  };
}
