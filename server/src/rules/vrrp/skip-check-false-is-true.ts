import { argument, flag } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "skip-check-false-is-true",
  area: "vrrp",
  severity: "info",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "skip_check_adv_addr off switches the check off",
  why: 'In a vrrp_instance keepalived sets the flag for any valid word, "off" as well as "on" (the same in 2.2.7 and 2.4.3), so the line does the opposite of what it says. Without the line addresses in adverts are compared. The global vrrp_skip_check_adv_addr understands its parameter.',
  references: [
    "keepalived keepalived/vrrp/vrrp_parser.c: vrrp_skip_check_adv_addr_handler",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    skip_check_adv_addr off
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
    good: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    skip_check_adv_addr
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    off: 'keepalived sets skip_check_adv_addr for "{value}" as well, so the addresses in adverts are not compared: remove the line',
    remove: "remove the line",
  },
  visit: {
    "vrrp_instance/skip_check_adv_addr": (statement, { report }) => {
      if (flag(statement) !== false) return;
      report({
        message: "off",
        at: statement,
        args: { value: argument(statement)?.text ?? "" },
        fixes: () => [
          {
            title: "remove",
            safety: "suggested",
            edits: removeStatement(statement),
          },
        ],
      });
    },
  },
});
