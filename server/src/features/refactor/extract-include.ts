import { lineAt, lineStarts } from "../../../../grammar/syntax/line-index.ts";
import type { Segment } from "../../../../grammar/syntax/line.ts";
import type { SourceFile } from "../../../../grammar/syntax/source-file.ts";
import { rowsOf, type Row } from "../../format/rows.ts";
import { folderOf, pathOf, resolvePath } from "../../host/paths.ts";
import {
  freeName,
  newlineOf,
  readsTheSame,
  type Refactoring,
  type RefactoringContext,
} from "./refactoring.ts";

/** Whole blocks that are selected go to a file of their own beside this one, which includes it. */
export function extractInclude(
  context: RefactoringContext,
): readonly Refactoring[] {
  const { file, range, textOf, uriOf } = context;
  if (range.start === range.end) return [];
  const rows = selectedRows(file, range);
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return [];
  const name = nameFor(file, rows);
  if (name === undefined) return [];
  const folder = folderOf(pathOf(file.uri));
  const uriFor = (each: string): string =>
    uriOf(resolvePath(folder, `${each}.conf`));
  const free = freeName(name, (each) => textOf(uriFor(each)) !== undefined);
  const newline = newlineOf(file);
  const indent = /^[ \t]*/.exec(first.text)?.[0] ?? "";
  const content = rows.map(({ text }) => withoutIndent(text, indent, rows));
  const edits = [
    { create: uriFor(free), newText: content.join(newline) + newline },
    {
      file,
      start: first.start,
      end: last.end,
      newText: `${indent}include ${free}.conf`,
    },
  ];
  if (!readsTheSame(context, edits)) return [];
  const title = `Extract to the include file ${free}.conf`;
  return [{ title, kind: "refactor.extract", edits }];
}

/** The lines of a selection, without blank ones around them. */
function selectedRows(
  file: SourceFile,
  { start, end }: RefactoringContext["range"],
): readonly Row[] {
  const from = lineAt(file, start);
  // A selection that ends before the first character of a line does not have that line.
  const atStart = lineStarts(file).includes(end) && end > start;
  const to = lineAt(file, end) - (atStart ? 1 : 0);
  const rows = rowsOf(file).slice(from, to + 1);
  const isBlank = ({ text }: Row): boolean => text.trim() === "";
  const head = rows.findIndex((row) => !isBlank(row));
  const tail = rows.findLastIndex((row) => !isBlank(row));
  return head < 0 ? [] : rows.slice(head, tail + 1);
}

/** What the file is called: after the first block. Undefined: these lines are not whole blocks. */
function nameFor(file: SourceFile, rows: readonly Row[]): string | undefined {
  const segments = rows.flatMap((row) => row.segments);
  const next = segmentBehind(file, rows.at(-1)?.end ?? 0);
  if (next?.kind === "open") return undefined;
  let depth = 0;
  let name: string | undefined;
  let blocks = 0;
  for (const [index, segment] of segments.entries()) {
    if (segment.kind === "open") {
      const head = segments[index - 1];
      if (head?.kind !== "statement") return undefined;
      if (depth === 0) blocks += 1;
      if (depth === 0) name ??= fileName(head.words.map(({ text }) => text));
      depth += 1;
    } else if (segment.kind === "close") depth -= 1;
    if (depth < 0) return undefined;
  }
  return depth === 0 && blocks > 0 ? name : undefined;
}

function segmentBehind(file: SourceFile, offset: number): Segment | undefined {
  return rowsOf(file)
    .flatMap(({ segments }) => segments)
    .find(({ start }) => start >= offset);
}

/** `vrrp_instance VI_1`: `VI_1`; `virtual_server 192.0.2.1 80`: `virtual_server_192.0.2.1_80`. */
function fileName(words: readonly string[]): string {
  const [keyword = "", ...more] = words;
  const named = more.length === 1 && /^[A-Za-z]/.test(more[0] ?? "");
  const name = (named ? more : [keyword, ...more]).join("_");
  return name.replace(/[^\w.-]/g, "_").slice(0, 60);
}

function withoutIndent(
  text: string,
  indent: string,
  rows: readonly Row[],
): string {
  const mayMove = rows.every(
    (row) => row.text.trim() === "" || row.text.startsWith(indent),
  );
  if (!mayMove || rows.some(({ fixed }) => fixed)) return text;
  return text.slice(indent.length);
}
