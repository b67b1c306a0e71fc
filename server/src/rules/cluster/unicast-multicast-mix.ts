import type { InstanceOfNode } from "../../model/cluster.ts";
import { all as allOf, last } from "../../model/values.ts";
import { appendToBlock, removeStatement } from "../edits.ts";
import { defineRule, type Edit } from "../rule.ts";
import { differences, routersOf } from "./sides.ts";

const node = (priority: number, ...peers: readonly string[]): string =>
  `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority ${priority}
${peers.map((line) => `    ${line}\n`).join("")}    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

const unicast = (own: string, peer: string): readonly string[] => [
  `unicast_src_ip ${own}`,
  "unicast_peer {",
  `    ${peer}`,
  "}",
];

export default defineRule({
  id: "unicast-multicast-mix",
  area: "cluster",
  severity: "error",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "One node sends its adverts to peers, the other to the group",
  why: "An instance with `unicast_peer` sends and expects unicast adverts, one without uses the multicast group. Their sockets differ, and a packet that arrives all the same is dropped as being of the other kind: both nodes become MASTER, and nothing useful is logged. A `unicast_src_ip` without peers is multicast. Silent where an include inside an instance can't be read.",
  references: ["keepalived keepalived/vrrp/vrrp.c: vrrp_check_packet"],
  examples: {
    bad: [
      {
        "lb01.conf": node(150, ...unicast("192.0.2.11", "192.0.2.12")),
        "lb02.conf": node(100),
      },
    ],
    good: [
      {
        "lb01.conf": node(150, ...unicast("192.0.2.11", "192.0.2.12")),
        "lb02.conf": node(100, ...unicast("192.0.2.12", "192.0.2.11")),
      },
      { "lb01.conf": node(150), "lb02.conf": node(100) },
    ],
  },
  messages: {
    unicast:
      '"{instance}" sends its adverts to peers here, but {node} uses multicast: the nodes do not hear each other and both become MASTER',
    multicast:
      '"{instance}" uses multicast here, but {node} sends its adverts to peers: the nodes do not hear each other and both become MASTER',
    there: "how {node} sends its adverts",
    toUnicast: "send adverts to {peer}",
    toMulticast: "use multicast",
  },
  checkCluster(cluster, { report }) {
    const routers = routersOf(cluster);
    for (const { here, first, all } of differences(cluster, routers, compare))
      report({
        message: first.found,
        at: peersOf(here),
        args: { instance: here.instance.name, node: first.node },
        related: all.map(({ there, node }) => ({
          message: "there",
          at: peersOf(there),
          args: { node },
        })),
        fixes: () => {
          if (first.found === "unicast")
            return [
              {
                title: "toMulticast",
                safety: "suggested",
                edits: toMulticast(here),
              },
            ];
          const peer = first.there.instance.unicastSource?.value.text;
          if (peer === undefined || all.length > 1) return [];
          return [
            {
              title: "toUnicast",
              args: { peer },
              safety: "suggested",
              edits: toUnicast(here, first.there, peer),
            },
          ];
        },
      });
  },
});

function compare(
  { instance: own }: InstanceOfNode,
  { instance: its }: InstanceOfNode,
): "unicast" | "multicast" | undefined {
  if (!own.complete || !its.complete) return undefined;
  if (own.effective.unicast === its.effective.unicast) return undefined;
  return own.effective.unicast ? "unicast" : "multicast";
}

function peersOf({ instance }: InstanceOfNode) {
  return last(instance.statement, "unicast_peer") ?? instance.statement;
}

function toMulticast({ instance: { statement } }: InstanceOfNode): Edit[] {
  return ["unicast_src_ip", "unicast_peer"].flatMap((keyword) =>
    allOf(statement, keyword).flatMap(removeStatement),
  );
}

/** The partner's only peer is this node, as far as it can be seen. */
function toUnicast(
  { instance }: InstanceOfNode,
  { instance: its }: InstanceOfNode,
  peer: string,
): readonly Edit[] {
  const [self, ...others] = its.unicastPeers;
  if (!its.peersKnown || others.length > 0 || self === undefined) return [];
  return appendToBlock(instance.statement, [
    ...(instance.unicastSource === undefined
      ? [`unicast_src_ip ${self.value.text}`]
      : []),
    "unicast_peer {",
    `    ${peer}`,
    "}",
  ]);
}
