import { has } from "../../model/values.ts";
import type { VirtualServer } from "../../model/virtual-server.ts";
import { servicesThat } from "../alike-services.ts";
import { defineRule } from "../rule.ts";
import { groupOf, serviceName } from "../services.ts";

export default defineRule({
  id: "virtual-server-without-real-server",
  area: "lvs",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary: "A virtual server has no real server",
  // A sorry_server alone does not help: the daemon drops a service with nothing else too.
  why: "keepalived drops a service that has no `real_server`; connections to its address then end on the director itself, mostly refused. A `sorry_server` alone does not save it: it is only ever put in the place of real servers that have failed. The rule waits for real servers that an unreadable include may bring, and leaves blocks alone whose braces or real servers are wrong already.",
  references: [
    "keepalived check_data.c: validate_check_config; check_parser.c: vs_end_handler",
  ],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
}
`,
      `# A sorry server only stands in for real servers
virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    sorry_server 192.0.2.11 80
}
`,
    ],
    good: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
  },
  misses: "in-block",
  messages: {
    none: '"{service}" has no real server: keepalived drops the whole service; add a "real_server" block, or remove the service',
    sorryOnly:
      '"{service}" has only a sorry server: keepalived drops the whole service, for a sorry server stands in for real servers; add a "real_server" block',
  },
  checkNode: (node, { report }) => {
    for (const service of servicesThat(node.virtualServers, hasNoServers)) {
      const { statement, key, sorryServer } = service;
      if (
        key === undefined ||
        !service.complete ||
        statement.block?.close === undefined
      )
        continue;
      if (key.kind === "group" && groupOf(node, service) === undefined)
        continue;
      report({
        message: sorryServer === undefined ? "none" : "sorryOnly",
        at: statement,
        args: { service: serviceName(service) },
      });
    }
  },
});

function hasNoServers(service: VirtualServer): boolean {
  return !has(service.statement, "real_server");
}
