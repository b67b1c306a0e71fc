import type { InstanceOfNode } from "../../model/cluster.ts";
import type { VirtualAddress } from "../../model/vrrp-instance.ts";
import { replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { nameIn, sidesOf } from "./sides.ts";

const node = (
  priority: number,
  address: string,
): string => `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority ${priority}
    virtual_ipaddress {
        ${address}
    }
}
`;

export default defineRule({
  id: "vip-prefix-inconsistent",
  area: "cluster",
  severity: "info",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "Two nodes give one address different prefix lengths",
  why: "Adverts carry the address alone, so nobody notices. The prefix length decides about the route that comes with the address: after a fail-over the machine reaches its network through another interface or another source address than before. An address without a length is a /32 (or /128).",
  references: ["keepalived keepalived/vrrp/vrrp_ipaddress.c: alloc_ipaddress"],
  examples: {
    bad: [
      {
        "lb01.conf": node(150, "192.0.2.100/24"),
        "lb02.conf": node(100, "192.0.2.100/32"),
      },
    ],
    good: [
      {
        "lb01.conf": node(150, "192.0.2.100/24"),
        "lb02.conf": node(100, "192.0.2.100/24 dev eth1"),
      },
    ],
  },
  messages: {
    differs:
      "{address} has prefix length {here} here and {there} on {node}: after a fail-over the machine routes differently",
    there: "prefix length {there} on {node}",
    adopt: "use /{there} as {node} does",
  },
  checkCluster(cluster, { report }) {
    for (const { here, partners } of sidesOf(cluster))
      for (const own of addressesOf(here)) {
        const differing = partners.flatMap((there) => {
          const its = addressesOf(there).find(
            ({ address }) => address.text === own.address.text,
          );
          return its === undefined || lengthOf(its) === lengthOf(own)
            ? []
            : [{ its, node: nameIn(cluster, there.node) }];
        });
        const [first] = differing;
        if (first === undefined) continue;
        const [word] = own.statement.words;
        report({
          message: "differs",
          at: word,
          args: {
            address: own.address.text,
            here: lengthOf(own),
            there: lengthOf(first.its),
            node: first.node,
          },
          related: differing.map(({ its, node }) => ({
            message: "there",
            at: its.statement.words[0],
            args: { node, there: lengthOf(its) },
          })),
          fixes: () =>
            differing.map(({ its, node }) => ({
              title: "adopt",
              args: { node, there: lengthOf(its) },
              safety: "suggested",
              edits: replaceWord(
                word,
                `${word.text.replace(/\/.*/s, "")}/${lengthOf(its)}`,
              ),
            })),
        });
      }
  },
});

function addressesOf({ instance }: InstanceOfNode): readonly VirtualAddress[] {
  return [...instance.virtualAddresses, ...instance.excludedAddresses];
}

function lengthOf({ address }: VirtualAddress): number {
  return address.prefixLength ?? (address.family === "IPv4" ? 32 : 128);
}
