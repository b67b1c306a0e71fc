/* The line that sums up a report for people. */
import type { Diagnostic } from "../../engine/diagnostic.ts";
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
  return `${lines.join("\n")}\n`;
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
