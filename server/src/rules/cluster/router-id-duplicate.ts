import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { nameIn, samePlace } from "./sides.ts";

const node = (priority: number, routerId: string): string => `global_defs {
    router_id ${routerId}
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority ${priority}
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

export default defineRule({
  id: "router-id-duplicate",
  area: "cluster",
  severity: "hint",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "Two nodes have the same router_id",
  why: "`router_id` is the name under which a node signs its mails and SNMP traps, by default its host name. It is no part of an advert, so nothing breaks; but a message from a cluster whose nodes share the name (often the LVS_DEVEL of the sample configuration) does not say which node it is about.",
  references: ["keepalived.conf(5): router_id"],
  examples: {
    bad: [{ "lb01.conf": node(150, "web"), "lb02.conf": node(100, "web") }],
    good: [{ "lb01.conf": node(150, "lb01"), "lb02.conf": node(100, "lb02") }],
  },
  messages: {
    duplicate:
      'router_id "{id}" is also the one of {node}: mails and SNMP traps do not tell the nodes apart',
    there: "the router_id of {node}",
    remove: "use the host name",
  },
  checkCluster(cluster, { report }) {
    const seen = new Set<string>();
    for (const node of cluster.nodes) {
      const own = node.globals.routerId;
      if (own === undefined) continue;
      const same = cluster.nodes.flatMap((other) => {
        const its = other === node ? undefined : other.globals.routerId;
        return its?.value === own.value ? [{ other, its }] : [];
      });
      const [first] = same;
      // A line that two nodes share is one mistake.
      const key = `${own.word.file.uri}:${own.word.start}`;
      if (first === undefined || seen.has(key)) continue;
      seen.add(key);
      report({
        message: "duplicate",
        at: own.word,
        args: { id: own.value, node: nameIn(cluster, first.other) },
        related: same
          .filter(({ its }) => !samePlace(its.word, own.word))
          .map(({ other, its }) => ({
            message: "there",
            at: its.word,
            args: { node: nameIn(cluster, other) },
          })),
        fixes: () => [
          {
            title: "remove",
            safety: "suggested",
            edits: removeStatement(own.statement),
          },
        ],
      });
    }
  },
});
