import type { InstanceOfNode } from "../../model/cluster.ts";
import { defineRule } from "../rule.ts";
import { differingParameter, type Parameter } from "./differing-parameter.ts";
import { differences, routersOf } from "./sides.ts";

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
  id: "down-timer-adverts-mismatch",
  area: "cluster",
  severity: "info",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "Two nodes wait for a different number of missing adverts",
  why: "A backup takes over when `down_timer_adverts` intervals (3 where nothing is written) have passed without an advert. With different numbers the take-over time depends on who is MASTER, and a backup with a small number may take over from a master that is merely busy.",
  references: ["keepalived keepalived/vrrp/vrrp_scheduler.c: vrrp_init_state"],
  examples: {
    bad: [
      {
        "lb01.conf": node(150),
        "lb02.conf": node(100, "down_timer_adverts 1"),
      },
    ],
    good: [{ "lb01.conf": node(150), "lb02.conf": node(100) }],
  },
  messages: {
    differs:
      '"{instance}" waits for {here} missing adverts here and for {there} on {node}: how long a take-over takes depends on who is MASTER',
    there: "{there} adverts on {node}",
    adopt: "wait for {there} adverts as {node} does",
  },
  checkCluster(cluster, { report }) {
    for (const each of differences(cluster, routersOf(cluster), compare))
      report(differingParameter(parameter, each));
  },
});

const parameter: Parameter = {
  keyword: "down_timer_adverts",
  own: ({ downTimerAdverts }) => downTimerAdverts,
  ofAll: ({ downTimerAdverts }) => downTimerAdverts,
};

function compare(here: InstanceOfNode, there: InstanceOfNode) {
  const own = here.instance.effective.downTimerAdverts;
  const its = there.instance.effective.downTimerAdverts;
  return own === undefined || its === undefined || own === its
    ? undefined
    : { own, its };
}
