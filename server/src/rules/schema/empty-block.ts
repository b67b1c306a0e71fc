import { isSchemaProblem } from "../../../../grammar/schema/check.ts";
import { extentOf } from "../../../../grammar/syntax/tree.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { instanceWith } from "./example-configurations.ts";

export default defineRule({
  id: "empty-block",
  area: "schema",
  severity: "warning",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A list that needs at least one line has none",
  why: "keepalived reports the empty block and drops what it belongs to: a group without members, a virtual server group without addresses. Often the lines are commented out, or stand behind conditions that do not hold for this node.",
  references: ["keepalived lib/parser.c: read_value_block"],
  examples: {
    bad: [
      `global_defs {
    notification_email {
    }
}
`,
    ],
    good: [
      `global_defs {
    notification_email {
        ops@example.com
    }
}
`,
      instanceWith(""),
    ],
  },
  messages: {
    empty:
      '"{keyword}" has no lines: keepalived reports it and does without; add one or remove the block',
    remove: "remove the block",
  },
  explain: (problem, { report }) => {
    if (!isSchemaProblem(problem)) return;
    const { message, args, statement } = problem;
    report({
      // keepalived names the line of the closing brace.
      at: extentOf(statement),
      message,
      args,
      fixes: () => [
        {
          title: "remove",
          safety: "suggested",
          edits: removeStatement(statement),
        },
      ],
    });
  },
});
