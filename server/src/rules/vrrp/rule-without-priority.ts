import { isSchemaProblem } from "../../../../grammar/schema/check.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "rule-without-priority",
  area: "vrrp",
  severity: "warning",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary: "A policy rule has no priority",
  why: "Rules are looked up by priority. keepalived gives one without a priority the next free number below 16384, with a message, and the numbers depend on the order in the file: another node, or the next reload, may use others.",
  references: ["keepalived keepalived/vrrp/vrrp_iprule.c: alloc_rule"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_rules {
        from 192.0.2.100 lookup 100
    }
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
    virtual_rules {
        from 192.0.2.100 lookup 100 priority 1000
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    missing:
      'this rule has no priority, so keepalived chooses one that depends on the order of the rules: add "priority N"',
  },
  explain: (problem, { report }) => {
    if (isSchemaProblem(problem))
      report({ message: problem.message, at: problem.statement });
  },
});
