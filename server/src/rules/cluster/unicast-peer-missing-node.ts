import type { InstanceOfNode } from "../../model/cluster.ts";
import { last } from "../../model/values.ts";
import { appendToBlock } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { differences, routersOf } from "./sides.ts";

const node = (
  priority: number,
  own: string,
  ...peers: readonly string[]
): string => `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority ${priority}
    unicast_src_ip ${own}
    unicast_peer {
${peers.map((peer) => `        ${peer}\n`).join("")}    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

const [lb01, lb02, lb03] = ["192.0.2.11", "192.0.2.12", "192.0.2.13"] as const;

export default defineRule({
  id: "unicast-peer-missing-node",
  area: "cluster",
  severity: "error",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A list of unicast peers lacks a node",
  why: "A unicast MASTER sends its adverts to the addresses in its `unicast_peer` and to nobody else. A node that is not in the list hears nothing, and becomes MASTER beside it. On a node that is usually BACKUP the mistake stays hidden until it has to take over. Compared with the other node's `unicast_src_ip` (or `mcast_src_ip`); silent where that is not written. Peers that are no known node are not reported: their files may be elsewhere.",
  references: ["keepalived keepalived/vrrp/vrrp.c: vrrp_send_adv"],
  examples: {
    bad: [
      {
        "lb01.conf": node(150, lb01, lb02, lb03),
        "lb02.conf": node(100, lb02, lb01),
        "lb03.conf": node(50, lb03, lb01, lb02),
      },
    ],
    good: [
      {
        "lb01.conf": node(150, lb01, lb02, lb03),
        "lb02.conf": node(100, lb02, lb01, lb03),
        "lb03.conf": node(50, lb03, lb01, lb02),
      },
    ],
  },
  messages: {
    missing:
      '"unicast_peer" of "{instance}" lacks {address} ({node}): while this node is MASTER, {node} hears nothing and becomes MASTER too',
    there: "the address {node} sends from",
    add: "add {address} ({node})",
  },
  checkCluster(cluster, { report }) {
    const routers = routersOf(cluster);
    for (const { here, all } of differences(cluster, routers, missing)) {
      const list = last(here.instance.statement, "unicast_peer");
      if (list === undefined) continue;
      for (const { node, found } of all) {
        const args = {
          instance: here.instance.name,
          address: found.value.text,
          node,
        };
        report({
          message: "missing",
          at: list,
          args,
          related: [{ message: "there", at: found.word, args }],
          fixes: () => [
            {
              title: "add",
              args,
              safety: "suggested",
              edits: appendToBlock(list, [found.value.text]),
            },
          ],
        });
      }
    }
  },
});

function missing(
  { instance: own }: InstanceOfNode,
  { instance: its }: InstanceOfNode,
) {
  const source = its.unicastSource ?? its.multicastSource;
  if (source === undefined || !own.peersKnown) return undefined;
  if (!own.effective.unicast || !its.effective.unicast) return undefined;
  const self = (own.unicastSource ?? own.multicastSource)?.value.text;
  // unicast-src-equal and unicast-peer-is-vip speak of lists that are wrong in these ways.
  if (source.value.text === self) return undefined;
  const peers = own.unicastPeers.map(({ value }) => value.text);
  if (its.virtualAddresses.some(({ address }) => peers.includes(address.text)))
    return undefined;
  return peers.includes(source.value.text) ? undefined : source;
}
