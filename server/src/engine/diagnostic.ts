import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import type {
  Arguments,
  Edit,
  Fix,
  Related,
  Report,
  Rule,
  Severity,
} from "../rules/rule.ts";
import type { OnFault } from "./guard-rule.ts";
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

/** Puts a rule's report into words; `onFault` is told where working its fixes out throws, and there are none; left out: it throws. */
export function renderReport(
  rule: Rule,
  severity: Severity,
  report: Report,
  onFault?: OnFault,
): Diagnostic {
  return new Reported(rule, severity, report, onFault);
}

/** There may be ten thousands: a class, whose objects are small, and which hold no more of a report than they need. */
class Reported implements Diagnostic {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  private readonly work: Report["fixes"];
  private itsFixes: readonly RenderedFix[] | undefined = undefined;

  constructor(
    readonly rule: Rule,
    readonly severity: Severity,
    { message, at, args, related, fixes }: Report,
    private readonly onFault: OnFault | undefined,
  ) {
    this.file = at.file;
    this.start = at.start;
    this.end = at.end;
    this.message = render(rule, message, args);
    this.related = related?.map((each) => relatedPlace(rule, each)) ?? none;
    this.work = fixes;
  }

  fixes(): readonly RenderedFix[] {
    return (this.itsFixes ??= this.workOut());
  }

  private workOut(): readonly RenderedFix[] {
    const { rule, work } = this;
    if (work === undefined) return none;
    try {
      return renderFixes(rule, work());
    } catch (error) {
      if (this.onFault === undefined) throw error;
      this.onFault(rule.id, error);
      return none;
    }
  }
}

const none: readonly never[] = [];

function relatedPlace(
  rule: Rule,
  { message, at, args }: Related,
): RelatedPlace {
  const { file, start, end } = at;
  return { file, start, end, message: render(rule, message, args) };
}

function renderFixes(
  rule: Rule,
  fixes: readonly Fix[],
): readonly RenderedFix[] {
  return fixes
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
