import type { Statement } from "../../../../grammar/syntax/tree.ts";
import type { Cluster, InstanceOfNode } from "../../model/cluster.ts";
import type { Node, SyncGroup } from "../../model/node.ts";
import { insertBefore } from "../edits.ts";
import { defineRule, type Edit } from "../rule.ts";
import { groupOf, membersOf } from "../tracking.ts";
import { nameIn, sidesOf } from "./sides.ts";

const group = `vrrp_sync_group G {
    group {
        VI_1
        VI_2
    }
}
`;

const node = (
  priority: number,
  before = "",
): string => `${before}vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority ${priority}
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_2 {
    state BACKUP
    interface eth1
    virtual_router_id 62
    priority ${priority}
    virtual_ipaddress {
        198.51.100.100/24
    }
}
`;

export default defineRule({
  id: "sync-group-missing-on-peer",
  area: "cluster",
  severity: "warning",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "Instances are synchronised on one node only",
  why: "A sync group moves its members together, but only on the node it is written on: it is no part of the adverts. On the node without the group one instance can be MASTER while the other one is not, for example after the failure of one interface. Then the two sides of a router or NAT director are on different machines, and answers find no way back.",
  references: ["keepalived keepalived/vrrp/vrrp_sync.c"],
  examples: {
    bad: [{ "lb01.conf": node(150, group), "lb02.conf": node(100) }],
    good: [{ "lb01.conf": node(150, group), "lb02.conf": node(100, group) }],
  },
  messages: {
    here: '"{first}" and "{second}" are in sync group "{group}" here, but not together on {node}: after a partial failure their addresses end up on different nodes',
    missing:
      '"{first}" and "{second}" are in sync group "{group}" on {node}, but not together here: after a partial failure their addresses end up on different nodes',
    group: "the sync group on {node}",
    member: "an instance without the group on {node}",
    copy: 'add sync group "{group}" here',
    copyThere: 'add sync group "{group}" on {node}',
  },
  checkCluster(cluster, { report }) {
    for (const node of cluster.nodes)
      for (const group of node.syncGroups)
        for (const other of cluster.nodes) {
          const members =
            other === node ? undefined : separated(cluster, node, group, other);
          const [first, second] = members ?? [];
          if (first === undefined || second === undefined) continue;
          const [here, there] = [nameIn(cluster, node), nameIn(cluster, other)];
          const names = { group: group.name };
          const edits = (): readonly Edit[] => copyGroup(group, members ?? []);
          report({
            message: "here",
            at: group.statement,
            args: {
              ...names,
              first: first.here.instance.name,
              second: second.here.instance.name,
              node: there,
            },
            related: [first, second].map((each) => ({
              message: "member",
              at: each.there.instance.statement,
              args: { node: there },
            })),
            fixes: () => [
              {
                title: "copyThere",
                args: { ...names, node: there },
                safety: "suggested",
                edits: edits(),
              },
            ],
          });
          report({
            message: "missing",
            at: first.there.instance.statement,
            args: {
              ...names,
              first: first.there.instance.name,
              second: second.there.instance.name,
              node: here,
            },
            related: [
              {
                message: "group",
                at: group.statement,
                args: { node: here },
              },
            ],
            fixes: () => [
              {
                title: "copy",
                args: names,
                safety: "suggested",
                edits: edits(),
              },
            ],
          });
        }
  },
});

interface Member {
  readonly here: InstanceOfNode;
  readonly there: InstanceOfNode;
}

/** The members of a group that another node has too; undefined where they are together there as well. */
function separated(
  cluster: Cluster,
  node: Node,
  group: SyncGroup,
  other: Node,
): readonly Member[] | undefined {
  const members = membersOf(node, group);
  const pairs = sidesOf(cluster).flatMap(({ here, partners }): Member[] =>
    here.node === node && members.includes(here.instance)
      ? partners
          .filter((each) => each.node === other)
          .map((there) => ({ here, there }))
      : [],
  );
  if (pairs.length < 2 || !other.complete) return undefined;
  const groups = new Set(
    pairs.map(({ there }) => groupOf(other, there.instance)),
  );
  return groups.size === 1 && !groups.has(undefined) ? undefined : pairs;
}

/** Only where none of the members is in another group. */
function copyGroup(
  { name }: SyncGroup,
  members: readonly Member[],
): readonly Edit[] {
  const [first] = members;
  if (first === undefined) return [];
  const { node } = first.there;
  const taken =
    node.syncGroups.some((group) => group.name === name) ||
    members.some(({ there }) => groupOf(node, there.instance) !== undefined);
  const heads: readonly Statement[] = members.map(
    ({ there }) => there.instance.statement,
  );
  const [head] = heads.toSorted((one, two) => one.start - two.start);
  if (taken || head === undefined) return [];
  return insertBefore(head, [
    `vrrp_sync_group ${name} {`,
    "    group {",
    ...members.map(({ there }) => `        ${there.instance.name}`),
    "    }",
    "}",
  ]);
}
