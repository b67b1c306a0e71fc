import { appendWord } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { statementAt } from "../statement-at.ts";

export default defineRule({
  id: "missing-open-brace",
  area: "syntax",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A keyword that opens a block has no opening brace",
  why: "The process that needs the block reports the missing brace and reads on as if it were there, but the processes that only skip the block find none, stop skipping and take its lines for unknown keywords. For lists such as `virtual_ipaddress` only the log says so.",
  references: ["keepalived lib/parser.c: process_stream"],
  examples: {
    bad: [
      `vrrp_instance VI_1
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
      `vrrp_instance VI_1
{
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
    missingOpen:
      '"{keyword}" opens a block, but no "{" follows: keepalived loses count of the braces; add it',
    open: 'add "{"',
  },
  explain: ({ message, at, args }, { node, report }) => {
    report({
      message,
      at,
      args,
      fixes: () => {
        const head = statementAt(node, at);
        return head === undefined
          ? []
          : [
              {
                title: "open",
                safety: "suggested",
                edits: appendWord(head, "{"),
              },
            ];
      },
    });
  },
});
