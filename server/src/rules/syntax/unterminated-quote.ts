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
    surplus:
      "this quote is never closed, and nothing stands behind it: keepalived reports it; remove it",
    escaped:
      "keepalived takes this quote for the end of the word when it reads words, but not when it looks for comments, and then reports an open quote: remove the backslash",
    close: "add the closing quote",
    remove: "remove the quote",
  },
  explain: (problem, { report }) => {
    const { message, at: place, args } = problem;
    if (message === "escaped") {
      report({ message, at: place });
      return;
    }
    const { file, start, end: last } = place;
    const quoted = file.text.slice(start, last).trimEnd();
    const end = start + quoted.length;
    const at = { file, start, end };
    const isSurplus = quoted === '"' && isBehindWord(file.text, start);
    // The brace of the head is not meant to be a part of its name.
    const close = start + quoted.replace(/(?<=[^\s"{])\s*\{$/, "").length;
    report({
      message: isSurplus ? "surplus" : message,
      at,
      args,
      fixes: () => [
        {
          title: isSurplus ? "remove" : "close",
          safety: "suggested",
          edits: [
            isSurplus
              ? { ...at, newText: "" }
              : { file, start: close, end: close, newText: '"' },
          ],
        },
      ],
    });
  },
});

function isBehindWord(text: string, start: number): boolean {
  return /[^\s"]/.test(text.charAt(start - 1));
}
