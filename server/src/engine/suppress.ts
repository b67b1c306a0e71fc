import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import type { Arguments } from "../rules/rule.ts";
import { rules } from "../rules/registry.gen.ts";
import unusedSuppression from "../rules/style/unused-suppression.ts";
import { renderReport, type Diagnostic } from "./diagnostic.ts";
import { nearest } from "./nearest.ts";
import { severityOf, type Settings } from "./settings.ts";
import {
  suppressionFor,
  suppressionsOf,
  unreadableSuppressionsOf,
  type Suppression,
} from "./suppressions.ts";

/** Takes out what comments silence, and adds a finding for each comment that silences nothing. */
export function suppress(
  diagnostics: readonly Diagnostic[],
  files: readonly SourceFile[],
  settings: Settings,
): readonly Diagnostic[] {
  if (
    !files.some(
      (file) =>
        suppressionsOf(file).length > 0 ||
        unreadableSuppressionsOf(file).length > 0,
    )
  )
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
  const told = (at: Place, message: string, args: Arguments): Diagnostic =>
    renderReport(unusedSuppression, severity, { message, at, args });
  return [
    ...suppressionsOf(file).flatMap((suppression) =>
      suppression.rules
        .filter(
          (rule) =>
            settings.rules[rule] !== "off" &&
            used.get(suppression)?.has(rule) !== true,
        )
        .map((rule) => {
          if (ids.has(rule)) return told(suppression.at, "unused", { rule });
          const near = nearest(rule, ids);
          return near === undefined
            ? told(suppression.at, "unknown", { rule })
            : told(suppression.at, "misspelt", { rule, near });
        }),
    ),
    ...unreadableSuppressionsOf(file).map((at) => told(at, "unreadable", {})),
  ];
}
