import { defineRule } from "../rule.ts";

export default defineRule({
  id: "unterminated-quote",
  area: "syntax",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A double quote is never closed",
  why: "A quoted word ends on its line. keepalived uses the words before the quote and loses the rest, so the keyword is often left without its parameter and the daemon refuses to start. An open quote also hides a brace that stands behind it.",
  references: ["keepalived lib/parser.c: alloc_strvec_quoted_escaped"],
  examples: {
    bad: [
      `global_defs {
    router_id "lb01
    smtp_connect_timeout 30
}
`,
    ],
    good: [
      `global_defs {
    router_id "lb01"
    smtp_connect_timeout 30
}
`,
    ],
  },
  replaces: "all",
  messages: {
    unterminated:
      "the quote of {text} is never closed: keepalived drops the word; add the closing quote",
    close: "add the closing quote",
  },
  explain: ({ message, at, args }, { report }) => {
    const end =
      at.start + at.file.text.slice(at.start, at.end).trimEnd().length;
    report({
      message,
      at: { file: at.file, start: at.start, end },
      args,
      fixes: () => [
        {
          title: "close",
          safety: "suggested",
          edits: [{ file: at.file, start: end, end, newText: '"' }],
        },
      ],
    });
  },
});
