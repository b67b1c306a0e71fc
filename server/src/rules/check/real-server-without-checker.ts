import { gapsOf } from "../../model/gaps.ts";
import { tcpCheckFor } from "../checkers.ts";
import { appendToBlock } from "../edits.ts";
import { endpointName, keptRealServers } from "../services.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "real-server-without-checker",
  area: "check",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A real server has no health check while others have one",
  why: "keepalived takes a real server without a checker as up from the start and for ever. When it dies it keeps its share of the connections, and nothing in the log tells. A service in which no server has a checker is told by `virtual-server-without-checker`: that is mostly on purpose. The rule waits for lines that an unreadable include may bring.",
  references: ["keepalived check_data.c: validate_check_config"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        weight 1
    }
    real_server 198.51.100.2 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
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
    real_server 198.51.100.2 80 {
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
    unchecked:
      '"{server}" has no health check: it counts as up for ever and keeps its share of the traffic when it dies; add one, as the other servers have',
    add: 'add "TCP_CHECK"',
  },
  checkOutline: (service, { node, report }) => {
    const { statement } = service;
    const servers = keptRealServers(service);
    if (gapsOf(node.configuration).inside(statement)) return;
    if (servers.every((each) => each.checkers.length === 0)) return;
    for (const each of servers)
      if (each.checkers.length === 0)
        report({
          message: "unchecked",
          at: each.statement,
          args: { server: endpointName(each) },
          fixes: () => [
            {
              title: "add",
              safety: "suggested",
              edits: appendToBlock(each.statement, tcpCheckFor(service, each)),
            },
          ],
        });
  },
});
