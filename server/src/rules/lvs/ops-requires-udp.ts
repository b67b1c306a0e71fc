import { all, last } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { addressesOf } from "../services.ts";

export default defineRule({
  id: "ops-requires-udp",
  area: "lvs",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "One-packet scheduling is asked for with TCP or SCTP",
  why: "`ops` schedules every packet on its own and remembers nothing. A TCP or SCTP connection would be torn apart between servers, so keepalived switches it off and reports it. Removing the line changes nothing. Firewall-mark services may have it: their marks can select UDP.",
  references: ["keepalived check_data.c: validate_check_config"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    ops
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
    good: [
      `virtual_server 192.0.2.100 53 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol UDP
    ops
    real_server 198.51.100.1 53 {
        DNS_CHECK {
            type A
            name www.example.org
        }
    }
}
`,
      `virtual_server fwmark 6 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    ops
    real_server 198.51.100.1 53 {
        DNS_CHECK {
            type A
            name www.example.org
        }
    }
}
`,
    ],
  },
  messages: {
    tcp: '"ops" schedules single packets, which would tear {protocol} connections apart: keepalived switches it off; remove it',
    remove: 'remove "ops"',
  },
  tag: "unnecessary",
  checkOutline: (service, { node, report }) => {
    const { statement, protocol } = service;
    const ops = last(statement, "ops");
    if (ops === undefined || protocol === undefined) return;
    if (!["TCP", "SCTP"].includes(protocol.value)) return;
    if (addressesOf(node, service).length === 0) return;
    report({
      message: "tcp",
      at: ops,
      args: { protocol: protocol.value },
      fixes: () => [
        {
          title: "remove",
          safety: "safe",
          edits: all(statement, "ops").flatMap((each) => removeStatement(each)),
        },
      ],
    });
  },
});
