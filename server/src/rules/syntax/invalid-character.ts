import { defineRule } from "../rule.ts";

export default defineRule({
  id: "invalid-character",
  area: "syntax",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "The file has a byte order mark or a NUL character",
  why: "keepalived takes a byte order mark for a part of the first word, so the first keyword of the file becomes unknown. At a NUL the line ends without a word (2.2.7) or is ignored as a whole (2.4).",
  references: ["keepalived lib/parser.c: read_line"],
  examples: {
    bad: ["\uFEFFglobal_defs {\n    router_id lb01\n}\n"],
    good: ["global_defs {\n    router_id lb01\n}\n"],
  },
  replaces: ["unknown-keyword"],
  messages: {
    byteOrderMark:
      "the file begins with a byte order mark: keepalived takes it for a part of the first keyword; save the file as UTF-8 without it",
    nul: "a NUL character: keepalived ends or ignores the line here; remove it",
    remove: "remove the character",
  },
  explain: ({ message, at, args }, { report }) => {
    report({
      message,
      at,
      args,
      fixes: () => [
        { title: "remove", safety: "safe", edits: [{ ...at, newText: "" }] },
      ],
    });
  },
});
