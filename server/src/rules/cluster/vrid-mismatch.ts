import type { InstanceOfNode } from "../../model/cluster.ts";
import { replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { differences, sidesOf } from "./sides.ts";

const node = (priority: number, vrid: number): string => `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id ${vrid}
    priority ${priority}
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

export default defineRule({
  id: "vrid-mismatch",
  area: "cluster",
  severity: "error",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "Two nodes hold the same addresses under different VRIDs",
  why: "An advert belongs to the instance with its VRID. With two numbers for one virtual router each node drops what the other sends, before any other check, and logs nothing unless `log_unknown_vrids` is set: both become MASTER and both answer for the addresses. Instances are one virtual router if they have a common VIP, or else (in clusters that the project file, unicast peers or configuration ids tell) the same name.",
  references: [
    "keepalived keepalived/vrrp/vrrp_scheduler.c: adverts without an instance of their VRID are dropped",
    "RFC 9568, section 7.1",
  ],
  examples: {
    bad: [{ "lb01.conf": node(150, 61), "lb02.conf": node(100, 62) }],
    good: [{ "lb01.conf": node(150, 61), "lb02.conf": node(100, 61) }],
  },
  messages: {
    differs:
      '"virtual_router_id" is {here} here and {there} on {node} for the same addresses: the nodes do not hear each other and both become MASTER',
    there: "the VRID on {node}",
    adopt: "use VRID {there} of {node}",
  },
  checkCluster(cluster, { report }) {
    const compare = (here: InstanceOfNode, there: InstanceOfNode) => {
      const [own, its] = [here, there].map(
        ({ instance }) => instance.virtualRouterId,
      );
      return own === undefined || its === undefined || own.value === its.value
        ? undefined
        : { own, its };
    };
    for (const { first, all } of differences(
      cluster,
      sidesOf(cluster),
      compare,
    )) {
      const { own, its } = first.found;
      report({
        message: "differs",
        at: own.word,
        args: { here: own.value, there: its.value, node: first.node },
        related: all.map(({ node, found }) => ({
          message: "there",
          at: found.its.word,
          args: { node },
        })),
        fixes: () =>
          all.map(({ node, found: { its } }) => ({
            title: "adopt",
            args: { there: its.value, node },
            safety: "suggested",
            edits: replaceWord(own.word, String(its.value)),
          })),
      });
    }
  },
});
