import { keywordAt } from "../../../../grammar/schema/schema.ts";
import { argument, parseUnsigned } from "../../model/values.ts";
import { replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "priority-out-of-range",
  area: "vrrp",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "priority is not a number from 1 to 255",
  why: "keepalived refuses other values and uses 100, whatever the state. Two nodes with such a mistake have equal priorities, and chance decides which of them is master. 255 is meant for the node that owns the addresses; 0 is what a master sends when it gives up.",
  references: [
    "keepalived keepalived/vrrp/vrrp_parser.c: vrrp_prio_handler",
    "RFC 9568 section 5.2.4 (Priority)",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 300
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 0
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
    priority 1
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 254
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    range:
      'priority "{value}" is not a number from {least} to {most}: keepalived uses 100 instead; write 1 to 254, or 255 for the owner of the addresses',
    clamp: "write {limit}",
  },
  replaces: ["value-out-of-range", "invalid-value"],
  visit: {
    "vrrp_instance/priority": (statement, { report }) => {
      const word = argument(statement);
      const range = keywordAt("vrrp_instance", "priority")?.args[0];
      if (word === undefined || range === undefined) return;
      const value = parseUnsigned(word.text);
      const least = Number(range.min);
      const most = Number(range.max);
      if (value !== undefined && value >= least && value <= most) return;

      report({
        message: "range",
        at: word,
        args: { value: word.text, least, most },
        fixes: () =>
          value === undefined
            ? []
            : [
                {
                  title: "clamp",
                  args: { limit: value > most ? 254 : 1 },
                  safety: "suggested",
                  edits: replaceWord(word, value > most ? "254" : "1"),
                },
              ],
      });
    },
  },
});
