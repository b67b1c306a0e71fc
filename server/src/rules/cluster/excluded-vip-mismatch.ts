import type { Place } from "../../../../grammar/syntax/source-file.ts";
import { parseAddress } from "../../model/address.ts";
import type { InstanceOfNode } from "../../model/cluster.ts";
import { last, lines, readable } from "../../model/values.ts";
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
        192.0.2.100/24
    }
    virtual_ipaddress_excluded {
${addresses.map((address) => `        ${address}\n`).join("")}    }
}
`;

export default defineRule({
  id: "excluded-vip-mismatch",
  area: "cluster",
  severity: "warning",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "What moves along with the addresses differs between two nodes",
  why: "`virtual_ipaddress_excluded` and `virtual_routes` are set by the MASTER but stand in no advert, so no node can notice that another one has a different list. After a fail-over the addresses or routes that are missing in its file are nowhere. Addresses are compared without prefix length and device, routes by their destination. Silent where a list can't be read completely.",
  references: ["keepalived keepalived/vrrp/vrrp.c: vrrp_build_vrrp_v2"],
  examples: {
    bad: [
      {
        "lb01.conf": node(150, "198.51.100.1/24", "198.51.100.2/24"),
        "lb02.conf": node(100, "198.51.100.1/24"),
      },
    ],
    good: [
      {
        "lb01.conf": node(150, "198.51.100.1/24", "198.51.100.2/24"),
        "lb02.conf": node(100, "198.51.100.2/24", "198.51.100.1/24"),
      },
    ],
  },
  messages: {
    addresses:
      'excluded addresses of "{instance}" differ from {node}: {list} on one node only; they are not advertised, so nothing tells until they are missing after a fail-over',
    routes:
      'virtual routes of "{instance}" differ from {node}: {list} on one node only; nothing tells until they are missing after a fail-over',
    there: "the list on {node}",
    unite: "give both nodes all excluded addresses",
  },
  checkCluster(cluster, { report }) {
    const routers = routersOf(cluster);
    for (const [message, block, compare] of [
      ["addresses", "virtual_ipaddress_excluded", compareAddresses],
      ["routes", "virtual_routes", compareRoutes],
    ] as const)
      for (const { here, first, all } of differences(cluster, routers, compare))
        report({
          message,
          at: listOf(here, block),
          args: {
            instance: here.instance.name,
            node: first.node,
            list: first.found.join(", "),
          },
          related: all.map(({ there, node }) => ({
            message: "there",
            at: listOf(there, block),
            args: { node },
          })),
          fixes: () =>
            block === "virtual_routes"
              ? []
              : [
                  {
                    title: "unite",
                    safety: "suggested",
                    edits: [
                      ...addressLines(here, first.there, block),
                      ...addressLines(first.there, here, block),
                    ],
                  },
                ],
        });
  },
});

function compareAddresses(
  { instance: one }: InstanceOfNode,
  { instance: other }: InstanceOfNode,
) {
  const [own, its] = [one, other].map((instance) =>
    instance.complete &&
    instance.excludedAddresses.length ===
      lines(instance.statement, "virtual_ipaddress_excluded").length
      ? instance.excludedAddresses.map(({ address }) => address.text)
      : undefined,
  );
  // An address that is advertised on the other node is vip-list-mismatch's subject.
  const advertised = [one, other].flatMap(({ virtualAddresses }) =>
    virtualAddresses.map(({ address }) => address.text),
  );
  const found = onlyOnce(own, its)?.filter(
    (each) => !advertised.includes(each),
  );
  return found?.length === 0 ? undefined : found;
}

function compareRoutes(
  { instance: one }: InstanceOfNode,
  { instance: other }: InstanceOfNode,
) {
  return onlyOnce(destinationsOf(one), destinationsOf(other));
}

/** Destinations of the routes; undefined where a line starts with anything else. */
function destinationsOf({
  statement,
  complete,
}: InstanceOfNode["instance"]): readonly string[] | undefined {
  const found = lines(statement, "virtual_routes").map(({ words }) => {
    const first = readable(words[0])?.text ?? "";
    if (["default", "any", "all"].includes(first)) return "default";
    const address = parseAddress(first);
    return address && `${address.text}/${address.prefixLength ?? "host"}`;
  });
  const known = found.filter((each) => each !== undefined);
  return complete && known.length === found.length ? known : undefined;
}

/** What only one of two lists has. */
function onlyOnce(
  own: readonly string[] | undefined,
  its: readonly string[] | undefined,
): readonly string[] | undefined {
  if (own === undefined || its === undefined) return undefined;
  const found = [
    ...own.filter((each) => !its.includes(each)),
    ...its.filter((each) => !own.includes(each)),
  ];
  return found.length === 0 ? undefined : found;
}

function listOf({ instance }: InstanceOfNode, block: string): Place {
  return last(instance.statement, block) ?? instance.statement;
}
