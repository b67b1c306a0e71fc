import pc from "picocolors";
import { finding } from "../../server/src/cli/reporters/text.ts";
import type { Example, Rule } from "../../server/src/rules/rule.ts";
import { lint, type LintOptions } from "./lint.ts";

/** What `keepalived-lsp lint` prints of a rule's findings in an example. */
export function said(
  rule: Rule,
  example: Example,
  options?: LintOptions,
): string {
  const terminal = { colors: pc.createColors(false), columns: 160 };
  return lint(example, options)
    .filter((each) => each.rule === rule)
    .map((each) => finding(each, { pathOf: (uri) => uri }, terminal))
    .join("\n\n");
}
