import type { InstanceOfNode } from "../../model/cluster.ts";
import { appendToBlock, replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { differences, placeOf, routersOf } from "./sides.ts";

const node = (
  priority: number,
  globals = "",
): string => `${globals}vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority ${priority}
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

const ownGroup = `global_defs {
    vrrp_mcast_group4 224.0.0.118
}
`;

export default defineRule({
  id: "mcast-group-mismatch",
  area: "cluster",
  severity: "error",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "Two nodes use different multicast groups",
  why: "Adverts go to the group of the sender, and a node only hears the group it has joined: `mcast_dst_ip` of the instance, else `vrrp_mcast_group4` or `vrrp_mcast_group6`, else 224.0.0.18 or ff02::12. With two groups both nodes become MASTER, and neither logs a line. Silent where one of them uses unicast (unicast-multicast-mix).",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: open_vrrp_read_socket",
    "RFC 9568, section 5.1.1.2",
  ],
  examples: {
    bad: [{ "lb01.conf": node(150, ownGroup), "lb02.conf": node(100) }],
    good: [
      { "lb01.conf": node(150, ownGroup), "lb02.conf": node(100, ownGroup) },
    ],
  },
  messages: {
    differs:
      'adverts of "{instance}" go to {here} here and to {there} on {node}: the nodes do not hear each other and both become MASTER',
    there: "{node} uses {there}",
    adopt: "use {there} as {node} does",
  },
  checkCluster(cluster, { report }) {
    const routers = routersOf(cluster);
    for (const { here, first, all } of differences(cluster, routers, compare))
      report({
        message: "differs",
        at: placeOf(here, groupOf(here)),
        args: {
          instance: here.instance.name,
          here: first.found.own,
          there: first.found.its,
          node: first.node,
        },
        related: all.map(({ there, node, found }) => ({
          message: "there",
          at: placeOf(there, groupOf(there)),
          args: { node, there: found.its },
        })),
        fixes: () =>
          all.map(({ node, found: { its } }) => {
            const own = groupOf(here);
            return {
              title: "adopt",
              args: { there: its, node },
              safety: "suggested",
              edits:
                own === undefined
                  ? appendToBlock(here.instance.statement, [
                      `mcast_dst_ip ${its}`,
                    ])
                  : replaceWord(own.word, its),
            };
          }),
      });
  },
});

function compare(here: InstanceOfNode, there: InstanceOfNode) {
  const own = here.instance.effective.multicastGroup;
  const its = there.instance.effective.multicastGroup;
  return own === undefined || its === undefined || own === its
    ? undefined
    : { own, its };
}

/** What sets the group; undefined: the RFC does. */
function groupOf({ node: { globals }, instance }: InstanceOfNode) {
  return (
    instance.multicastGroup ??
    (instance.effective.family === "IPv6"
      ? globals.multicastGroup6
      : globals.multicastGroup4)
  );
}
