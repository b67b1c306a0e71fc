import type { InstanceOfNode } from "../../model/cluster.ts";
import { defineRule } from "../rule.ts";
import { differences, samePlace, sidesOf } from "./sides.ts";

const file = (...sources: readonly string[]): string => `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
@lb01 priority 150
@lb02 priority 100
${sources.map((line) => `${line}\n`).join("")}    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

export default defineRule({
  id: "unicast-src-equal",
  area: "cluster",
  severity: "error",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "Two nodes send their adverts from the same address",
  why: "`unicast_src_ip` (and `mcast_src_ip`) is an address of the node itself. The same one on two nodes means that one file was copied and not edited: on the node that does not have the address, keepalived 2.2 goes to FAULT and later versions were seen sending with the foreign source, so that adverts and answers go astray. Two files are only compared if the project file makes them two nodes: files that merely look alike may both be this node's.",
  references: ["keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance"],
  examples: {
    bad: [
      file(
        "    unicast_src_ip 192.0.2.11",
        "    unicast_peer {",
        "        192.0.2.12",
        "    }",
      ),
    ],
    good: [
      file(
        "@lb01 unicast_src_ip 192.0.2.11",
        "@lb02 unicast_src_ip 192.0.2.12",
        "    unicast_peer {",
        "@lb01 192.0.2.12",
        "@lb02 192.0.2.11",
        "    }",
      ),
    ],
  },
  messages: {
    equal:
      '"{instance}" sends from {address} on this node and on {node}: only one of them can have the address',
    there: "the same address on {node}",
  },
  checkCluster(cluster, { report }) {
    const sides = sidesOf(cluster);
    const reported = new Set<string>();
    for (const { here, first, all } of differences(cluster, sides, equal)) {
      const { own } = first.found;
      // One line of a file that two nodes share is one mistake.
      const key = `${own.word.file.uri}:${own.word.start}`;
      if (reported.has(key)) continue;
      reported.add(key);
      report({
        message: "equal",
        at: own.word,
        args: {
          instance: here.instance.name,
          address: own.value.text,
          node: first.node,
        },
        related: all
          .filter(({ found: { its } }) => !samePlace(its.word, own.word))
          .map(({ node, found: { its } }) => ({
            message: "there",
            at: its.word,
            args: { node },
          })),
      });
    }
  },
});

function equal(
  { instance: one }: InstanceOfNode,
  { instance: other }: InstanceOfNode,
) {
  const own = one.unicastSource ?? one.multicastSource;
  const its = other.unicastSource ?? other.multicastSource;
  if (own === undefined || its === undefined) return undefined;
  return own.value.text === its.value.text ? { own, its } : undefined;
}
