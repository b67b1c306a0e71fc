import { all, last } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { marksOf } from "../services.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "ha-suspend-with-group",
  area: "lvs",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "ha_suspend is set for a service of a group",
  why: "`ha_suspend` switches health checks on when the service's address appears on this machine. keepalived (up to 2.4.3) never compares that address with the entries of a group, so the checks are suspended at the start and never resumed: all real servers stay in their first state, up or not. Services with firewall marks are another matter: there the daemon clears the setting (`ha-suspend-with-fwmark`).",
  references: ["keepalived check_api.c: addr_matches, update_checker_activity"],
  examples: {
    bad: [
      `virtual_server_group WEB {
    192.0.2.100 80
}
virtual_server group WEB {
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
    group:
      'with a group "ha_suspend" suspends the health checks and never resumes them; write one virtual_server for each address, or remove it',
    remove: 'remove "ha_suspend"',
  },
  checkOutline: (service, { node, report }) => {
    const suspend = last(service.statement, "ha_suspend");
    if (suspend === undefined || service.key?.kind !== "group") return;
    if (marksOf(node, service).length > 0) return;
    report({
      message: "group",
      at: suspend,
      fixes: () => [
        {
          title: "remove",
          safety: "suggested",
          edits: all(service.statement, "ha_suspend").flatMap((each) =>
            removeStatement(each),
          ),
        },
      ],
    });
  },
});
