/*
 * The block a line stands in, at any place of a file and in any state of it: a probe is put among the lines of the
 * whole configuration, and the block builder tells where it ends up. So included files, values from definitions,
 * dropped conditional lines and missing braces count here exactly as they count everywhere else.
 */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import { vocabulary } from "../../../grammar/schema/schema.ts";
import { buildBlocks } from "../../../grammar/syntax/block-builder.ts";
import type { Segment, Word } from "../../../grammar/syntax/line.ts";
import { lineAt, lineStarts } from "../../../grammar/syntax/line-index.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import {
  extentOf,
  innerPath,
  walk,
  type Statement,
} from "../../../grammar/syntax/tree.ts";
import { fragmentPath } from "../engine/fragments.ts";

export interface BlockPosition {
  /** Keywords of the blocks around, joined by "/"; empty at root. */
  readonly path: string;
  /** The head of the innermost block; undefined at root and in a fragment. */
  readonly head: Statement | undefined;
  /** The other statements of that block, in their order. */
  readonly siblings: readonly Statement[];
}

/** The block a statement at this offset stands (or would stand) in. */
export function blockPositionAt(
  configuration: Configuration,
  file: SourceFile,
  offset: number,
): BlockPosition {
  const placed = placedAt(configuration, file, offset);
  if (placed !== undefined) return positionOf(placed, configuration);
  const { segments } = configuration;
  const index = indexOf(configuration, file, offset);
  const own = segments[index];
  const replaced =
    own?.kind === "statement" && own.file === file && own.start === offset;
  const path = fragmentPath(configuration.root);
  const tree = buildBlocks(
    [
      ...segments.slice(0, index),
      probeAt(file, offset),
      ...segments.slice(replaced ? index + 1 : index),
    ],
    vocabulary,
    path,
  );
  let probe: Statement | undefined;
  walk(tree.statements, (each) => {
    if (each.words[0].text === probeText) probe = each;
  });
  const head = leaveUnclosed(probe?.parent, file, offset);
  const siblings = head === undefined ? tree.statements : inside(head);
  return {
    path: head === undefined ? path : innerPath(head),
    head,
    siblings: siblings.filter((each) => each.words[0].text !== probeText),
  };
}

/**
 * The statement that begins at this offset, where the blocks are beyond doubt: no brace is missing, so its own word
 * does not decide about them, and no probe is needed.
 */
function placedAt(
  { problems, statements }: Configuration,
  file: SourceFile,
  offset: number,
): Statement | undefined {
  if (problems.length > 0) return undefined;
  for (let list = statements; ;) {
    const around = list.find(
      (each) =>
        each.file === file &&
        each.start <= offset &&
        offset <= extentOf(each).end,
    );
    if (around === undefined || around.start === offset) return around;
    if (around.block === undefined) return undefined;
    list = around.block.statements;
  }
}

function positionOf(
  statement: Statement,
  { statements }: Configuration,
): BlockPosition {
  const { path, parent } = statement;
  const all = parent === undefined ? statements : inside(parent);
  return {
    path,
    head: parent,
    siblings: all.filter((each) => each !== statement),
  };
}

/** A word that no file can contain. */
const probeText = "\n";

function probeAt(file: SourceFile, offset: number): Segment {
  const place = { file, start: offset, end: offset };
  const word: Word = {
    ...place,
    text: probeText,
    quoted: false,
    verbatim: true,
    opaque: false,
  };
  const line = lineAt(file, offset);
  return { kind: "statement", ...place, line, conditions: [], words: [word] };
}

/** How many effective lines come before a place. */
function indexOf(
  configuration: Configuration,
  file: SourceFile,
  offset: number,
): number {
  const { segments, includes } = configuration;
  const next = segments.findIndex(
    (each) => each.file === file && each.start >= offset,
  );
  const include = includes.find(
    ({ at }) => at.file === file && at.start >= offset,
  );
  if (next >= 0) return Math.min(next, include?.position ?? next);
  if (include !== undefined) return include.position;
  if (file === configuration.root) return segments.length;
  const last = segments.findLastIndex((each) => each.file === file);
  const including = includes.find(({ matches }) => matches?.includes(file.uri));
  let end = Math.max(last + 1, including?.position ?? 0);
  const below = includedBy(configuration, file);
  while (below.has(segments[end]?.file.uri ?? "")) end += 1;
  return end;
}

/** The files that a file includes, directly or through others. */
function includedBy(
  { includes }: Configuration,
  file: SourceFile,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (let size = -1; size < found.size;) {
    size = found.size;
    for (const { at, matches } of includes)
      if (at.file === file || found.has(at.file.uri))
        for (const uri of matches ?? []) found.add(uri);
  }
  found.delete(file.uri);
  return found;
}

/**
 * Where a closing brace is missing nothing tells where the block ends but the indentation: a line no deeper than
 * the block's head, and less deep than the lines inside, comes after it.
 */
function leaveUnclosed(
  inner: Statement | undefined,
  file: SourceFile,
  offset: number,
): Statement | undefined {
  let head = inner;
  for (let each = inner; each !== undefined; each = each.parent) {
    const { block } = each;
    if (block?.close !== undefined || each.file !== file) continue;
    const first = inside(each).find(({ words }) => words[0].text !== probeText);
    if (first?.file !== file || first.start > offset) continue;
    const column = columnOf(file, offset);
    if (
      column <= columnOf(file, each.start) &&
      column < columnOf(file, first.start)
    )
      head = each.parent;
  }
  return head;
}

function inside(head: Statement): readonly Statement[] {
  return head.block?.statements ?? [];
}

/** Width of the white space before the first word of an offset's line. */
function columnOf(file: SourceFile, offset: number): number {
  const start = lineStarts(file)[lineAt(file, offset)] ?? 0;
  let column = 0;
  for (let at = start; at < offset; at += 1) {
    if (file.text[at] === "\t") column += 8 - (column % 8);
    else if (file.text[at] === " ") column += 1;
    else break;
  }
  return column;
}
