import { textOf } from "../../../../grammar/syntax/source-file.ts";
import { extentOf, type Statement } from "../../../../grammar/syntax/tree.ts";
import type { Cluster } from "../../model/cluster.ts";
import type { VirtualServer } from "../../model/virtual-server.ts";
import { appendToBlock, appendToFile, isVerbatim } from "../edits.ts";
import { defineRule, type Edit } from "../rule.ts";
import { keptRealServers, serviceName } from "../services.ts";
import { has, serviceDifferences } from "./service-differences.ts";
import {
  sameButMark,
  servicePairsOf,
  type ServicePair,
} from "./service-pairs.ts";
import { nameIn } from "./sides.ts";

const node = (
  priority: number,
  ...servers: readonly string[]
): string => `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority ${priority}
    virtual_ipaddress {
        192.0.2.100/24
    }
}
virtual_server 192.0.2.100 80 {
    delay_loop 10
    lb_algo rr
    lb_kind NAT
    protocol TCP
${servers
  .map(
    (server) => `    real_server ${server} 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
`,
  )
  .join("")}}
`;

const [web1, web2] = ["198.51.100.1", "198.51.100.2"] as const;

export default defineRule({
  id: "virtual-server-differs-between-nodes",
  area: "cluster",
  severity: "warning",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "Two directors of a cluster have different services",
  why: "keepalived programs its virtual servers on the BACKUP too, where nobody uses them: a difference shows only after a fail-over, when clients get another set of servers, another scheduling, or no service. Compared are the services themselves, scheduler, forwarding methods, persistence, real servers, their weights and the sorry server, not the timing of checks. A real server that is one of the directors themselves may be missing on either of them, and two nodes with one real server each may both serve themselves. Silent where a file or a value can't be read, and for services that differ in nothing but their mark (fwmark-differs-between-nodes).",
  references: ["keepalived issue #2389"],
  examples: {
    bad: [{ "lb01.conf": node(150, web1, web2), "lb02.conf": node(100, web1) }],
    good: [
      {
        "lb01.conf": node(150, web1, web2),
        "lb02.conf": node(100, web2, web1),
      },
    ],
  },
  messages: {
    alone:
      "only this node has a service for {service}: after a fail-over {node} does not serve it",
    scheduler:
      "{service} is scheduled by {here} here and by {there} on {node}: after a fail-over clients are distributed differently",
    method:
      "{service} forwards by {here} here and by {there} on {node}: after a fail-over packets go another way",
    serverMethod:
      "{service} forwards to {server} by {here} here and by {there} on {node}: after a fail-over packets go another way",
    persistence:
      "persistence of {service} is {here} s here and {there} s on {node}: after a fail-over clients may change servers",
    servers:
      "the real servers of {service} differ from {node}: {list} on one node only; after a fail-over clients get other servers",
    weight:
      "{server} of {service} has weight {here} here and {there} on {node}: after a fail-over clients are distributed differently",
    sorry:
      "the sorry server of {service} is {here} here and {there} on {node}: after a fail-over clients get another one",
    there: "the service on {node}",
    copy: "add the service to {node}",
    unite: "give both nodes all these real servers",
  },
  checkCluster(cluster, { report }) {
    const pairs = servicePairsOf(cluster);
    for (const pair of pairs) {
      const { service, otherService } = pair;
      const args = {
        service: serviceName(service),
        node: nameIn(cluster, pair.other),
      };
      if (otherService === undefined) {
        if (sameButMark(pair, pairs) === undefined && isShared(cluster, pair))
          report({
            message: "alone",
            at: service.statement,
            args,
            fixes: () => [
              {
                title: "copy",
                args,
                safety: "suggested",
                edits: copyService(pair),
              },
            ],
          });
        continue;
      }
      for (const { message, at, ...values } of serviceDifferences(
        service,
        otherService,
        ownAddresses(cluster, pair),
      ))
        report({
          message,
          at,
          args: { ...args, ...values },
          related: [{ message: "there", at: otherService.statement, args }],
          fixes: () =>
            message === "servers"
              ? [
                  {
                    title: "unite",
                    safety: "suggested",
                    edits: [
                      ...copyServers(service, otherService),
                      ...copyServers(otherService, service),
                    ],
                  },
                ]
              : [],
        });
    }
  },
});

/** Both nodes can hold the service's address: it is a VIP of a common virtual router, or it needs none. */
function isShared(
  cluster: Cluster,
  { node, other, service: { key } }: ServicePair,
): boolean {
  if (key?.kind !== "address") return true;
  return cluster.pairs.some((pair) => {
    const sides = [pair.one, pair.other];
    return (
      sides.every((side) => side.node === node || side.node === other) &&
      sides.every(({ instance }) =>
        [...instance.virtualAddresses, ...instance.excludedAddresses].some(
          ({ address }) => address.text === key.address.text,
        ),
      )
    );
  });
}

function ownAddresses(
  cluster: Cluster,
  { node, other }: ServicePair,
): ReadonlySet<string> {
  return new Set(
    [node, other].flatMap((each) =>
      (cluster.addresses.get(each) ?? []).map(({ address }) => address.text),
    ),
  );
}

function copyServers(from: VirtualServer, to: VirtualServer): readonly Edit[] {
  const lines = keptRealServers(from)
    .filter((each) => !has(keptRealServers(to), each))
    .map(({ statement }) => linesOf(statement));
  return lines.some((each) => each === undefined)
    ? []
    : lines.length === 0
      ? []
      : appendToBlock(
          to.statement,
          lines.flatMap((each) => each ?? []),
        );
}

function copyService({ service, other }: ServicePair): readonly Edit[] {
  const lines = linesOf(service.statement);
  return lines === undefined || service.key?.kind === "group"
    ? []
    : appendToFile(other.configuration.root, lines);
}

/** The lines of a block, indented by four blanks a level. */
function linesOf(statement: Statement): readonly string[] | undefined {
  if (!isVerbatim(statement)) return undefined;
  let depth = 0;
  return textOf(extentOf(statement))
    .split(/\r?\n/)
    .map((line) => {
      const text = line.trim();
      const code = text.replace(/[#!].*/, "").trimEnd();
      if (code.startsWith("}")) depth -= 1;
      const indented =
        text === "" ? "" : "    ".repeat(Math.max(0, depth)) + text;
      if (code.endsWith("{")) depth += 1;
      return indented;
    });
}
