import type { InstanceOfNode } from "../../model/cluster.ts";
import { appendToBlock, replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { differences, placeOf, routersOf } from "./sides.ts";

const node = (priority: number): string => `vrrp_instance VI_1 {
    interface eth0
    virtual_router_id 61
    priority ${priority}
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

export default defineRule({
  id: "multiple-address-owners",
  area: "cluster",
  severity: "error",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "Two nodes have priority 255",
  why: "Priority 255 says that the addresses are the node's own, which only one machine can claim; `state MASTER` without a `priority` says the same. keepalived 2.2 lowers both nodes to 254 when they meet and the addresses flap; 2.4 logs a configuration error and the node with the lower source address backs off.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: vrrp_state_master_rx",
    "RFC 9568, section 5.2.4",
  ],
  examples: {
    bad: [{ "lb01.conf": node(255), "lb02.conf": node(255) }],
    good: [{ "lb01.conf": node(255), "lb02.conf": node(100) }],
  },
  messages: {
    owners:
      '"{instance}" owns its addresses (priority 255) here and on {node}: only one node can, and the two fight for them',
    there: "priority 255 on {node}",
    lower: "give this node priority {value}",
  },
  checkCluster(cluster, { report }) {
    const routers = routersOf(cluster);
    for (const { here, first, all } of differences(cluster, routers, owners)) {
      const { name, priority, statement } = here.instance;
      report({
        message: "owners",
        at: ownership(here),
        args: { instance: name, node: first.node },
        related: all.map(({ there, node }) => ({
          message: "there",
          at: ownership(there),
          args: { node },
        })),
        fixes: () => [
          {
            title: "lower",
            args: { value: 100 },
            safety: "suggested",
            edits:
              priority === undefined
                ? appendToBlock(statement, ["priority 100"])
                : replaceWord(priority.word, "100"),
          },
        ],
      });
    }
  },
});

function owners(
  { instance: one }: InstanceOfNode,
  { instance: other }: InstanceOfNode,
) {
  const both =
    one.effective.priority === 255 && other.effective.priority === 255;
  return both ? true : undefined;
}

function ownership(side: InstanceOfNode) {
  return placeOf(side, side.instance.priority ?? side.instance.state);
}
