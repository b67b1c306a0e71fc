import type { Cluster, InstanceOfNode } from "../../model/cluster.ts";
import type { Node, SyncGroup } from "../../model/node.ts";
import { replaceWord } from "../edits.ts";
import { defineRule, type Edit } from "../rule.ts";
import { isPreemptOff } from "../starting-state.ts";
import { groupOf, membersOf } from "../tracking.ts";
import { nameIn, placeOf, routersOf } from "./sides.ts";

const node = (first: number, second: number): string => `vrrp_sync_group G {
    group {
        VI_1
        VI_2
    }
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority ${first}
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_2 {
    state BACKUP
    interface eth1
    virtual_router_id 62
    priority ${second}
    virtual_ipaddress {
        198.51.100.100/24
    }
}
`;

export default defineRule({
  id: "sync-group-priority-inversion",
  area: "cluster",
  severity: "error",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "Members of a sync group prefer different nodes",
  why: "All members of a sync group have the same state. If one member has its higher priority on this node and another one on the other node, each election undoes the one before: keepalived 2.2 moves the group to and fro every few seconds; 2.4 leaves it on one node and logs every advert. The wish behind it, to spread the addresses over both nodes, needs instances without a sync group. Silent where all members have `nopreempt`.",
  references: [
    "keepalived.conf(5): VRRP synchronization group(s)",
    "keepalived issues #624, #2169",
  ],
  examples: {
    bad: [{ "lb01.conf": node(150, 100), "lb02.conf": node(100, 150) }],
    good: [{ "lb01.conf": node(150, 150), "lb02.conf": node(100, 100) }],
  },
  replaces: ["sync-group-mixed-priority"],
  messages: {
    inverted:
      'in sync group "{group}", "{first}" prefers {winner} but "{second}" prefers {loser}: the group flaps or stays where it happens to be',
    other: 'the priority of "{instance}" on {node}',
    align: 'give "{second}" the priorities of "{first}" on both nodes',
  },
  checkCluster(cluster, { report }) {
    for (const node of cluster.nodes)
      for (const group of node.syncGroups)
        for (const other of cluster.nodes) {
          const inversion =
            other === node
              ? undefined
              : inversionIn(cluster, node, group, other);
          if (inversion === undefined) continue;
          const { first, second, firstWins } = inversion;
          const [here, there] = [node, other].map((each) =>
            nameIn(cluster, each),
          ) as [string, string];
          const names = {
            group: group.name,
            first: first.here.instance.name,
            second: second.here.instance.name,
          };
          report({
            message: "inverted",
            at: priorityOf(second.here),
            args: {
              ...names,
              winner: firstWins ? here : there,
              loser: firstWins ? there : here,
            },
            related: [second.there, first.here, first.there].map((each) => ({
              message: "other",
              at: priorityOf(each),
              args: {
                instance: each.instance.name,
                node: nameIn(cluster, each.node),
              },
            })),
            fixes: () => [
              {
                title: "align",
                args: names,
                safety: "suggested",
                edits: [
                  ...copyPriority(first.here, second.here),
                  ...copyPriority(first.there, second.there),
                ],
              },
            ],
          });
        }
  },
});

interface MemberPair {
  readonly here: InstanceOfNode;
  readonly there: InstanceOfNode;
}

/** The first two members of a group, on both nodes in one group, whose priorities point to different nodes. */
function inversionIn(
  cluster: Cluster,
  node: Node,
  group: SyncGroup,
  other: Node,
):
  | {
      readonly first: MemberPair;
      readonly second: MemberPair;
      readonly firstWins: boolean;
    }
  | undefined {
  const members = membersOf(node, group);
  const pairs = routersOf(cluster).flatMap(
    ({ here, partners }): MemberPair[] =>
      here.node === node && members.includes(here.instance)
        ? partners
            .filter((each) => each.node === other)
            .map((there) => ({ here, there }))
        : [],
  );
  if (
    pairs.every(
      ({ here, there }) =>
        isPreemptOff(here.instance) && isPreemptOff(there.instance),
    )
  )
    return undefined;
  for (const first of pairs)
    for (const second of pairs) {
      const itsGroup = groupOf(other, first.there.instance);
      if (
        itsGroup === undefined ||
        itsGroup !== groupOf(other, second.there.instance)
      )
        continue;
      if (lead(first) * lead(second) < 0)
        return { first, second, firstWins: lead(first) > 0 };
    }
  return undefined;
}

/** Positive: the node in question has the higher priority. 0: equal or unknown. */
function lead({ here, there }: MemberPair): number {
  const [own, its] = [here, there].map(
    ({ instance }) => instance.effective.priority,
  );
  return own === undefined || its === undefined ? 0 : own - its;
}

function priorityOf(side: InstanceOfNode) {
  return placeOf(side, side.instance.priority);
}

function copyPriority(
  from: InstanceOfNode,
  to: InstanceOfNode,
): readonly Edit[] {
  const { priority } = from.instance.effective;
  const own = to.instance.priority;
  return own === undefined || priority === undefined
    ? []
    : replaceWord(own.word, String(priority));
}
