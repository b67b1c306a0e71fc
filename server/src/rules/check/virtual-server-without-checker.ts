import { keptRealServers, serviceName } from "../services.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "virtual-server-without-checker",
  area: "check",
  severity: "info",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "No real server of a service has a health check",
  why: "keepalived takes real servers without checkers as up for ever: it only programs IPVS, and a dead server keeps its share of the connections. That may be meant (something else removes servers), which is why it is told once for each service and as an information. The rule waits for lines that an unreadable include may bring.",
  references: ["keepalived check_data.c: validate_check_config"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
    }
    real_server 198.51.100.2 80 {
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
  messages: {
    unchecked:
      'no real server of "{service}" has a health check: they count as up for ever; add a checker to each unless something else watches them',
  },
  checkOutline: (service, { report }) => {
    const { statement } = service;
    if (!service.complete) return;
    if (keptRealServers(service).some((each) => each.checkers.length > 0))
      return;
    report({
      message: "unchecked",
      at: statement,
      args: { service: serviceName(service) },
    });
  },
});
