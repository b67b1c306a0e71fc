/* The line that sums up a report for people. */
import type { Diagnostic } from "../../engine/diagnostic.ts";
import { mostInOneFile } from "../../engine/told.ts";
import type { Severity } from "../../rules/rule.ts";
import type { Colors } from "../terminal.ts";
import type { Report } from "./report.ts";

/** What was found and where, in one line; what was fixed in one before it. */
export function summary(report: Report, colors: Colors): string {
  const { counts, files, fixed, diagnostics } = report;
  const parts = (["error", "warning", "info", "hint"] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) =>
      colorOf(severity, colors)(plural(counts[severity], severity)),
    );
  const where = `in ${plural(files.length, "file")}`;
  const lines: string[] = [];
  if (fixed !== undefined && fixed.count > 0)
    lines.push(
      `${fixed.written ? "Fixed" : "Would fix"} ${plural(fixed.count, "problem")} in ${plural(fixed.files, "file")}.`,
    );
  lines.push(
    parts.length === 0
      ? `${colors.green("No problems")} ${where}.`
      : `Found ${parts.join(", ")} ${where}${fixable(diagnostics, fixed !== undefined)}.`,
  );
  for (const [rule, path] of cutShort(report))
    lines.push(
      `There may be more of ${rule} in ${path}: no more than ${mostInOneFile} of a rule are told of a file.`,
    );
  return `${lines.join("\n")}\n`;
}

/** Rules, and the paths of files in which they have said as much as they may. */
function cutShort({
  diagnostics,
  pathOf,
}: Report): readonly (readonly [rule: string, path: string])[] {
  if (diagnostics.length < mostInOneFile) return [];
  const counts = new Map<string, number>();
  return diagnostics.flatMap(({ rule, file }) => {
    const key = `${rule.id} ${file.uri}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count === mostInOneFile ? [[rule.id, pathOf(file.uri)]] : [];
  });
}

function fixable(diagnostics: readonly Diagnostic[], fixing: boolean): string {
  if (fixing) return "";
  const count = diagnostics.filter((each) =>
    each.fixes().some(({ safety }) => safety === "safe"),
  ).length;
  return count === 0 ? "" : `; --fix would fix ${count}`;
}

export function colorOf(
  severity: Severity,
  colors: Colors,
): (text: string) => string {
  switch (severity) {
    case "error":
      return colors.red;
    case "warning":
      return colors.yellow;
    case "info":
      return colors.cyan;
    case "hint":
      return colors.gray;
  }
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
