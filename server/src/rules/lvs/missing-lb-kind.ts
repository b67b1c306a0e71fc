import { last } from "../../model/values.ts";
import type { Endpoint, VirtualServer } from "../../model/virtual-server.ts";
import { defineRule } from "../rule.ts";
import {
  insertIntoService,
  keptRealServers,
  serviceName,
} from "../services.ts";

export default defineRule({
  id: "missing-lb-kind",
  area: "lvs",
  severity: "warning",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "A virtual server does not say how packets reach its real servers",
  why: "keepalived falls back to NAT and reports it. NAT needs the answers of the real servers to come back through the director (their default gateway, or source NAT); where DR was meant, connections hang. The safe fix writes down what the daemon does anyway. The rule is silent when every real server, and the sorry server, has a method of its own.",
  references: ["keepalived check_data.c: validate_check_config"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    protocol TCP
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    protocol TCP
    sorry_server 192.0.2.11 80
    real_server 198.51.100.1 80 {
        lvs_method DR
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
}
`,
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    protocol TCP
    sorry_server 192.0.2.11 80
    sorry_server_lvs_method DR
    real_server 198.51.100.1 80 {
        lvs_method DR
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
    missing:
      '"{service}" has no "lb_kind": keepalived uses NAT, which works only if the real servers answer through this director; write the method down',
    insert: 'add "lb_kind NAT", which is what keepalived uses now',
  },
  checkOutline: (service, { report }) => {
    if (!needsMethod(service)) return;
    report({
      message: "missing",
      at: service.statement,
      args: { service: serviceName(service) },
      fixes: () => [
        {
          title: "insert",
          safety: "safe",
          edits: insertIntoService(service, "lb_kind NAT"),
        },
      ],
    });
  },
});

function needsMethod(service: VirtualServer): boolean {
  const { statement, sorryServer } = service;
  if (last(statement, "lb_kind", "lvs_method") !== undefined) return false;
  const without = (endpoint: Endpoint): boolean =>
    last(endpoint.statement, "lvs_method") === undefined;
  return (
    keptRealServers(service).some(without) ||
    (sorryServer !== undefined &&
      last(statement, "sorry_server_lvs_method") === undefined)
  );
}
