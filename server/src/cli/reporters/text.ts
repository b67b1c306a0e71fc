/* The report for people: what, where, the line itself, the other node's line, what can be done. */
import type { Diagnostic, RelatedPlace } from "../../engine/diagnostic.ts";
import { visible } from "../../engine/visible.ts";
import type { Colors, Terminal } from "../terminal.ts";
import { excerptOf, type Excerpt } from "./excerpt.ts";
import { startOf, type Report } from "./report.ts";
import { colorOf, summary } from "./summary.ts";

/** Places beyond these say nothing new. */
const mostRelated = 8;

/** All findings, and a line that sums up. */
export function text(report: Report, terminal: Terminal): string {
  const findings = report.diagnostics.map(
    (each) => `${finding(each, report, terminal)}\n\n`,
  );
  return findings.join("") + summary(report, terminal.colors);
}

/** One finding: what and where, the lines it is about, what can be done. */
export function finding(
  diagnostic: Diagnostic,
  report: Paths,
  terminal: Terminal,
): string {
  const { rule, severity, message } = diagnostic;
  const { colors } = terminal;
  const color = colorOf(severity, colors);
  const related = diagnostic.related.slice(0, mostRelated);
  const widest = terminal.columns - 8;
  const own = excerptOf(diagnostic, widest);
  const others = related.map((each) => excerptOf(each, widest));
  const gutter = String(
    Math.max(own.line, ...others.map(({ line }) => line)),
  ).length;
  const frame: Frame = { colors, gutter };
  const where = place(diagnostic, report);
  const blank = " ".repeat(gutter);
  const lines = [
    `${colors.bold(color(`${severity}[${rule.id}]`))}${colors.bold(`: ${message}`)}`,
    `${blank}${colors.blue("-->")} ${where}`,
    ...excerptLines(own, "^", color, "", frame),
    ...related.flatMap((each, index) =>
      relatedLines(each, others[index] ?? own, report, frame),
    ),
    ...fixLines(diagnostic, blank, colors),
  ];
  return lines.join("\n");
}

type Paths = Pick<Report, "pathOf">;

interface Frame {
  readonly colors: Colors;
  /** Width of the line numbers. */
  readonly gutter: number;
}

function relatedLines(
  related: RelatedPlace,
  excerpt: Excerpt,
  report: Paths,
  frame: Frame,
): readonly string[] {
  const { colors, gutter } = frame;
  return [
    `${" ".repeat(gutter)}${colors.blue(":::")} ${colors.dim(place(related, report))}`,
    ...excerptLines(
      { ...excerpt, text: colors.dim(excerpt.text) },
      "-",
      colors.blue,
      ` ${related.message}`,
      frame,
    ),
  ];
}

function excerptLines(
  { line, text, indent, width }: Excerpt,
  mark: string,
  color: (text: string) => string,
  label: string,
  { colors, gutter }: Frame,
): readonly string[] {
  const number = colors.blue(`${String(line).padStart(gutter)} |`);
  const empty = colors.blue(`${" ".repeat(gutter)} |`);
  return [
    `${number} ${text}`.trimEnd(),
    `${empty} ${indent}${color(mark.repeat(width) + label)}`,
  ];
}

function fixLines(
  diagnostic: Diagnostic,
  blank: string,
  colors: Colors,
): readonly string[] {
  return diagnostic
    .fixes()
    .map(
      ({ title, safety }) =>
        `${blank} ${colors.blue("=")} ${colors.green("fix")}: ${title}${safety === "safe" ? colors.dim(" (applied by --fix)") : ""}`,
    );
}

function place(at: Diagnostic | RelatedPlace, { pathOf }: Paths): string {
  const { line, column } = startOf(at);
  return `${visible(pathOf(at.file.uri))}:${line}:${column}`;
}
