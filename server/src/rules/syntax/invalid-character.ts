import type { Place } from "../../../../grammar/syntax/source-file.ts";
import { defineRule, type TextEdit } from "../rule.ts";

export default defineRule({
  id: "invalid-character",
  area: "syntax",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "The file has a byte order mark, a NUL or a CR that ends no line",
  why: "keepalived takes a byte order mark for a part of the first word, so the first keyword of the file becomes unknown. At a NUL the line ends without a word (2.2.7) or is ignored as a whole (2.4). A CR counts before an LF only: a file whose lines end with CR alone, as some old editors write it, is one single line to keepalived.",
  references: ["keepalived lib/parser.c: read_line"],
  examples: {
    bad: [
      "\uFEFFglobal_defs {\n    router_id lb01\n}\n",
      "vrrp_instance VI_1 {\r    state BACKUP\r    interface eth0\r    virtual_router_id 61\r    virtual_ipaddress {\r        192.0.2.100/24\r    }\r}\r",
    ],
    good: ["global_defs {\n    router_id lb01\n}\n"],
  },
  replaces: "all",
  messages: {
    byteOrderMark:
      "the file begins with a byte order mark: keepalived takes it for a part of the first keyword; save the file as UTF-8 without it",
    nul: "a NUL character: keepalived ends or ignores the line here; remove it",
    carriageReturn:
      "a CR alone ends no line: to keepalived what stands behind it belongs to the same line; save the file with LF",
    remove: "remove the character",
    lineFeed: "put a line feed in its place",
  },
  explain: ({ message, at, args }, { report }) => {
    report({
      message,
      at,
      args,
      fixes: () =>
        message === "carriageReturn"
          ? [
              {
                title: "lineFeed",
                safety: at.file.text.includes("\n") ? "suggested" : "safe",
                edits: lineFeeds(at),
              },
            ]
          : [
              {
                title: "remove",
                safety: "safe",
                edits: [{ ...at, newText: "" }],
              },
            ],
    });
  },
});

/** An LF for each CR of the line, from the first on. */
function lineFeeds({ file, start }: Place): readonly TextEdit[] {
  const next = file.text.indexOf("\n", start);
  const end = next < 0 ? file.text.length : next;
  const edits: TextEdit[] = [];
  for (
    let at = file.text.indexOf("\r", start);
    at >= 0 && at < end - 1;
    at = file.text.indexOf("\r", at + 1)
  )
    edits.push({ file, start: at, end: at + 1, newText: "\n" });
  return edits;
}
