import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { lineFormatOf } from "../../../../grammar/schema/schema.ts";
import { defineRule, type NodeContext } from "../rule.ts";

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
  visit: {
    "static_rules/*": check,
    "vrrp_instance/virtual_rules/*": check,
  },
});

function check(statement: Statement, { report }: NodeContext): void {
  const { words } = statement;
  if (words.some(({ text, opaque }) => opaque || priorities.has(text))) return;
  // A word that is no option makes keepalived drop the rule, for which there is another finding.
  if (lineFormatOf(statement.path)?.words.has(words[0].text) !== true) return;
  report({ message: "missing", at: statement });
}

const priorities: ReadonlySet<string> = new Set([
  "priority",
  "preference",
  "order",
]);
