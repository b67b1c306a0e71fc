import { lineAt, lineStarts } from "../../../../grammar/syntax/line-index.ts";
import type { SourceFile } from "../../../../grammar/syntax/source-file.ts";
import { extentOf, type Statement } from "../../../../grammar/syntax/tree.ts";
import { blockBodies } from "../completion/block-bodies.ts";
import { escapeSnippet, type SnippetEdit } from "../code-actions.ts";
import { interfaceKind, namesOf, type Name } from "../names.ts";
import {
  newlineOf,
  type Refactoring,
  type RefactoringContext,
} from "./refactoring.ts";

/** The block that a name at the cursor refers to, where there is none. */
export function createMissing({
  file,
  range,
  workspace,
}: RefactoringContext): readonly Refactoring[] {
  const [configuration] = workspace.configurationsOf(file);
  const { definitions, references } = namesOf(configuration);
  const name = references.find(
    ({ kind, word }) =>
      kind !== interfaceKind &&
      word.file === file &&
      word.verbatim &&
      word.start <= range.end &&
      range.start <= word.end,
  );
  if (name === undefined) return [];
  if (
    definitions.some(
      ({ kind, text }) => kind === name.kind && text === name.text,
    )
  )
    return [];
  const body = blockBodies[name.kind];
  const outermost = outermostOf(name.statement);
  if (body === undefined || workspace.isOurs?.(outermost.file.uri) === false)
    return [];
  return [
    {
      title: `Create ${name.kind} ${name.text}`,
      kind: "quickfix",
      edits: [insertion(outermost, name, body)],
    },
  ];
}

function outermostOf(statement: Statement): Statement {
  let outermost = statement;
  while (outermost.parent !== undefined) outermost = outermost.parent;
  return outermost;
}

/**
 * Before the block that refers to it: keepalived looks names up while it reads. Members of a sync group are looked up
 * when all is read, and stand behind it.
 */
function insertion(
  outermost: Statement,
  name: Name,
  body: string,
): SnippetEdit {
  const { file } = outermost;
  const newline = newlineOf(file);
  const named = name.word.quoted ? `"${name.text}"` : name.text;
  const snippet = body.replace(/\$\{1:[^}]*\}/, () => escapeSnippet(named));
  const text = plain(snippet).replaceAll("\n", newline);
  if (name.kind === "vrrp_instance") {
    const last = lineAt(file, extentOf(outermost).end);
    const at = lineStarts(file)[last + 1];
    const [start, before] =
      at === undefined ? [file.text.length, newline] : [at, ""];
    const lead = before + newline;
    return {
      file,
      start,
      end: start,
      newText: lead + text + newline,
      snippet: `\n${before === "" ? "" : "\n"}${snippet}\n`,
    };
  }
  const start = lineStarts(file)[firstLine(file, outermost)] ?? 0;
  return {
    file,
    start,
    end: start,
    newText: text + newline + newline,
    snippet: `${snippet}\n\n`,
  };
}

/** The line of a block, or of the comment directly above it. */
function firstLine(file: SourceFile, { start }: Statement): number {
  const starts = lineStarts(file);
  let line = lineAt(file, start);
  while (
    line > 0 &&
    /^[ \t]*[#!]/.test(file.text.slice(starts[line - 1], starts[line]))
  )
    line -= 1;
  return line;
}

/** The snippet with its proposals filled in: the first of several. */
function plain(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, "$1")
    .replace(/\$\{\d+:([^}]*)\}/g, "$1")
    .replace(/\\([\\$}])/g, "$1")
    .replaceAll("\t", "    ");
}
