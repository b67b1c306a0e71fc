import { last } from "../../model/values.ts";
import { defineRule } from "../rule.ts";
import { addressesOf, insertIntoService, serviceName } from "../services.ts";

export default defineRule({
  id: "zero-port-needs-persistence",
  area: "lvs",
  severity: "warning",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "A service for all ports has no persistence",
  why: "Without a port (or with port 0) a service takes all ports of its address. The kernel allows that only with persistence, since what a client does on two ports must reach the same server; keepalived therefore turns it on with 360 seconds and reports it. The safe fix writes that down. Mostly, though, a port was forgotten. Firewall-mark services may do without, and `persistence_granularity` turns persistence on as well.",
  references: [
    "keepalived check_data.c: validate_check_config",
    "Linux net/netfilter/ipvs/ip_vs_ctl.c: ip_vs_add_service",
  ],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 0 {
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
      `virtual_server_group WEB {
    192.0.2.100 80
    192.0.2.101
}
virtual_server group WEB {
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
    good: [
      `virtual_server 192.0.2.100 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    persistence_timeout 50
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      `virtual_server 192.0.2.100 0 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    persistence_granularity 255.255.255.0
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
  },
  messages: {
    allPorts:
      '"{service}" takes all ports of "{address}", which needs persistence: keepalived turns it on with 360 s; add "persistence_timeout" or a port',
    insert: 'add "persistence_timeout 360", which is what keepalived uses now',
  },
  checkOutline: (service, { node, report }) => {
    const { statement, persistence } = service;
    const open = addressesOf(node, service).find(
      ({ port }) => port === undefined,
    );
    if (
      open === undefined ||
      persistence !== undefined ||
      last(statement, "persistence_granularity") !== undefined
    )
      return;
    report({
      message: "allPorts",
      at: statement,
      args: { service: serviceName(service), address: open.address.text },
      fixes: () => [
        {
          title: "insert",
          safety: "safe",
          edits: insertIntoService(service, "persistence_timeout 360"),
        },
      ],
    });
  },
});
