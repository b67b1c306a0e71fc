import { lineAt } from "../../../../grammar/syntax/line-index.ts";
import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { defineRule, type Edit, type Fix } from "../rule.ts";

export default defineRule({
  id: "slash-comment",
  area: "syntax",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "A comment is written as in C",
  why: "Only `#` and `!` begin a comment. keepalived takes `//` or `/*` for a keyword it does not know, and where the comment holds a brace, the blocks around it end in the wrong place. Values that begin with `/` (paths) are not meant, since they never begin a line. Where the line opens a block nothing is changed automatically: the lines inside belong to the comment, too.",
  references: ["https://github.com/acassen/keepalived/issues/2256"],
  examples: {
    bad: [
      `// the public address
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
    priority 100    # of the first node
    /* nopreempt */
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
    good: [
      `# the public address
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    ! priority 50
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    slashes:
      '"{word}" begins no comment here: keepalived takes it for a keyword; write "#" or "!"',
    hash: 'write "#"',
  },
  replaces: ["unknown-keyword", "invalid-value", "keyword-in-wrong-block"],
  visit: {
    "*": (statement, { report }) => {
      const [word] = statement.words;
      if (!/^(?:\/\/|\/\*|\*\/$)/.test(word.text)) return;
      report({
        message: "slashes",
        at: word,
        args: { word: /^..(?=\S)/.exec(word.text)?.[0] ?? word.text },
        fixes: (): readonly Fix[] => [
          { title: "hash", safety: "safe", edits: hash(statement) },
        ],
      });
    },
  },
});

/** Only where the comment is this line alone. */
function hash(statement: Statement): readonly Edit[] {
  const { file, words, block } = statement;
  const [word] = words;
  if (!word.verbatim || block !== undefined) return [];
  const { start } = word;
  const lineEnd = file.text.indexOf("\n", start);
  const line = file.text.slice(start, lineEnd < 0 ? undefined : lineEnd);
  const behind = line.indexOf("*/");
  if (line.startsWith("/*") && (behind < 0 || /\*\/\s*\S/.test(line)))
    return [];
  // Another statement on the line (behind a brace) would become part of the comment.
  const next = statement.parent?.block?.close;
  if (next?.file === file && lineAt(file, next.start) === lineAt(file, start))
    return [];
  return [{ file, start, end: start + 2, newText: "#" }];
}
