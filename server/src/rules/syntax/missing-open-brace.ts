import { keywordAt } from "../../../../grammar/schema/schema.ts";
import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { appendWord, wrapInBlock } from "../edits.ts";
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
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress 192.0.2.100/24
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
    values:
      '"{values}" stands behind "{keyword}", which wants a block: keepalived ignores it and takes the next lines for the block; put it between braces, on a line of its own',
    open: 'add "{"',
    wrap: 'put "{values}" into a block',
  },
  replaces: ["surplus-parameter", "empty-block", "unicast-without-peers"],
  explain: ({ message, at, args }, { node, report }) => {
    const head = statementAt(node, at);
    const values = head === undefined ? "" : valuesOf(head);
    if (head !== undefined && values !== "") {
      const told = { ...args, values };
      report({
        message: "values",
        at,
        args: told,
        fixes: () => [
          {
            title: "wrap",
            args: told,
            safety: "suggested",
            edits: wrapInBlock(head),
          },
        ],
      });
      return;
    }
    report({
      message,
      at,
      args,
      fixes: () => {
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

/** What is written behind the name of a list, where nothing belongs. */
function valuesOf({ path, keyword, words }: Statement): string {
  const known = keywordAt(path, keyword);
  return known?.opens === "values" && known.args.length === 0
    ? words
        .slice(1)
        .map(({ text }) => text)
        .join(" ")
    : "";
}
