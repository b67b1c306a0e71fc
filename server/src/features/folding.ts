/* What can be folded: blocks, and comments of several lines. */
import { lineAt, lineStarts } from "../../../grammar/syntax/line-index.ts";
import { linesOf } from "../../../grammar/syntax/line-parser.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { extentOf, walk } from "../../../grammar/syntax/tree.ts";
import { fileTree } from "./file-tree.ts";
import type { Workspace } from "./workspace.ts";

/** Lines from 0; the last one stays visible where it holds the closing brace. */
export interface Fold {
  readonly kind: "block" | "comment";
  readonly startLine: number;
  readonly endLine: number;
}

export function foldingRanges(
  file: SourceFile,
  workspace: Workspace,
): readonly Fold[] {
  const folds: Fold[] = [];
  walk(fileTree(file, workspace).statements, (statement) => {
    if (statement.block === undefined) return;
    const { start, end } = extentOf(statement);
    const closed = statement.block.close !== undefined ? 1 : 0;
    const startLine = lineAt(file, start);
    const endLine = lineAt(file, end) - closed;
    if (endLine > startLine) folds.push({ kind: "block", startLine, endLine });
  });
  return [...folds, ...commentFolds(file)];
}

function commentFolds(file: SourceFile): Fold[] {
  const lines = linesOf(file)
    .comments.filter(({ start }) => standsAlone(file, start))
    .map(({ start }) => lineAt(file, start));
  const folds: Fold[] = [];
  let from = 0;
  lines.forEach((endLine, at) => {
    if (lines[at + 1] === endLine + 1) return;
    const startLine = lines[from] ?? endLine;
    if (endLine > startLine)
      folds.push({ kind: "comment", startLine, endLine });
    from = at + 1;
  });
  return folds;
}

function standsAlone(file: SourceFile, offset: number): boolean {
  const start = lineStarts(file)[lineAt(file, offset)] ?? 0;
  return file.text.slice(start, offset).trim() === "";
}
