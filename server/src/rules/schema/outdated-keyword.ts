import { isSchemaProblem } from "../../../../grammar/schema/check.ts";
import { defineRule } from "../rule.ts";
import { instanceWith } from "./example-configurations.ts";
import { renamingFixes } from "./renaming.ts";

export default defineRule({
  id: "outdated-keyword",
  area: "schema",
  severity: "info",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "safe",
  summary: "A keyword has a new name, and keepalived only logs it",
  why: "The old name still works. The log says that it is deprecated (or not even that), but `keepalived -t` does not, so nobody notices until a release drops it. Silent if the target release does not know the new name yet.",
  references: ["keepalived keepalived/core/global_parser.c"],
  tag: "deprecated",
  examples: {
    bad: [
      `global_defs {
    lvs_process_name keepalived_ipvs
}
`,
    ],
    good: [
      `global_defs {
    checker_process_name keepalived_ipvs
}
`,
      instanceWith(""),
    ],
  },
  messages: {
    deprecated:
      '"{keyword}" is outdated: it works, but keepalived has {replacement} instead; use that',
    rename: 'replace by "{replacement}"',
  },
  explain: (problem, { target, report }) => {
    if (!isSchemaProblem(problem)) return;
    const { at, message, args } = problem;
    const replacement = args.replacement ?? "";
    report({
      at,
      message,
      args: {
        ...args,
        replacement: /\s/.test(replacement) ? replacement : `"${replacement}"`,
      },
      fixes: () => renamingFixes(problem, target),
    });
  },
});
