import type { BlockForm } from "../../../../grammar/syntax/block-form.ts";
import { memo } from "../../../../grammar/syntax/memo.ts";
import { keywordOf, type Statement } from "../../../../grammar/syntax/tree.ts";
import { keywordAt } from "../../../../grammar/schema/schema.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "duplicate-scalar",
  area: "vrrp",
  severity: "warning",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A setting is written twice in one block with different values",
  why: "For these keywords the last line silently wins, so the first one looks as if it counted and does not. nopreempt and preempt switch each other off in the same way. A second state BACKUP behind MASTER, a second version and notify scripts are reported by the daemon and have rules of their own. Lists, and lines for different configuration ids, are no repetitions.",
  references: ["keepalived lib/parser.c: process_stream"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    priority 90
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
    nopreempt
    preempt
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
    advert_int 1
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
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    again:
      '"{keyword}" is set to "{first}" already: the last one, "{last}", counts; remove one of the two',
    switched: '"{keyword}" takes "{first}" back: remove one of the two',
    first: "set here first",
    remove: "remove the line that does not count",
  },
  visit: {
    "*": (head, { report }) => {
      if (head.block?.kind !== "keywords" || !repeats(head.block.form)) return;
      const seen = new Map<string, Statement>();
      for (const line of head.block.statements) {
        const keyword = keywordOf(line);
        const facts = keywordAt(line.path, keyword);
        const isSwitch = keyword === "nopreempt" || keyword === "preempt";
        if (
          facts?.opens !== "none" ||
          (facts.repeat !== "last-wins" && !isSwitch)
        )
          continue;
        const name = isSwitch ? "preempt" : keyword;
        const first = seen.get(name);
        seen.set(name, line);
        if (first === undefined || valueOf(first) === valueOf(line)) continue;
        report({
          message: isSwitch ? "switched" : "again",
          at: line,
          args: {
            keyword,
            first: isSwitch ? keywordOf(first) : valueOf(first),
            last: valueOf(line),
          },
          related: [{ message: "first", at: first }],
          fixes: () => [
            {
              title: "remove",
              safety: "suggested",
              edits: removeStatement(first),
            },
          ],
        });
      }
    },
  },
});
/** Whether a block has a keyword twice (or a switch and its reverse). */
const repeats: (form: BlockForm) => boolean = memo(({ entries }) => {
  const keywords = entries.map(({ piece }) =>
    piece.keyword === "nopreempt" ? "preempt" : piece.keyword,
  );
  return new Set(keywords).size < keywords.length;
});

function valueOf({ words: [keyword, ...values] }: Statement): string {
  return values.length === 0
    ? keyword.text
    : values.map(({ text }) => text).join(" ");
}
