import { last } from "../../model/values.ts";
import { insertIntoService, protocolOf } from "../services.ts";

import { defineRule } from "../rule.ts";

export default defineRule({
  id: "udp-without-ops",
  area: "lvs",
  severity: "hint",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A UDP service of single questions remembers its clients",
  why: "IPVS has no end of a conversation to go by in UDP: it keeps every client port on one server for 300 seconds after the last packet. A resolver, exporter or log shipper that always sends from the same port never moves, not even away from a server that was taken out. `ops` schedules every packet on its own. The rule looks at ports whose protocols are one question and one answer (DNS, NTP, SNMP, syslog, RADIUS), and not at services with persistence.",
  references: [
    "keepalived issue #1781",
    "Linux net/netfilter/ipvs/ip_vs_proto_udp.c",
  ],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 514 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol UDP
    real_server 198.51.100.1 514 {
        PING_CHECK {
        }
    }
}
`,
    ],
    good: [
      `virtual_server 192.0.2.100 514 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol UDP
    ops
    real_server 198.51.100.1 514 {
        PING_CHECK {
        }
    }
}
`,
      `virtual_server 192.0.2.100 514 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol UDP
    persistence_timeout 50
    real_server 198.51.100.1 514 {
        PING_CHECK {
        }
    }
}
`,
      `virtual_server 192.0.2.100 443 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol UDP
    real_server 198.51.100.1 443 {
        PING_CHECK {
        }
    }
}
`,
    ],
  },
  messages: {
    sticky:
      'packets from one client port stay on one server for 5 minutes after the last of them, even if it was taken out; consider "ops"',
    add: 'add "ops"',
  },
  checkOutline: (service, { report }) => {
    const { key, statement, persistence } = service;
    if (key?.kind !== "address" || protocolOf(service) !== "UDP") return;
    if (service.protocol === undefined || persistence !== undefined) return;
    if (!questionPorts.has(key.port)) return;
    if (
      last(statement, "ops") !== undefined ||
      last(statement, "persistence_granularity") !== undefined
    )
      return;
    report({
      message: "sticky",
      at: statement,
      fixes: () => [
        {
          title: "add",
          safety: "suggested",
          edits: insertIntoService(service, "ops"),
        },
      ],
    });
  },
});

/** DNS, NTP, SNMP and its traps, syslog, RADIUS. */
const questionPorts: ReadonlySet<number | undefined> = new Set([
  53, 123, 161, 162, 514, 1812, 1813,
]);
