import { extentOf } from "../../../../grammar/syntax/tree.ts";
import { indentationOf, isVerbatim } from "../edits.ts";
import { defineRule, type Fix } from "../rule.ts";
import { statementAt } from "../statement-at.ts";

export default defineRule({
  id: "unclosed-block",
  area: "syntax",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A block has no closing brace",
  why: "keepalived reads on inside the block: the keywords that follow are unknown there and are dropped, so whole instances or services can vanish. The daemon counts braces and tells only at the end of the file that one is missing, without a line. Here indentation and the keywords that follow tell which block was left open.",
  references: ["keepalived lib/parser.c: brace counter and end of file"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
}
`,
    ],
    good: [
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
    unclosed:
      '"{keyword}" is never closed: what follows is read as part of it; add the missing "}"',
    close: 'close "{keyword}" here',
  },
  explain: ({ message, at, args }, { node, report }) => {
    report({
      message,
      at,
      args,
      fixes: (): readonly Fix[] => {
        const head = statementAt(node, at);
        if (head === undefined || !isVerbatim(head)) return [];
        const last = head.block?.statements.at(-1);
        const end =
          last === undefined
            ? (head.block?.open ?? head).end
            : extentOf(last).end;
        const lineEnd = head.file.text.indexOf("\n", end);
        const place = lineEnd < 0 ? head.file.text.length : lineEnd;
        const edit = {
          file: head.file,
          start: place,
          end: place,
          newText: `\n${indentationOf(head)}}`,
        };
        return [{ title: "close", args, safety: "suggested", edits: [edit] }];
      },
    });
  },
});
