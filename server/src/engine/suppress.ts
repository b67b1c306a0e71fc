import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { rules } from "../rules/registry.gen.ts";
import unusedSuppression from "../rules/style/unused-suppression.ts";
import { renderReport, type Diagnostic } from "./diagnostic.ts";
import { severityOf, type Settings } from "./settings.ts";
import {
  suppressionFor,
  suppressionsOf,
  type Suppression,
} from "./suppressions.ts";

/** Takes out what comments silence, and adds a finding for each comment that silences nothing. */
export function suppress(
  diagnostics: readonly Diagnostic[],
  files: readonly SourceFile[],
  settings: Settings,
): readonly Diagnostic[] {
  if (!files.some((file) => suppressionsOf(file).length > 0))
    return diagnostics;
  const used = new Map<Suppression, Set<string>>();
  const shown = diagnostics.filter((diagnostic) => {
    const suppression = suppressionFor(diagnostic.rule.id, diagnostic);
    if (suppression === undefined) return true;
    const rulesUsed = used.get(suppression) ?? new Set();
    rulesUsed.add(diagnostic.rule.id);
    used.set(suppression, rulesUsed);
    return false;
  });
  return [...shown, ...files.flatMap((file) => unusedOf(file, used, settings))];
}

const ids = new Set(rules.map(({ id }) => id));

function unusedOf(
  file: SourceFile,
  used: ReadonlyMap<Suppression, ReadonlySet<string>>,
  settings: Settings,
): readonly Diagnostic[] {
  const severity = severityOf(unusedSuppression, settings);
  if (severity === undefined) return [];
  return suppressionsOf(file).flatMap((suppression) =>
    suppression.rules
      .filter(
        (rule) =>
          settings.rules[rule] !== "off" &&
          used.get(suppression)?.has(rule) !== true,
      )
      .map((rule) =>
        renderReport(unusedSuppression, severity, {
          message: ids.has(rule) ? "unused" : "unknown",
          at: suppression.at,
          args: { rule },
        }),
      ),
  );
}
