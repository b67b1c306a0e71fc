import { lineAt } from "../../../../grammar/syntax/line-index.ts";
import { linesOf } from "../../../../grammar/syntax/line-parser.ts";
import type { Segment } from "../../../../grammar/syntax/line.ts";
import { memo } from "../../../../grammar/syntax/memo.ts";
import {
  textOf,
  type Place,
  type SourceFile,
} from "../../../../grammar/syntax/source-file.ts";
import { keywordOf } from "../../../../grammar/syntax/tree.ts";
import { defineRule } from "../rule.ts";
import { unclosedIn } from "../unclosed-blocks.ts";

export default defineRule({
  id: "directive-eats-braces",
  area: "syntax",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary:
    "A condition, a definition or an include takes the closing brace of its line",
  why: "What stands behind a brace is read like a new line, and a condition, a definition or an include takes the rest of its line, closing braces too: the brace is left out with a line of another node, or becomes a part of the value or of the file's name. The block then stays open to the end of the file.",
  references: ["keepalived lib/parser.c: read_line, line_residue"],
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
    virtual_routes { $NET=198.51.100.0/24 }
}
`,
      {
        "keepalived.conf": `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
    virtual_routes { include routes.inc }
}
`,
        "routes.inc": "198.51.100.0/24 dev eth0\n",
      },
    ],
    good: [
      {
        "keepalived.conf": `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
    virtual_routes {
        include routes.inc
    }
}
`,
        "routes.inc": "198.51.100.0/24 dev eth0\n",
      },
    ],
  },
  messages: {
    eaten:
      '"{directive}" takes the rest of its line, with the closing brace of "{keyword}"; give it a line of its own',
    block: "the block that stays open",
  },
  replaces: [
    "unclosed-block",
    "include-no-match",
    "empty-block",
    "unicast-without-peers",
    "vip-missing",
  ],
  checkNode: ({ configuration }, { report }) => {
    const directives = configuration.files.flatMap((file) => eating(file));
    if (directives.length === 0) return;
    const unclosedBefore = unclosedIn(configuration);
    for (const at of directives) {
      const head = unclosedBefore(at);
      if (head?.block?.open === undefined) continue;
      if (lineAt(at.file, head.block.open.start) !== lineAt(at.file, at.start))
        continue;
      report({
        message: "eaten",
        at,
        args: { directive: textOf(at), keyword: keywordOf(head) },
        related: [{ message: "block", at: head.words[0] }],
      });
    }
  },
});

/** Directives behind a `{`, with a `}` in the rest of the line. */
const eating: (file: SourceFile) => readonly Place[] = memo((file) =>
  linesOf(file).special.flatMap((segment) => {
    const at = directiveOf(segment);
    if (at === undefined) return [];
    const start = file.text.lastIndexOf("\n", at.start) + 1;
    const next = file.text.indexOf("\n", at.start);
    const rest = file.text.slice(at.end, next < 0 ? undefined : next);
    return file.text.slice(start, at.start).includes("{") && rest.includes("}")
      ? [at]
      : [];
  }),
);

function directiveOf(segment: Segment): Place | undefined {
  if (segment.kind === "include") return segment.keyword;
  if (segment.kind === "definition") return segment.name;
  return segment.conditions[0];
}
