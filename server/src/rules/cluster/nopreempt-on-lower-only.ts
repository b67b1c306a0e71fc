import type { InstanceOfNode } from "../../model/cluster.ts";
import { appendToBlock, replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { isPreemptOff } from "../starting-state.ts";
import { nameIn, placeOf, routersOf } from "./sides.ts";

const node = (priority: number, ...more: readonly string[]): string =>
  `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority ${priority}
${more.map((line) => `    ${line}\n`).join("")}    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

export default defineRule({
  id: "nopreempt-on-lower-only",
  area: "cluster",
  severity: "warning",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "nopreempt stands only on the node with the lower priority",
  why: "`nopreempt` keeps the node it stands on from taking over from a master with a lower priority. On the node with the lower priority it does nothing for the fail-back it is meant to avoid: the other node still takes the addresses back when it returns. What it does there is harm: this node no longer takes over when the priority of the other one falls below its own. It belongs on the node with the higher priority; on all nodes is the usual form.",
  references: [
    "keepalived.conf(5): nopreempt",
    "keepalived keepalived/vrrp/vrrp.c: vrrp_state_backup",
  ],
  examples: {
    bad: [{ "lb01.conf": node(150), "lb02.conf": node(100, "nopreempt") }],
    good: [
      {
        "lb01.conf": node(150, "nopreempt"),
        "lb02.conf": node(100, "nopreempt"),
      },
      { "lb01.conf": node(150, "nopreempt"), "lb02.conf": node(100) },
    ],
  },
  messages: {
    lower:
      '"nopreempt" has no use on the node with the lower priority: {node} still takes the addresses of "{instance}" back, and this node no longer takes over when the priority there falls',
    there: "the higher priority on {node}",
    move: 'set "nopreempt" on {node} too',
  },
  checkCluster(cluster, { report }) {
    for (const { here, partners } of routersOf(cluster)) {
      const { nopreempt, effective, name } = here.instance;
      const own = effective.priority;
      if (nopreempt === undefined || own === undefined) continue;
      if (!isPreemptOff(here.instance)) continue;
      const above = partners.find(
        ({ instance }) => (instance.effective.priority ?? 0) > own,
      );
      const alone = partners.every(
        ({ instance }) =>
          instance.complete &&
          instance.effective.priority !== undefined &&
          !isPreemptOff(instance),
      );
      if (above === undefined || !alone) continue;
      const node = nameIn(cluster, above.node);
      report({
        message: "lower",
        at: nopreempt,
        args: { instance: name, node },
        related: [
          {
            message: "there",
            at: placeOf(above, above.instance.priority),
            args: { node },
          },
        ],
        fixes: () => [
          {
            title: "move",
            args: { node },
            safety: "suggested",
            edits: setNopreempt(above),
          },
        ],
      });
    }
  },
});

/** With state MASTER the daemon would clear it again. */
function setNopreempt({ instance: { statement, state } }: InstanceOfNode) {
  return [
    ...appendToBlock(statement, ["nopreempt"]),
    ...(state?.value === "MASTER" ? replaceWord(state.word, "BACKUP") : []),
  ];
}
