import { isSchemaProblem } from "../../../../grammar/schema/check.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { serviceWith } from "./example-configurations.ts";

export default defineRule({
  id: "duplicate-keyword",
  area: "schema",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary:
    "A keyword that may stand once is given twice, and keepalived reports it",
  why: "Of most keywords the last one counts without a word; these are the ones where keepalived reports the second and keeps the first, or replaces the first. One of the two lines does nothing, and which one differs from keyword to keyword.",
  references: ["keepalived keepalived/core/global_parser.c"],
  examples: {
    bad: [
      `global_defs {
    tmp_config_directory /run/keepalived
    tmp_config_directory /var/tmp
}
`,
    ],
    good: [
      `global_defs {
    tmp_config_directory /run/keepalived
}
`,
      serviceWith(""),
    ],
  },
  messages: {
    duplicate:
      '"{keyword}" is given a second time: keepalived reports it and keeps the first; remove one of them',
    replaced:
      '"{keyword}" is given a second time: keepalived reports it and forgets the first; remove one of them',
    remove: "remove this line",
  },
  explain: (problem, { report }) => {
    if (!isSchemaProblem(problem)) return;
    const { at, message, args, statement, keyword } = problem;
    report({
      at,
      message,
      args,
      fixes: () =>
        keyword?.type === "word"
          ? []
          : [
              {
                title: "remove",
                safety: "suggested",
                edits: removeStatement(statement),
              },
            ],
    });
  },
});
