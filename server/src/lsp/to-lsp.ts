/* From the server's own objects to those of the protocol. The only place, with from-lsp.ts, that knows both. */
import {
  CodeActionKind,
  DiagnosticSeverity,
  DiagnosticTag,
  FoldingRangeKind,
  SymbolKind,
  type Diagnostic as LspDiagnostic,
  type DocumentLink as LspDocumentLink,
  type DocumentSymbol as LspDocumentSymbol,
  type FoldingRange,
  type Hover as LspHover,
  type Location,
  type LocationLink,
  type Range,
  type SymbolInformation,
} from "vscode-languageserver";
import { memo } from "../../../grammar/syntax/memo.ts";
import type { Place, SourceFile } from "../../../grammar/syntax/source-file.ts";
import type { Diagnostic } from "../engine/diagnostic.ts";
import type { ProjectProblem } from "../engine/project-file.ts";
import { ruleUrl } from "../engine/rule-url.ts";
import { visible } from "../engine/visible.ts";
import type { Link } from "../features/definition.ts";
import type { DocumentLink } from "../features/document-links.ts";
import type { DocumentSymbol } from "../features/document-symbols.ts";
import type { Fold } from "../features/folding.ts";
import type { Hover } from "../features/hover.ts";
import type { Rule } from "../rules/rule.ts";
import type { Client } from "./client.ts";
import { protocolLine, rangeOf } from "./positions.ts";

/** The client's spelling of a URI. */
export type Spelling = (uri: string) => string;

export function toRange(place: Place): Range {
  return rangeOf(place);
}

export function toLocation(place: Place, spell: Spelling): Location {
  return { uri: spell(place.file.uri), range: toRange(place) };
}

export function toDiagnostic(
  diagnostic: Diagnostic,
  client: Client,
  spell: Spelling,
): LspDiagnostic {
  const { rule, severity, message, related } = diagnostic;
  const told: LspDiagnostic = {
    range: toRange(diagnostic),
    severity: severities[severity],
    code: rule.id,
    codeDescription: pageOf(rule),
    source: "keepalived",
    message,
  };
  if (rule.tag !== undefined) told.tags = [tags[rule.tag]];
  if (client.relatedInformation && related.length > 0)
    told.relatedInformation = related.map((each) => ({
      location: toLocation(each, spell),
      message: each.message,
    }));
  return told;
}

/** All findings of a rule share it. */
const pageOf = memo(({ id }: Rule) => ({ href: ruleUrl(id) }));

/** A mistake in the project file. */
export function toProjectDiagnostic(problem: ProjectProblem): LspDiagnostic {
  return {
    range: toRange(problem),
    severity: DiagnosticSeverity.Error,
    code: "project-file",
    source: "keepalived",
    message: problem.message,
  };
}

export function toHover({ place, markdown }: Hover, client: Client): LspHover {
  const kind = client.markdownHover ? "markdown" : "plaintext";
  return { contents: { kind, value: markdown }, range: toRange(place) };
}

export function toDefinition(
  links: readonly Link[],
  client: Client,
  spell: Spelling,
): Location[] | LocationLink[] {
  if (!client.definitionLinks)
    return links.map(({ to }) => toLocation(to, spell));
  return links.map(({ from, to, whole }) => ({
    originSelectionRange: toRange(from),
    targetUri: spell(to.file.uri),
    targetRange: toRange(spanning(whole, to)),
    targetSelectionRange: toRange(to),
  }));
}

export function toDocumentSymbol(symbol: DocumentSymbol): LspDocumentSymbol {
  const { detail, kind, whole, selection, children } = symbol;
  return {
    name: titleOf(symbol),
    detail: visible(detail),
    kind: symbolKinds[kind],
    range: toRange(spanning(whole, selection)),
    selectionRange: toRange(selection),
    children: children.map(toDocumentSymbol),
  };
}

/** Editors refuse symbols without a name. */
export function titleOf({ name, detail }: DocumentSymbol): string {
  return visible(name.trim() === "" ? detail || '""' : name);
}

/** For clients that know no tree of symbols. */
export function toSymbolInformation(
  symbols: readonly DocumentSymbol[],
  spell: Spelling,
  containerName = "",
): SymbolInformation[] {
  return symbols.flatMap((symbol) => [
    {
      name: titleOf(symbol),
      kind: symbolKinds[symbol.kind],
      location: toLocation(symbol.whole, spell),
      containerName,
    },
    ...toSymbolInformation(symbol.children, spell, titleOf(symbol)),
  ]);
}

export function toDocumentLink(
  link: DocumentLink,
  spell: Spelling,
): LspDocumentLink {
  const tooltip = link.count > 1 ? `First of ${link.count} files` : undefined;
  return {
    range: toRange(link),
    target: spell(link.target),
    ...(tooltip === undefined ? {} : { tooltip }),
  };
}

export function toFoldingRange(
  { kind, startLine, endLine }: Fold,
  file: SourceFile,
): FoldingRange {
  return {
    startLine: protocolLine(file, startLine),
    endLine: protocolLine(file, endLine),
    ...(kind === "comment" ? { kind: FoldingRangeKind.Comment } : {}),
  };
}

/** The kinds of code actions that there are. */
export const codeActionKinds = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorExtract,
  CodeActionKind.RefactorInline,
  CodeActionKind.RefactorRewrite,
  "source.fixAll.keepalived",
];

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

const tags = {
  deprecated: DiagnosticTag.Deprecated,
  unnecessary: DiagnosticTag.Unnecessary,
} as const;

export const symbolKinds = {
  block: SymbolKind.Namespace,
  values: SymbolKind.Array,
  definition: SymbolKind.Constant,
  include: SymbolKind.File,
} as const;

/** The protocol wants the selection inside the whole. */
function spanning(whole: Place, selection: Place): Place {
  if (whole.file !== selection.file) return selection;
  return {
    file: whole.file,
    start: Math.min(whole.start, selection.start),
    end: Math.max(whole.end, selection.end),
  };
}
