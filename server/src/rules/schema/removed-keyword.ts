import { isSchemaProblem } from "../../../../grammar/schema/check.ts";
import { removeStatement, replaceWord } from "../edits.ts";
import { defineRule, type Fix } from "../rule.ts";
import { instanceWith, serviceWith } from "./example-configurations.ts";

export default defineRule({
  id: "removed-keyword",
  area: "schema",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A keyword is no longer known to the target release",
  why: "Old examples on the web still have it. keepalived reports an unknown keyword and ignores the line; what it once set is set otherwise today, or is no longer needed.",
  references: ["keepalived ChangeLog"],
  examples: {
    bad: [serviceWith("nat_mask 255.255.255.0")],
    good: [serviceWith(""), instanceWith("")],
  },
  messages: {
    removed:
      '"{keyword}" is gone since {removedIn}: keepalived reports it as unknown and ignores it; remove it',
    renamed:
      '"{keyword}" has been renamed in {removedIn}: keepalived reports it as unknown; write "{replacement}"',
    remove: "remove the line",
    rename: 'replace by "{replacement}"',
  },
  explain: (problem, { report }) => {
    if (!isSchemaProblem(problem)) return;
    const { at, args, keyword, word, statement } = problem;
    const replacement = keyword?.renamed;
    const isOption = keyword?.type === "word";
    report({
      at,
      message: replacement === undefined ? "removed" : "renamed",
      args: { ...args, replacement: replacement ?? "" },
      fixes: (): readonly Fix[] => {
        if (word === undefined) return [];
        if (replacement !== undefined)
          return [
            {
              title: "rename",
              args: { replacement },
              safety: "safe",
              edits: replaceWord(word, replacement),
            },
          ];
        return isOption
          ? []
          : [
              {
                title: "remove",
                safety: "suggested",
                edits: removeStatement(statement),
              },
            ];
      },
    });
  },
});
