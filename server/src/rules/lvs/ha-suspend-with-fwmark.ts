import { all, last } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { marksOf, serviceName } from "../services.ts";

export default defineRule({
  id: "ha-suspend-with-fwmark",
  area: "lvs",
  severity: "warning",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "ha_suspend is set for a service known by a firewall mark",
  why: "`ha_suspend` stops the health checks while the address of the service is not on this machine. A firewall mark has no address to watch, so keepalived clears the setting and reports it: the backup checks all real servers, too. Removing the line changes nothing. It is no remedy for forwarding loops either, with or without marks.",
  references: ["keepalived check_data.c: validate_check_config"],
  examples: {
    bad: [
      `virtual_server fwmark 6 {
    delay_loop 6
    lb_algo wrr
    lb_kind DR
    ha_suspend
    real_server 198.51.100.1 {
        TCP_CHECK {
            connect_port 80
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
    ha_suspend
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
    cleared:
      '"{service}" has no address to watch: keepalived clears "ha_suspend"; remove it',
    remove: 'remove "ha_suspend"',
  },
  tag: "unnecessary",
  checkOutline: (service, { node, report }) => {
    const { statement } = service;
    const suspend = last(statement, "ha_suspend");
    if (suspend === undefined || marksOf(node, service).length === 0) return;
    report({
      message: "cleared",
      at: suspend,
      args: { service: serviceName(service) },
      fixes: () => [
        {
          title: "remove",
          safety: "safe",
          edits: all(statement, "ha_suspend").flatMap((each) =>
            removeStatement(each),
          ),
        },
      ],
    });
  },
});
