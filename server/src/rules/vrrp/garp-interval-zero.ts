import { keywordOf, type Statement } from "../../../../grammar/syntax/tree.ts";
import { decimal } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule, type NodeContext } from "../rule.ts";

export default defineRule({
  id: "garp-interval-zero",
  area: "vrrp",
  severity: "warning",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "garp_interval or gna_interval is 0",
  why: "The interval is the time between two gratuitous ARP messages. 0 is refused with a message; leaving the line out is how to send them without a pause, so removing it changes nothing. In a garp_group the daemon accepts 0.",
  references: [
    "keepalived keepalived/core/global_parser.c: vrrp_garp_interval_handler",
  ],
  examples: {
    bad: [
      `global_defs {
    vrrp_garp_interval 0
    vrrp_gna_interval 0
}
vrrp_instance VI_1 {
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
    good: [
      `global_defs {
    vrrp_garp_interval 0.001
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
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
    zero: "{keyword} 0 is refused: without the line there is no pause between the messages; remove it",
    remove: "remove {keyword}",
  },
  replaces: ["value-out-of-range", "invalid-value"],
  visit: {
    "global_defs/vrrp_garp_interval": check,
    "global_defs/vrrp_gna_interval": check,
  },
});
function check(statement: Statement, { report }: NodeContext): void {
  if (decimal(statement)?.value !== 0) return;
  const keyword = keywordOf(statement);
  report({
    message: "zero",
    at: statement,
    args: { keyword },
    fixes: () => [
      {
        title: "remove",
        args: { keyword },
        safety: "safe",
        edits: removeStatement(statement),
      },
    ],
  });
}
