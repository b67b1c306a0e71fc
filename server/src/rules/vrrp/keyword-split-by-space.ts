import type { Statement } from "../../../../grammar/syntax/tree.ts";
import type { Word } from "../../../../grammar/syntax/line.ts";
import { spanning } from "../../../../grammar/syntax/source-file.ts";
import { keywordAt } from "../../../../grammar/schema/schema.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "keyword-split-by-space",
  area: "vrrp",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "A keyword is written in several words, or with a hyphen",
  why: 'Keywords are joined by underscores. With a blank or a hyphen the line is an unknown keyword and is ignored: after "unicast src_ip" the adverts come from the first address of the interface, and a peer that checks sources drops them. Where the first word is a keyword of its own the daemon does not even say so: "preempt delay 300" switches preemption on and forgets the delay, "notify master" runs a program called master. The rule speaks only where the joined word is a keyword of this very block.',
  references: ["keepalived lib/parser.c: keyword look-up"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    unicast src_ip 192.0.2.12
    unicast_peer {
        192.0.2.11
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual-router-id 61
    priority 100
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
    unicast_src_ip 192.0.2.12
    unicast_peer {
        192.0.2.11
    }
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
    preempt
    preempt_delay 300
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    split:
      '"{written}" is no keyword, so the line is ignored: write "{joined}"',
    other:
      '"{written}" is read as "{first}" and the rest is lost: write "{joined}"',
    join: "write {joined}",
  },
  replaces: [
    "keyword-in-wrong-block",
    "unknown-keyword",
    "missing-parameter",
    "surplus-parameter",
    "invalid-value",
    "unexpected-open-brace",
  ],
  visit: {
    "*": (statement, { report }) => {
      const { words, path } = statement;
      const [first] = words;
      const found = joined(statement);
      if (found === undefined) return;
      const { keyword, last } = found;
      const written = words
        .slice(0, words.indexOf(last) + 1)
        .map(({ text }) => text)
        .join(" ");
      report({
        message: keywordAt(path, first.text) === undefined ? "split" : "other",
        at: spanning(first, last),
        args: { written, joined: keyword, first: first.text },
        fixes: () =>
          first.verbatim && last.verbatim && first.file === last.file
            ? [
                {
                  title: "join",
                  args: { joined: keyword },
                  safety: "safe",
                  edits: [{ ...spanning(first, last), newText: keyword }],
                },
              ]
            : [],
      });
    },
  },
});
/** The keyword that the first words make with underscores between them, and the last of these words. */
function joined({
  words,
  path,
  parent,
}: Statement): { readonly keyword: string; readonly last: Word } | undefined {
  if (parent?.block !== undefined && parent.block.kind !== "keywords")
    return undefined;
  const [first] = words;
  if (first.opaque || first.quoted) return undefined;
  const own = keywordAt(path, first.text);
  if (own !== undefined && !wordsOfTheirOwn.has(first.text)) return undefined;
  for (let count = Math.min(4, words.length); count >= 1; count -= 1) {
    const taken = words.slice(0, count);
    const last = taken.at(-1);
    const keyword = taken
      .map(({ text }) => text.replaceAll("-", "_"))
      .join("_");
    if (
      last !== undefined &&
      taken.every((word) => !word.quoted) &&
      keyword !== first.text &&
      keywordAt(path, keyword) !== undefined
    )
      return { keyword, last };
  }
  return undefined;
}

/** Keywords that are the beginning of others: what follows is no parameter that anybody would write. */
const wordsOfTheirOwn: ReadonlySet<string> = new Set([
  "notify",
  "preempt",
  "quorum",
]);
