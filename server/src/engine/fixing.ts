/**
 * Applies the safe fixes until nothing changes. Pure: texts go in and come out, who calls writes them. A fix counts
 * whole or not at all; fixes that touch the same characters wait for the next round, in which they are worked out anew.
 */
import {
  sourceFile,
  type SourceFile,
} from "../../../grammar/syntax/source-file.ts";
import { folderOf, pathOf, resolvePath } from "../host/paths.ts";
import type { Edit, NewFile, TextEdit } from "../rules/rule.ts";
import type { Analysis } from "./analyse.ts";
import type { Diagnostic, RenderedFix } from "./diagnostic.ts";

export interface Fixing {
  /** Files with their new texts, new files among them, by URI. */
  readonly changed: ReadonlyMap<string, SourceFile>;
  readonly created: ReadonlySet<string>;
  readonly applied: readonly AppliedFix[];
  /** Fixes that were left out because a file they change must not be changed. */
  readonly withheld: readonly WithheldFix[];
  /** What is left. */
  readonly analysis: Analysis;
}

export interface AppliedFix {
  readonly rule: string;
  readonly title: string;
}

export interface WithheldFix extends AppliedFix {
  readonly uri: string;
}

export interface FixingOptions {
  /** Analyses with these files in place of (or beside) those on disk. */
  readonly analyse: (changed: ReadonlyMap<string, SourceFile>) => Analysis;
  /** Whether this call may write a file. */
  readonly mayChange: (uri: string) => boolean;
  /** The text of a file that exists already. */
  readonly textOf: (uri: string) => string | undefined;
  readonly uriOf: (path: string) => string;
  /** Findings whose fixes are wanted; all where left out. */
  readonly wanted?: (diagnostic: Diagnostic) => boolean;
}

const mostRounds = 10;

/** Fixes what has a safe fix. */
export function fixAll(options: FixingOptions): Fixing {
  const changed = new Map<string, SourceFile>();
  const created = new Set<string>();
  const applied: AppliedFix[] = [];
  let analysis = options.analyse(changed);
  let withheld: readonly WithheldFix[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const chosen = chooseFixes(analysis, changed, options);
    withheld = chosen.withheld;
    if (chosen.applied.length === 0) break;
    for (const each of chosen.applied) applied.push(each);
    for (const [file, edits] of chosen.edits)
      changed.set(file.uri, edited(file, edits));
    for (const [uri, text] of chosen.creations) {
      created.add(uri);
      changed.set(uri, sourceFile(uri, text));
    }
    analysis = options.analyse(changed);
  }
  return { changed, created, applied, withheld, analysis };
}

/** A file after edits that do not touch each other. */
export function edited(
  file: SourceFile,
  edits: readonly TextEdit[],
): SourceFile {
  let text = "";
  let from = 0;
  for (const { start, end, newText } of inOrder(edits)) {
    text += file.text.slice(from, start) + newText;
    from = end;
  }
  return sourceFile(file.uri, text + file.text.slice(from), file.version + 1);
}

/** Where a new file goes. */
export function placeOf(
  { create, beside }: NewFile,
  uriOf: (path: string) => string,
): string {
  return uriOf(resolvePath(folderOf(pathOf(beside.uri)), create));
}

interface Chosen {
  readonly edits: ReadonlyMap<SourceFile, readonly TextEdit[]>;
  readonly creations: ReadonlyMap<string, string>;
  readonly applied: readonly AppliedFix[];
  readonly withheld: readonly WithheldFix[];
}

/** The fixes of one round: safe, allowed, and apart from each other. */
function chooseFixes(
  analysis: Analysis,
  changed: ReadonlyMap<string, SourceFile>,
  options: FixingOptions,
): Chosen {
  const edits = new Map<SourceFile, TextEdit[]>();
  const creations = new Map<string, string>();
  const applied: AppliedFix[] = [];
  const withheld: WithheldFix[] = [];
  for (const diagnostic of analysis.diagnostics) {
    if (options.wanted?.(diagnostic) === false) continue;
    const fix = diagnostic.fixes().find(({ safety }) => safety === "safe");
    if (fix === undefined) continue;
    const name = { rule: diagnostic.rule.id, title: fix.title };
    const forbidden = fix.edits
      .map((edit) => targetOf(edit, options))
      .find((uri) => !options.mayChange(uri));
    if (forbidden !== undefined) {
      withheld.push({ ...name, uri: forbidden });
      continue;
    }
    const parts = partsOf(fix, changed, options);
    if (parts === undefined || !fits(parts, edits, creations)) continue;
    for (const edit of parts.edits)
      edits.set(edit.file, [...(edits.get(edit.file) ?? []), edit]);
    for (const [uri, text] of parts.creations) creations.set(uri, text);
    applied.push(name);
  }
  return { edits, creations, applied, withheld };
}

interface Parts {
  readonly edits: readonly TextEdit[];
  readonly creations: ReadonlyMap<string, string>;
}

/** What a fix still has to do; undefined where it can't: a file it would make is there, with another text. */
function partsOf(
  fix: RenderedFix,
  changed: ReadonlyMap<string, SourceFile>,
  options: FixingOptions,
): Parts | undefined {
  const creations = new Map<string, string>();
  const edits: TextEdit[] = [];
  for (const edit of fix.edits) {
    if (!("create" in edit)) {
      edits.push(edit);
      continue;
    }
    const uri = placeOf(edit, options.uriOf);
    const present = changed.get(uri)?.text ?? options.textOf(uri);
    if (present === undefined) creations.set(uri, edit.newText);
    else if (present !== edit.newText) return undefined;
  }
  const nothing = creations.size === 0 && edits.every(changesNothing);
  return nothing ? undefined : { edits, creations };
}

function changesNothing({ file, start, end, newText }: TextEdit): boolean {
  return file.text.slice(start, end) === newText;
}

/** Whether a fix touches nothing that this round already changes, nor itself. */
function fits(
  parts: Parts,
  edits: ReadonlyMap<SourceFile, readonly TextEdit[]>,
  creations: ReadonlyMap<string, string>,
): boolean {
  for (const [uri, text] of parts.creations)
    if ((creations.get(uri) ?? text) !== text) return false;
  return parts.edits.every(
    (edit, index) =>
      !(edits.get(edit.file) ?? []).some((other) => touch(edit, other)) &&
      !parts.edits
        .slice(0, index)
        .some((other) => other.file === edit.file && overlap(edit, other)),
  );
}

/** Sharing an end is enough: of two insertions at one place nobody knows the order. */
function touch(one: TextEdit, other: TextEdit): boolean {
  return one.start <= other.end && other.start <= one.end;
}

function overlap(one: TextEdit, other: TextEdit): boolean {
  return one.start < other.end && other.start < one.end;
}

function targetOf(edit: Edit, { uriOf }: FixingOptions): string {
  return "create" in edit ? placeOf(edit, uriOf) : edit.file.uri;
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return edits.toSorted(
    (one, other) => one.start - other.start || one.end - other.end,
  );
}
