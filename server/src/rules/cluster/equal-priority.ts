import type { InstanceOfNode } from "../../model/cluster.ts";
import { appendToBlock, replaceWord } from "../edits.ts";
import { defineRule, type Edit } from "../rule.ts";
import { isPreemptOff } from "../starting-state.ts";
import { differences, placeOf, routersOf, samePlace } from "./sides.ts";

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
  id: "equal-priority",
  area: "cluster",
  severity: "warning",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "Two nodes have the same priority",
  why: "A backup accepts adverts of its own priority, so with equal priorities the node that is up first stays MASTER; if both start at once, the higher source address wins. Which node serves depends on the order of the last restarts, and trackers with weights move the addresses by one step in either direction. Silent where all of them have `nopreempt`: then first come, first served is what was asked for. Two priorities of 255 are another mistake (multiple-address-owners).",
  references: [
    "keepalived.conf(5): priority",
    "keepalived keepalived/vrrp/vrrp.c: vrrp_state_master_rx",
    "keepalived issues #1205, #1440",
  ],
  examples: {
    bad: [{ "lb01.conf": node(100), "lb02.conf": node(100) }],
    good: [
      { "lb01.conf": node(150), "lb02.conf": node(100) },
      {
        "lb01.conf": node(100, "nopreempt"),
        "lb02.conf": node(100, "nopreempt"),
      },
    ],
  },
  messages: {
    equal:
      '"{instance}" has priority {priority} here and on {node}: which node becomes MASTER depends on start order and source addresses',
    there: "the same priority on {node}",
    change: "give this node priority {value}",
  },
  checkCluster(cluster, { report }) {
    const routers = routersOf(cluster);
    const reported = new Set<string>();
    for (const { here, first, all } of differences(cluster, routers, equal)) {
      const { name, priority } = here.instance;
      const at = placeOf(here, priority);
      // One line of a file that two nodes share is one mistake.
      const key = `${at.file.uri}:${at.start}`;
      if (reported.has(key)) continue;
      reported.add(key);
      const shared = all.some(({ there }) => samePlace(priorityOf(there), at));
      report({
        message: "equal",
        at,
        args: { instance: name, priority: first.found, node: first.node },
        related: all
          .filter(({ there }) => !samePlace(priorityOf(there), at))
          .map(({ there, node }) => ({
            message: "there",
            at: priorityOf(there),
            args: { node },
          })),
        fixes: () => {
          if (shared) return [];
          const others = routers.find(
            (side) => side.here.instance === here.instance,
          );
          const partners = others?.partners ?? [];
          const value = freePriority(here, first.found, partners);
          if (value === undefined) return [];
          return [
            {
              title: "change",
              args: { value },
              safety: "suggested",
              edits: setPriority(here, value),
            },
          ];
        },
      });
    }
  },
});

function equal(here: InstanceOfNode, there: InstanceOfNode) {
  const { priority } = here.instance.effective;
  if (priority === 255) return undefined;
  if (priority !== there.instance.effective.priority) return undefined;
  return isPreemptOff(here.instance) && isPreemptOff(there.instance)
    ? undefined
    : priority;
}

function priorityOf(side: InstanceOfNode) {
  return placeOf(side, side.instance.priority);
}

/** Another priority: above the others for the one node that starts as MASTER, else below. */
function freePriority(
  { instance: { effective } }: InstanceOfNode,
  priority: number,
  partners: readonly InstanceOfNode[],
): number | undefined {
  const taken = partners.map(({ instance }) => instance.effective.priority);
  const up =
    effective.state === "MASTER" &&
    partners.every(({ instance }) => instance.effective.state === "BACKUP");
  const steps = [50, 30, 20, 10, 5, 3, 2, 1];
  return steps
    .map((step) => priority + (up ? step : -step))
    .find((value) => value > 0 && value < 255 && !taken.includes(value));
}

function setPriority(
  { instance: { priority, statement } }: InstanceOfNode,
  value: number,
): readonly Edit[] {
  return priority === undefined
    ? appendToBlock(statement, [`priority ${value}`])
    : replaceWord(priority.word, String(value));
}
