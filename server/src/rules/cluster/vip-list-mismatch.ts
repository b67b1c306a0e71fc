import type { InstanceOfNode } from "../../model/cluster.ts";
import { advertised } from "../../model/pairing.ts";
import { last } from "../../model/values.ts";
import { defineRule } from "../rule.ts";
import { addressLines } from "./address-lines.ts";
import { differences, routersOf } from "./sides.ts";

const node = (
  priority: number,
  ...addresses: readonly string[]
): string => `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority ${priority}
    virtual_ipaddress {
${addresses.map((address) => `        ${address}\n`).join("")}    }
}
`;

export default defineRule({
  id: "vip-list-mismatch",
  area: "cluster",
  severity: "error",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary:
    "The addresses of one virtual router differ between two of its nodes",
  why: "An advert carries the addresses of `virtual_ipaddress`, and the backup compares them with its own list as a set: order, prefix length, `dev` and `label` are not part of it. Up to 2.3.2 a backup with another list rejects the advert and becomes MASTER too. From 2.3.3 on it only logs the difference once, and after a fail-over the addresses that are missing in its list are nowhere. `skip_check_adv_addr` is no cure: it skips the comparison only for a master that was accepted before. Silent where a list can't be read completely.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: vrrp_check_packet",
    "keepalived issues #1603, #1515, #2175",
  ],
  examples: {
    bad: [
      {
        "lb01.conf": node(150, "192.0.2.100/24", "192.0.2.101/24"),
        "lb02.conf": node(100, "192.0.2.100/24"),
      },
    ],
    good: [
      {
        "lb01.conf": node(150, "192.0.2.100/24", "192.0.2.101/24"),
        "lb02.conf": node(100, "192.0.2.101/24", "192.0.2.100/24"),
      },
    ],
  },
  messages: {
    more: 'addresses of "{instance}" differ from {node}: {here} only here; up to keepalived 2.3.2 both nodes become MASTER, later ones lose addresses after a fail-over',
    less: 'addresses of "{instance}" differ from {node}: {there} only there; up to keepalived 2.3.2 both nodes become MASTER, later ones lose addresses after a fail-over',
    both: 'addresses of "{instance}" differ from {node}: {here} only here, {there} only there; up to keepalived 2.3.2 both nodes become MASTER, later ones lose addresses after a fail-over',
    list: "the addresses on {node}",
    unite: "give both nodes all addresses",
  },
  checkCluster(cluster, { report }) {
    const routers = routersOf(cluster);
    for (const { here, first, all } of differences(cluster, routers, compare)) {
      const { onlyHere, onlyThere } = first.found;
      report({
        message:
          onlyThere.length === 0
            ? "more"
            : onlyHere.length === 0
              ? "less"
              : "both",
        at: listOf(here),
        args: {
          instance: here.instance.name,
          node: first.node,
          here: onlyHere.join(", "),
          there: onlyThere.join(", "),
        },
        related: all.map(({ there, node }) => ({
          message: "list",
          at: listOf(there),
          args: { node },
        })),
        fixes: () => [
          {
            title: "unite",
            safety: "suggested",
            edits: [
              ...addressLines(here, first.there, "virtual_ipaddress"),
              ...addressLines(first.there, here, "virtual_ipaddress"),
            ],
          },
        ],
      });
    }
  },
});

function compare(
  here: InstanceOfNode,
  there: InstanceOfNode,
):
  | {
      readonly onlyHere: readonly string[];
      readonly onlyThere: readonly string[];
    }
  | undefined {
  if (!here.instance.addressesKnown || !there.instance.addressesKnown)
    return undefined;
  const [own, its] = [advertised(here.instance), advertised(there.instance)];
  if (own.length === 0 || its.length === 0) return undefined;
  const onlyHere = own.filter((address) => !its.includes(address));
  const onlyThere = its.filter((address) => !own.includes(address));
  return onlyHere.length + onlyThere.length === 0
    ? undefined
    : { onlyHere, onlyThere };
}

function listOf({ instance }: InstanceOfNode) {
  return last(instance.statement, "virtual_ipaddress") ?? instance.statement;
}
