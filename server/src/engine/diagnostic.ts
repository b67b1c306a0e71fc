import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import type { Arguments, Edit, Report, Rule, Severity } from "../rules/rule.ts";
import { visible } from "./visible.ts";

/** A finding as editors, the command line and reports show it. */
export interface Diagnostic extends Place {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  /** What could be done; worked out when first asked for. */
  readonly fixes: () => readonly RenderedFix[];
}

export interface RelatedPlace extends Place {
  readonly message: string;
}

export interface RenderedFix {
  readonly title: string;
  readonly safety: "safe" | "suggested";
  readonly edits: readonly Edit[];
}

/** Puts a rule's report into words. */
export function renderReport(
  rule: Rule,
  severity: Severity,
  report: Report,
): Diagnostic {
  const { file, start, end } = report.at;
  let fixes: readonly RenderedFix[] | undefined;
  return {
    rule,
    severity,
    file,
    start,
    end,
    message: render(rule, report.message, report.args),
    related: (report.related ?? []).map(({ at, message, args }) => ({
      file: at.file,
      start: at.start,
      end: at.end,
      message: render(rule, message, args),
    })),
    fixes: () => (fixes ??= renderFixes(rule, report)),
  };
}

function renderFixes(rule: Rule, { fixes }: Report): readonly RenderedFix[] {
  return (fixes?.() ?? [])
    .filter(({ edits }) => edits.length > 0)
    .map(({ title, args, safety, edits }) => ({
      title: sentence(render(rule, title, args)),
      safety,
      edits: eachOnce(edits),
    }));
}

/** Two nodes may read the same line: what a fix changes for both is changed once. */
function eachOnce(edits: readonly Edit[]): readonly Edit[] {
  const isSame = (one: Edit, other: Edit): boolean =>
    "create" in one || "create" in other
      ? one === other
      : one.file === other.file &&
        one.start === other.start &&
        one.end === other.end &&
        one.newText === other.newText;
  return edits.filter(
    (edit, index) => edits.findIndex((each) => isSame(edit, each)) === index,
  );
}

/** Titles stand in menus: they begin with a capital, whatever the rule's author wrote. */
function sentence(title: string): string {
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** A text with its named arguments put in: `{name}`. They come from files: what can't be seen or has no end is not repeated. */
export function render(rule: Rule, key: string, args: Arguments = {}): string {
  const template = rule.messages[key];
  if (template === undefined)
    throw new Error(`rule ${rule.id} has no message "${key}"`);
  return partsOf(template)
    .map((part, index) => (index % 2 === 0 ? part : argumentOf(part, args)))
    .join("");
}

function argumentOf(name: string, args: Arguments): string {
  const value = args[name];
  return value === undefined ? `{${name}}` : visible(shortened(String(value)));
}

/** Pieces of a message: text and names of arguments in turn. There are as many as rules have messages. */
const parts = new Map<string, readonly string[]>();

function partsOf(template: string): readonly string[] {
  let own = parts.get(template);
  if (own === undefined)
    parts.set(template, (own = template.split(/\{([A-Za-z]\w*)\}/)));
  return own;
}

/** A message is read by people, and a word may have megabytes. */
const longestArgument = 500;

function shortened(text: string): string {
  return text.length > longestArgument
    ? `${text.slice(0, longestArgument)}…`
    : text;
}

/** By file, then place, then severity and rule: the order of every report. */
export function compareDiagnostics(one: Diagnostic, other: Diagnostic): number {
  return (
    compareText(one.file.uri, other.file.uri) ||
    one.start - other.start ||
    one.end - other.end ||
    severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
    compareText(one.rule.id, other.rule.id) ||
    compareText(one.message, other.message)
  );
}

/** Findings by the URI of their file, in the order in which they come. */
export function byFile(
  diagnostics: readonly Diagnostic[],
): ReadonlyMap<string, readonly Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const { uri } = diagnostic.file;
    const own = groups.get(uri);
    if (own === undefined) groups.set(uri, [diagnostic]);
    else own.push(diagnostic);
  }
  return groups;
}

export const severities: readonly Severity[] = [
  "error",
  "warning",
  "info",
  "hint",
];

function compareText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** Whether two findings say the same of the same characters: nodes share files. */
export function identityOf({
  file,
  start,
  end,
  rule,
  message,
}: Diagnostic): string {
  return `${file.uri}\0${start}\0${end}\0${rule.id}\0${message}`;
}

export type { SourceFile };
