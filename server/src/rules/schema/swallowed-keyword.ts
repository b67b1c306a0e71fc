import { isSchemaProblem } from "../../../../grammar/schema/check.ts";
import { defineRule, type TextEdit } from "../rule.ts";
import { instanceWith } from "./example-configurations.ts";

export default defineRule({
  id: "swallowed-keyword",
  area: "schema",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A second keyword stands on the line of another",
  why: "For keepalived a statement ends with its line. What stands behind the parameters of a keyword is ignored without a message, a keyword with its value too: it looks set and is not. Silent for keywords that take any number of words.",
  references: ["keepalived lib/parser.c: process_stream"],
  examples: {
    bad: [
      instanceWith("advert_int 1 garp_master_delay 5"),
      instanceWith("garp_master_refresh 60 garp_master_delay 5"),
    ],
    good: [instanceWith("advert_int 1\ngarp_master_delay 5")],
  },
  messages: {
    swallowed:
      '"{swallowed}" stands on the line of "{keyword}", so keepalived ignores it: give it a line of its own',
    split: 'put "{swallowed}" on a line of its own',
  },
  explain: (problem, { report }) => {
    if (!isSchemaProblem(problem)) return;
    const { at, args, message, statement, word } = problem;
    report({
      at,
      message,
      args,
      fixes: () => {
        if (
          word === undefined ||
          !statement.words.every((each) => each.verbatim)
        )
          return [];
        const before = statement.words[statement.words.indexOf(word) - 1];
        const { file, start } = statement;
        const line = file.text.lastIndexOf("\n", start - 1) + 1;
        const [indent = ""] =
          /^[ \t]*/.exec(file.text.slice(line, start)) ?? [];
        const split: TextEdit = {
          file,
          start: before?.end ?? word.start,
          end: word.start,
          newText: `${file.text.includes("\r\n") ? "\r\n" : "\n"}${indent}`,
        };
        return [{ title: "split", args, safety: "suggested", edits: [split] }];
      },
    });
  },
});
