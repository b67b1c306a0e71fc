import type { Cluster, InstanceOfNode } from "../../model/cluster.ts";
import { rangeOf, sameNetwork } from "../../model/address.ts";
import { commonAddresses } from "../../model/pairing.ts";
import type { VrrpInstance } from "../../model/vrrp-instance.ts";
import { replaceWord } from "../edits.ts";
import { defineRule, type Fix } from "../rule.ts";
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

const project = `{
  "clusters": [
    { "name": "web", "nodes": [
      { "name": "web1", "config": "web1.conf" }, { "name": "web2", "config": "web2.conf" } ] },
    { "name": "db", "nodes": [
      { "name": "db1", "config": "db1.conf" }, { "name": "db2", "config": "db2.conf" } ] }
  ]
}
`;

/** The files of two clusters. */
const sites = (
  webAddress: string,
  webVrid: number,
  dbAddress: string,
  dbVrid: number,
): Readonly<Record<string, string>> => ({
  "web1.conf": instance("WEB", webVrid, 150, webAddress),
  "web2.conf": instance("WEB", webVrid, 100, webAddress),
  "db1.conf": instance("DB", dbVrid, 150, dbAddress),
  "db2.conf": instance("DB", dbVrid, 100, dbAddress),
});

export default defineRule({
  id: "vrid-clash-between-clusters",
  area: "cluster",
  severity: "warning",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "Two virtual routers of one network have the same VRID",
  why: "On a network a VRID names one virtual router. Two routers with different addresses under one number hear each other's adverts: with equal or no password keepalived from 2.3.3 on lets one of them stay BACKUP of the other, so that its addresses are nowhere; with different passwords each node logs every advert of the others. Reported for multicast instances of one cluster that run on an interface of the same name, with the same group, and between two clusters of one project file whose addresses lie in the same network. Clusters that are only guessed are not compared with each other: files of different sites often have the same private networks.",
  references: ["RFC 9568, section 5.2.3", "keepalived issues #2176, #2444"],
  examples: {
    bad: [
      {
        ".keepalived-lsp.json": project,
        ...sites("192.0.2.100/24", 61, "192.0.2.200/24", 61),
      },
      {
        "lb01.conf": web(150) + instance("MAIL", 62, 150, "192.0.2.101/24"),
        "lb02.conf": web(100) + instance("CHAT", 62, 150, "192.0.2.102/24"),
      },
    ],
    good: [
      {
        ".keepalived-lsp.json": project,
        ...sites("192.0.2.100/24", 61, "198.51.100.100/24", 61),
      },
      {
        "lb01.conf": web(150) + instance("MAIL", 62, 150, "192.0.2.101/24"),
        "lb02.conf": web(100) + instance("CHAT", 63, 150, "192.0.2.102/24"),
      },
    ],
  },
  messages: {
    clash:
      'VRID {vrid} of "{instance}" is also the one of "{other}" on {node}, which has other addresses: the two disturb each other on one network',
    between:
      'VRID {vrid} of "{instance}" is also the one of "{other}" in cluster {cluster}, and both are in {network}: the two disturb each other; change one of them on all its nodes',
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
        fixes: () => renumber([here.instance], [cluster]),
      });
    }
  },
  checkNetwork(clusters, { report }) {
    const named = clusters.filter(({ known }) => known === "project");
    for (const [index, cluster] of named.entries())
      for (const here of instancesOf(cluster)) {
        const { virtualRouterId, name } = here.instance;
        if (virtualRouterId === undefined || isPartner(cluster, here)) continue;
        for (const before of named.slice(0, index)) {
          const other = instancesOf(before).find(
            (each) => commonNetwork(here, each) !== undefined,
          );
          if (other === undefined) continue;
          const there = other.instance;
          report({
            message: "between",
            at: virtualRouterId.word,
            args: {
              vrid: virtualRouterId.value,
              instance: name,
              other: there.name,
              cluster: before.name ?? "",
              network: commonNetwork(here, other) ?? "",
            },
            related: [
              {
                message: "there",
                at: there.virtualRouterId?.word ?? there.statement,
                args: { node: nameIn(before, other.node) },
              },
            ],
            fixes: () => renumber(partnersOf(cluster, here), named),
          });
        }
      }
  },
});

/** Of the instances that are one virtual router only the first speaks. */
function isPartner({ pairs }: Cluster, { instance }: InstanceOfNode): boolean {
  return pairs.some(({ other }) => other.instance === instance);
}

/** The instances of a virtual router on all nodes. */
function partnersOf(
  { pairs }: Cluster,
  { instance }: InstanceOfNode,
): readonly VrrpInstance[] {
  return [
    instance,
    ...pairs.flatMap(({ one, other }) =>
      one.instance === instance ? [other.instance] : [],
    ),
  ];
}

/** The network in which two routers of two clusters meet with one VRID. */
function commonNetwork(
  { instance: one }: InstanceOfNode,
  { instance: other }: InstanceOfNode,
): string | undefined {
  if (
    one.virtualRouterId?.value !== other.virtualRouterId?.value ||
    one.effective.multicastGroup === undefined ||
    one.effective.multicastGroup !== other.effective.multicastGroup ||
    commonAddresses(one, other).length > 0
  )
    return undefined;
  for (const { address } of one.virtualAddresses)
    for (const { address: there } of other.virtualAddresses) {
      const { prefixLength: length } = address;
      if (
        length !== undefined &&
        length === there.prefixLength &&
        length < (address.family === "IPv4" ? 32 : 128) &&
        rangeOf(address) !== "linkLocal" &&
        sameNetwork(address, there, length)
      )
        return `the network of ${address.text}/${length}`;
    }
  return undefined;
}

function renumber(
  instances: readonly VrrpInstance[],
  clusters: readonly Cluster[],
): readonly Fix[] {
  const value = freeVrid(clusters);
  const edits = instances.flatMap(({ virtualRouterId }) =>
    virtualRouterId === undefined || value === undefined
      ? []
      : replaceWord(virtualRouterId.word, String(value)),
  );
  return value === undefined || edits.length === 0
    ? []
    : [{ title: "change", args: { value }, safety: "suggested", edits }];
}

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

/** The lowest number that no instance of these clusters has. */
function freeVrid(clusters: readonly Cluster[]): number | undefined {
  const taken = new Set(
    clusters
      .flatMap(instancesOf)
      .map(({ instance }) => instance.virtualRouterId?.value),
  );
  const all = Array.from({ length: 255 }, (_, at) => at + 1);
  return all.find((value) => value > 1 && !taken.has(value));
}
