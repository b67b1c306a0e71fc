import pc from "picocolors";
import { unifiedDiff } from "../../server/src/cli/diff.ts";
import { finding } from "../../server/src/cli/reporters/text.ts";
import type { Diagnostic } from "../../server/src/engine/diagnostic.ts";
import type { Example, Rule } from "../../server/src/rules/rule.ts";
import { applyFix, filesOf, lint, type LintOptions } from "./lint.ts";

/** A finding as people see it. */
export interface Said {
  /** What `keepalived-lsp lint` prints. */
  readonly text: string;
  readonly fixes: readonly {
    readonly title: string;
    /** What it changes, as a diff of few lines. */
    readonly diff: string;
  }[];
}

/** What is said of a rule's findings in an example. */
export function said(
  rule: Rule,
  example: Example,
  options?: LintOptions,
): readonly Said[] {
  const terminal = { colors: pc.createColors(false), columns: 160 };
  const files = filesOf(example);
  return lint(files, options)
    .filter((each) => each.rule === rule)
    .map((each) => ({
      text: finding(each, { pathOf: (uri) => uri }, terminal),
      fixes: each
        .fixes()
        .map((fix) => ({ title: fix.title, diff: diffOf(files, fix) })),
    }));
}

function diffOf(
  files: Readonly<Record<string, string>>,
  fix: ReturnType<Diagnostic["fixes"]>[number],
): string {
  const changed = Object.entries(applyFix(files, fix)).filter(
    ([name, text]) => text !== files[name],
  );
  return changed
    .map(([name, text]) => unifiedDiff(name, files[name], text, 1))
    .map((diff) =>
      // where the only file changes, everybody knows which
      Object.keys(files).length > 1 || diff.startsWith("--- /dev/null")
        ? diff
        : diff.replace(/^.*\n.*\n/, ""),
    )
    .join("")
    .trimEnd();
}
