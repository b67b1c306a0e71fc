/*
 * The report for GitHub's runners: each finding becomes an annotation in the pull request.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
import type { Diagnostic } from "../../engine/diagnostic.ts";
import { visible } from "../../engine/visible.ts";
import type { Severity } from "../../rules/rule.ts";
import type { Terminal } from "../terminal.ts";
import { endOf, startOf, type Report } from "./report.ts";
import { summary } from "./summary.ts";

/** A command of the runner for each finding, and a line that sums up for those who read the log. */
export function github(report: Report, { colors }: Terminal): string {
  const commands = report.diagnostics.map((each) => command(each, report));
  return commands.join("") + summary(report, colors);
}

const levels: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "notice",
  hint: "notice",
};

function command(diagnostic: Diagnostic, { pathOf }: Report): string {
  const { rule, severity, message, related, file } = diagnostic;
  const [start, end] = [startOf(diagnostic), endOf(diagnostic)];
  const properties = Object.entries({
    file: visible(pathOf(file.uri)),
    line: start.line,
    endLine: end.line,
    // the runner takes columns for one line only
    ...(start.line === end.line && {
      col: start.column,
      endColumn: end.column,
    }),
    title: `keepalived: ${rule.id}`,
  }).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  const lines = [
    message,
    ...related.map((each) => {
      const { line, column } = startOf(each);
      return `${visible(pathOf(each.file.uri))}:${line}:${column}: ${each.message}`;
    }),
    ...diagnostic.fixes().map(({ title }) => `fix: ${title}`),
  ];
  return `::${levels[severity]} ${properties.join(",")}::${escapeData(lines.join("\n"))}\n`;
}

function escapeData(text: string): string {
  return text
    .split("\n")
    .map(visible)
    .join("\n")
    .replaceAll("%", "%25")
    .replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
