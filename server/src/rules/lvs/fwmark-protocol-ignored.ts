import { all } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { addressesOf, marksOf, serviceName } from "../services.ts";

export default defineRule({
  id: "fwmark-protocol-ignored",
  area: "lvs",
  severity: "info",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "A service known by a firewall mark names a protocol",
  why: "A firewall mark takes every packet that carries it; which protocol those have is decided by the packet filter's rule that sets the mark. keepalived reports the line, ignores it, and `keepalived -t` fails because of it. Removing it changes nothing. A group that has addresses beside its marks needs the line and is left alone.",
  references: ["keepalived check_data.c: validate_check_config"],
  examples: {
    bad: [
      `virtual_server fwmark 6 {
    delay_loop 6
    lb_algo wrr
    lb_kind DR
    protocol TCP
    real_server 198.51.100.1 {
        TCP_CHECK {
            connect_port 80
        }
    }
}
`,
    ],
    good: [
      `virtual_server fwmark 6 {
    delay_loop 6
    lb_algo wrr
    lb_kind DR
    real_server 198.51.100.1 {
        TCP_CHECK {
            connect_port 80
        }
    }
}
`,
      `virtual_server_group WEB {
    fwmark 6
    192.0.2.100 80
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
  },
  messages: {
    ignored:
      '"{service}" has no protocol of its own, the rule that sets the mark decides: this line is ignored and makes "keepalived -t" fail; remove it',
    remove: 'remove "protocol"',
  },
  tag: "unnecessary",
  checkOutline: (service, { node, report }) => {
    const { protocol, statement } = service;
    if (
      protocol === undefined ||
      !["TCP", "UDP", "SCTP"].includes(protocol.value) ||
      marksOf(node, service).every((mark) => mark === 0) ||
      addressesOf(node, service).length > 0
    )
      return;
    report({
      message: "ignored",
      at: protocol.statement,
      args: { service: serviceName(service) },
      fixes: () => [
        {
          title: "remove",
          safety: "safe",
          edits: all(statement, "protocol").flatMap((each) =>
            removeStatement(each),
          ),
        },
      ],
    });
  },
});
