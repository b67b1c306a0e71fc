import type { Cluster, InstanceOfNode } from "../../model/cluster.ts";
import { commonAddresses } from "../../model/pairing.ts";
import { replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { nameIn } from "./sides.ts";

const instance = (
  name: string,
  vrid: number,
  priority: number,
  address: string,
): string => `vrrp_instance ${name} {
    state BACKUP
    interface eth0
    virtual_router_id ${vrid}
    priority ${priority}
    virtual_ipaddress {
        ${address}
    }
}
`;

const web = (priority: number): string =>
  instance("WEB", 61, priority, "192.0.2.100/24");

export default defineRule({
  id: "vrid-clash-between-clusters",
  area: "cluster",
  severity: "warning",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "Two virtual routers of one network have the same VRID",
  why: "On a network a VRID names one virtual router. Two routers with different addresses under one number hear each other's adverts: with equal or no password keepalived from 2.3.3 on lets one of them stay BACKUP of the other, so that its addresses are nowhere; with different passwords each node logs every advert of the others. Reported for multicast instances of one cluster that run on an interface of the same name, with the same group.",
  references: ["RFC 9568, section 5.2.3", "keepalived issues #2176, #2444"],
  examples: {
    bad: [
      {
        "lb01.conf": web(150) + instance("MAIL", 62, 150, "192.0.2.101/24"),
        "lb02.conf": web(100) + instance("CHAT", 62, 150, "192.0.2.102/24"),
      },
    ],
    good: [
      {
        "lb01.conf": web(150) + instance("MAIL", 62, 150, "192.0.2.101/24"),
        "lb02.conf": web(100) + instance("CHAT", 63, 150, "192.0.2.102/24"),
      },
    ],
  },
  messages: {
    clash:
      'VRID {vrid} of "{instance}" is also the one of "{other}" on {node}, which has other addresses: the two disturb each other on one network',
    there: "the same VRID on {node}",
    change: "use VRID {value}, which is free in these files",
  },
  checkCluster(cluster, { report }) {
    const paired = new Set(
      cluster.pairs.flatMap(({ one, other }) => [one.instance, other.instance]),
    );
    for (const here of instancesOf(cluster)) {
      const { virtualRouterId, name } = here.instance;
      if (virtualRouterId === undefined || paired.has(here.instance)) continue;
      const other = instancesOf(cluster).find((each) => clash(here, each));
      if (other === undefined) continue;
      const node = nameIn(cluster, other.node);
      report({
        message: "clash",
        at: virtualRouterId.word,
        args: {
          vrid: virtualRouterId.value,
          instance: name,
          other: other.instance.name,
          node,
        },
        related: [
          {
            message: "there",
            at:
              other.instance.virtualRouterId?.word ?? other.instance.statement,
            args: { node },
          },
        ],
        fixes: () => {
          const value = freeVrid(cluster);
          if (value === undefined) return [];
          return [
            {
              title: "change",
              args: { value },
              safety: "suggested",
              edits: replaceWord(virtualRouterId.word, String(value)),
            },
          ];
        },
      });
    }
  },
});

function instancesOf({ nodes }: Cluster): readonly InstanceOfNode[] {
  return nodes.flatMap((node) =>
    node.instances.map((instance) => ({ node, instance })),
  );
}

function clash(
  { node, instance: one }: InstanceOfNode,
  { node: otherNode, instance: other }: InstanceOfNode,
): boolean {
  const { multicastGroup } = one.effective;
  return (
    node !== otherNode &&
    one.virtualRouterId?.value === other.virtualRouterId?.value &&
    one.name !== other.name &&
    multicastGroup !== undefined &&
    multicastGroup === other.effective.multicastGroup &&
    one.interface !== undefined &&
    one.interface.value === other.interface?.value &&
    one.addressesKnown &&
    other.addressesKnown &&
    one.virtualAddresses.length > 0 &&
    other.virtualAddresses.length > 0 &&
    commonAddresses(one, other).length === 0
  );
}

/** The lowest number that no instance of the cluster has. */
function freeVrid(cluster: Cluster): number | undefined {
  const taken = new Set(
    instancesOf(cluster).map(({ instance }) => instance.virtualRouterId?.value),
  );
  const all = Array.from({ length: 255 }, (_, at) => at + 1);
  return all.find((value) => value > 1 && !taken.has(value));
}
