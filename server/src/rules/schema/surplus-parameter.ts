import { isSchemaProblem } from "../../../../grammar/schema/check.ts";
import { syntaxOf } from "../../../../grammar/schema/syntax-line.ts";
import { defineRule, type TextEdit } from "../rule.ts";
import { consequenceOf } from "./consequences.ts";
import { instanceWith } from "./example-configurations.ts";

export default defineRule({
  id: "surplus-parameter",
  area: "schema",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A keyword has more parameters than it takes, and keepalived minds",
  why: "Most keywords ignore words behind their parameters, but some refuse the line, and a name of two words (`vrrp_instance WEB 1`) costs the whole block. A name with a blank has to be quoted. Silent for keywords that ignore surplus words without a message.",
  references: ["keepalived lib/parser.c: alloc_value_block"],
  examples: {
    bad: [
      instanceWith("kernel_rx_buf_size 4096 bytes"),
      instanceWith("track_interface eth1 {\n    eth2\n}"),
    ],
    good: [
      instanceWith("kernel_rx_buf_size 4096"),
      instanceWith("track_interface {\n    eth1\n    eth2\n}"),
    ],
  },
  messages: {
    surplus:
      '"{surplus}" is too much for "{keyword}": {consequence}; it is written "{syntax}"',
    surplusOnBlock:
      '"{surplus}" stands between "{keyword}" and its block: {consequence}; put it inside of the braces or remove it',
    remove: 'remove "{words}"',
  },
  explain: (problem, { report }) => {
    if (!isSchemaProblem(problem)) return;
    const { at, args, keyword, message, statement, word } = problem;
    const from = word === undefined ? Infinity : statement.words.indexOf(word);
    const to = args.effect === "error-word-ignored" ? from + 1 : undefined;
    const words = statement.words.slice(from, to);
    const last = words.at(-1);
    const isVerbatim = words.every((each) => each.verbatim);
    report({
      at,
      message,
      args: {
        keyword: args.keyword ?? "",
        surplus: args.surplus ?? "",
        consequence: consequenceOf(problem),
        syntax: keyword === undefined ? "" : syntaxOf(keyword),
      },
      fixes: () => {
        if (last === undefined || word === undefined || !isVerbatim) return [];
        const before = statement.words[statement.words.indexOf(word) - 1];
        const removal: TextEdit = {
          file: word.file,
          start: before?.end ?? word.start,
          end: last.end,
          newText: "",
        };
        return [
          {
            title: "remove",
            args: { words: words.map(({ text }) => text).join(" ") },
            safety: "suggested",
            edits: [removal],
          },
        ];
      },
    });
  },
});
