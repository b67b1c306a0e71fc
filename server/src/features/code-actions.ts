/* What can be done about findings: their fixes, all safe fixes of a file at once, or a comment that says why not. */
import { lineAt, lineStarts } from "../../../grammar/syntax/line-index.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import type { Analysis } from "../engine/analyse.ts";
import type { Diagnostic } from "../engine/diagnostic.ts";
import { fixAll, placeOf } from "../engine/fixing.ts";
import type { TextEdit } from "../rules/rule.ts";

export interface CodeAction {
  readonly title: string;
  readonly kind: "quickfix" | "source.fixAll.keepalived" | `refactor.${string}`;
  /** Undefined for what is about the whole file. */
  readonly diagnostic: Diagnostic | undefined;
  readonly isPreferred: boolean;
  /** Undefined: worked out by `fixAllEdits` when it is chosen. */
  readonly edits: readonly FileEdit[] | undefined;
}

export type FileEdit = TextEdit | Creation | SnippetEdit;

export interface Creation {
  readonly create: string;
  readonly newText: string;
}

/** An insertion with a place (`${1:...}`) for something that the user knows. */
export interface SnippetEdit extends TextEdit {
  readonly snippet: string;
}

export interface ActionOptions {
  readonly uriOf: (path: string) => string;
  /** The text of a file that exists already. */
  readonly textOf: (uri: string) => string | undefined;
}

/** The actions for findings that touch a range of a file. */
export function codeActions(
  file: SourceFile,
  range: { readonly start: number; readonly end: number },
  analyses: readonly Analysis[],
  options: ActionOptions,
): readonly CodeAction[] {
  const here = analyses
    .flatMap(({ diagnostics }) => diagnostics)
    .filter((each) => each.file === file);
  const touched = here.filter(
    ({ start, end }) => start <= range.end && range.start <= end,
  );
  return [
    ...touched.flatMap((diagnostic) => fixesOf(diagnostic, options)),
    ...firstOfEachRule(touched).flatMap((diagnostic) =>
      fixAllOfKind(diagnostic, here, options),
    ),
    ...touched.map(suppression),
    ...(here.some(isFixable) ? [fixAllAction] : []),
  ];
}

/** The edits that make all safe fixes of a file, as far as they touch no other file. */
export function fixAllEdits(
  file: SourceFile,
  analyse: (changed: ReadonlyMap<string, SourceFile>) => Analysis,
  options: ActionOptions,
): readonly FileEdit[] {
  const { changed } = fixAll({
    ...options,
    analyse,
    mayChange: (uri) => uri === file.uri,
    wanted: (diagnostic) => diagnostic.file.uri === file.uri,
  });
  const text = changed.get(file.uri)?.text;
  return text === undefined || text === file.text
    ? []
    : [difference(file, text)];
}

const fixAllAction: CodeAction = {
  title: "Fix all safely fixable problems in this file",
  kind: "source.fixAll.keepalived",
  diagnostic: undefined,
  isPreferred: false,
  edits: undefined,
};

function isFixable(diagnostic: Diagnostic): boolean {
  return (
    diagnostic.rule.fix === "safe" &&
    diagnostic.fixes().some(({ safety }) => safety === "safe")
  );
}

function fixesOf(
  diagnostic: Diagnostic,
  options: ActionOptions,
): readonly CodeAction[] {
  return diagnostic.fixes().flatMap(({ title, safety, edits }) => {
    const placed: FileEdit[] = [];
    for (const edit of edits) {
      if (!("create" in edit)) {
        placed.push(edit);
        continue;
      }
      const create = placeOf(edit, options.uriOf);
      const present = options.textOf(create);
      if (present === undefined) placed.push({ create, newText: edit.newText });
      else if (present !== edit.newText) return [];
    }
    const isPreferred = safety === "safe";
    return [
      { title, kind: "quickfix", diagnostic, isPreferred, edits: placed },
    ];
  });
}

/** The first fix of every finding of one rule in a file, where they keep to the file and out of each other's way. */
function fixAllOfKind(
  diagnostic: Diagnostic,
  here: readonly Diagnostic[],
  options: ActionOptions,
): readonly CodeAction[] {
  const { rule, file } = diagnostic;
  const edits: TextEdit[] = [];
  let fixed = 0;
  for (const each of here) {
    if (each.rule !== rule) continue;
    const own = fixesOf(each, options)[0]?.edits ?? [];
    const wanted = own.filter(
      (edit): edit is TextEdit => "file" in edit && edit.file === file,
    );
    if (wanted.length === 0 || wanted.length < own.length) continue;
    if (wanted.some((edit) => edits.some((other) => touch(edit, other))))
      continue;
    edits.push(...wanted);
    fixed += 1;
  }
  if (fixed < 2) return [];
  return [
    {
      title: `Fix all ${fixed} problems of this kind in this file (${rule.id})`,
      kind: "quickfix",
      diagnostic,
      isPreferred: false,
      edits,
    },
  ];
}

function firstOfEachRule(
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  return diagnostics.filter(
    ({ rule }, index) =>
      diagnostics.findIndex((each) => each.rule === rule) === index,
  );
}

function touch(one: TextEdit, other: TextEdit): boolean {
  return one.start <= other.end && other.start <= one.end;
}

/** A comment above the line, with a place for the reason. */
function suppression(diagnostic: Diagnostic): CodeAction {
  const { file, rule } = diagnostic;
  const start = lineStarts(file)[lineAt(file, diagnostic.start)] ?? 0;
  const indent = /^[ \t]*/.exec(file.text.slice(start, start + 200))?.[0] ?? "";
  const comment = `${indent}# keepalived-lsp-disable-next-line ${rule.id} -- `;
  const lineEnd = file.text.includes("\r\n") ? "\r\n" : "\n";
  const edit: SnippetEdit = {
    file,
    start,
    end: start,
    newText: `${comment}reason${lineEnd}`,
    snippet: `${escapeSnippet(comment)}\${1:reason}\n`,
  };
  return {
    title: `Silence ${rule.id} for this line`,
    kind: "quickfix",
    diagnostic,
    isPreferred: false,
    edits: [edit],
  };
}

/** Text that stands for itself in a snippet. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

/** One edit for all that differs. */
function difference(file: SourceFile, text: string): TextEdit {
  const before = file.text;
  const most = Math.min(before.length, text.length);
  let start = 0;
  while (start < most && before[start] === text[start]) start += 1;
  let same = 0;
  while (
    same < most - start &&
    before[before.length - 1 - same] === text[text.length - 1 - same]
  )
    same += 1;
  return {
    file,
    start,
    end: before.length - same,
    newText: text.slice(start, text.length - same),
  };
}
