import type { InstanceOfNode } from "../../model/cluster.ts";
import { replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { isPreemptOff } from "../starting-state.ts";
import { differences, placeOf, routersOf } from "./sides.ts";

const node = (state: string, priority: number): string => `vrrp_instance VI_1 {
    state ${state}
    interface eth0
    virtual_router_id 61
    priority ${priority}
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

export default defineRule({
  id: "state-contradicts-priority",
  area: "cluster",
  severity: "warning",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "state MASTER stands on the node with the lower priority",
  why: "`state` only says how an instance starts: MASTER shortens the first wait. After that the priority decides, and the node with `state BACKUP` and the higher priority takes over within seconds. Measured: MASTER with 100 against BACKUP with 150, and the second becomes master. Silent where the other node has `nopreempt`, which lets the lower one stay, and where both nodes start as MASTER, which does no harm.",
  references: [
    "keepalived keepalived/vrrp/vrrp_scheduler.c: vrrp_init_state",
    "keepalived issues #1835, #2091",
  ],
  examples: {
    bad: [
      { "lb01.conf": node("MASTER", 100), "lb02.conf": node("BACKUP", 150) },
    ],
    good: [
      { "lb01.conf": node("MASTER", 150), "lb02.conf": node("BACKUP", 100) },
      { "lb01.conf": node("BACKUP", 150), "lb02.conf": node("BACKUP", 100) },
    ],
  },
  messages: {
    lower:
      'state MASTER is only how "{instance}" starts: {node} has the higher priority, {its} against {own}, and will be MASTER',
    there: "the higher priority on {node}",
    backup: "start as BACKUP",
  },
  checkCluster(cluster, { report }) {
    const routers = routersOf(cluster);
    for (const { here, first, all } of differences(cluster, routers, compare)) {
      const { name, state } = here.instance;
      if (state === undefined) continue;
      report({
        message: "lower",
        at: state.word,
        args: {
          instance: name,
          node: first.node,
          own: first.found.own,
          its: first.found.its,
        },
        related: all.map(({ there, node }) => ({
          message: "there",
          at: placeOf(there, there.instance.priority),
          args: { node },
        })),
        fixes: () => [
          {
            title: "backup",
            safety: "suggested",
            edits: replaceWord(state.word, "BACKUP"),
          },
        ],
      });
    }
  },
});

function compare(
  { instance: here }: InstanceOfNode,
  { instance: there }: InstanceOfNode,
) {
  const own = here.effective.priority;
  const its = there.effective.priority;
  if (own === undefined || its === undefined || own >= its) return undefined;
  return here.effective.state === "MASTER" &&
    there.effective.state === "BACKUP" &&
    !isPreemptOff(there)
    ? { own, its }
    : undefined;
}
