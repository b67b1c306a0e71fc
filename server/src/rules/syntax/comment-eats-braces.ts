import { lineAt } from "../../../../grammar/syntax/line-index.ts";
import type { Comment, Problem } from "../../../../grammar/syntax/line.ts";
import { linesOf } from "../../../../grammar/syntax/line-parser.ts";
import { memo } from "../../../../grammar/syntax/memo.ts";
import type { SourceFile } from "../../../../grammar/syntax/source-file.ts";
import { keywordOf } from "../../../../grammar/syntax/tree.ts";
import { defineRule } from "../rule.ts";
import { unclosedIn } from "../unclosed-blocks.ts";

export default defineRule({
  id: "comment-eats-braces",
  area: "syntax",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary:
    "A comment swallows the rest of a block that was written on one line",
  why: "A comment goes from `#` or `!` to the end of the line, whatever stands there. Where a block is opened on the same line, its keywords and closing brace are gone with it: the block is empty, and stays open to the end of the file. This happens when a configuration is copied from a web page that lost its line breaks. Comments behind complete lines, and lines that are comments as a whole, are not meant.",
  references: ["keepalived lib/parser.c: decomment_string"],
  examples: {
    bad: [
      `virtual_server fwmark 3 { # node 2 uses 4 delay_loop 10 lb_algo rr lb_kind DR }
`,
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 { weight 1 ! the new host TCP_CHECK { connect_timeout 3 } }
}
`,
    ],
    good: [
      `virtual_server 192.0.2.100 80 {     # node 2 the same
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        TCP_CHECK { connect_timeout 3 }    # and nothing else }
    }
}
`,
    ],
  },
  messages: {
    eaten:
      'everything behind "{mark}" is a comment, with the closing brace of "{keyword}" on this line; break the line where the comment ends',
    comment: "the comment begins here",
  },
  replaces: ["unclosed-block"],
  checkNode: ({ configuration }, { report }) => {
    if (!configuration.problems.some(isUnclosed)) return;
    const comments = configuration.files.flatMap((file) => swallowing(file));
    if (comments.length === 0) return;
    const unclosedBefore = unclosedIn(configuration);
    for (const comment of comments) {
      const head = unclosedBefore(comment);
      if (head === undefined) continue;
      report({
        message: "eaten",
        at: head.words[0],
        args: {
          mark: comment.file.text.charAt(comment.start),
          keyword: keywordOf(head),
        },
        related: [{ message: "comment", at: comment }],
      });
    }
  },
});

function isUnclosed({ rule }: Problem): boolean {
  return rule === "unclosed-block";
}

/** Comments with a closing brace, on lines that open more blocks before it than they close. */
const swallowing: (file: SourceFile) => readonly Comment[] = memo((file) => {
  const lines = linesOf(file);
  const candidates = lines.comments.filter(({ start, end }) =>
    file.text.slice(start, end).includes("}"),
  );
  if (candidates.length === 0) return candidates;
  const open = new Map<number, number>();
  for (const { kind, line } of lines.segments)
    if (kind === "open" || kind === "close")
      open.set(line, (open.get(line) ?? 0) + (kind === "open" ? 1 : -1));
  return candidates.filter(
    ({ start }) => (open.get(lineAt(file, start)) ?? 0) > 0,
  );
});
