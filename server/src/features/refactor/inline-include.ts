import { lineAt } from "../../../../grammar/syntax/line-index.ts";
import { linesOf } from "../../../../grammar/syntax/line-parser.ts";
import {
  textOf,
  type SourceFile,
} from "../../../../grammar/syntax/source-file.ts";
import { rowsOf } from "../../format/rows.ts";
import { folderOf, pathOf } from "../../host/paths.ts";
import {
  newlineOf,
  readsTheSame,
  type Refactoring,
  type RefactoringContext,
} from "./refactoring.ts";

/** The include line at the cursor becomes the text of the one file that it includes. */
export function inlineInclude(
  context: RefactoringContext,
): readonly Refactoring[] {
  const { file, range, workspace } = context;
  const row = rowsOf(file)[lineAt(file, range.start)];
  const [line, second] = row?.segments ?? [];
  if (row === undefined || line?.kind !== "include" || second !== undefined)
    return [];
  if (line.conditions.length > 0) return [];
  const included = includedFile(context, line.start);
  if (included === undefined || !staysTrue(included, file)) return [];
  const indent = /^[ \t]*/.exec(row.text)?.[0] ?? "";
  const newline = newlineOf(file);
  const comment =
    row.comment === undefined ? [] : [indent + textOf(row.comment).trimEnd()];
  const rows = rowsOf(included);
  const body = rows
    .slice(0, rows.findLastIndex(({ text }) => text.trim() !== "") + 1)
    .map(({ text, fixed }) =>
      fixed || text.trim() === "" ? text : indent + text,
    );
  const newText = [...comment, ...body].join(newline);
  const edits = [{ file, start: row.start, end: row.end, newText }];
  if (!readsTheSame({ file, workspace }, edits)) return [];
  return [{ title: "Inline this include", kind: "refactor.inline", edits }];
}

/** The file that an include line stands for, the same one for each node. */
function includedFile(
  { file, workspace }: RefactoringContext,
  start: number,
): SourceFile | undefined {
  const found = workspace
    .configurationsOf(file)
    .flatMap(({ includes }) =>
      includes.filter(({ at }) => at.file === file && at.start === start),
    );
  const [first] = found;
  const uri = first?.matches?.[0];
  if (uri === undefined) return undefined;
  const alike = found.every(
    ({ matches, failures }) =>
      matches?.length === 1 && matches[0] === uri && failures.length === 0,
  );
  if (!alike) return undefined;
  const included = workspace.host.read(uri);
  return typeof included === "string" ? undefined : included;
}

/** Relative patterns start at the folder of the file that they stand in. */
function staysTrue(included: SourceFile, into: SourceFile): boolean {
  if (folderOf(pathOf(included.uri)) === folderOf(pathOf(into.uri)))
    return true;
  return (
    !included.text.includes("_PWD") &&
    linesOf(included).segments.every(
      (segment) =>
        segment.kind !== "include" || segment.pattern.text.startsWith("/"),
    )
  );
}
