/*
 * The block a line stands in, at any place of a file and in any state of it: a probe is put among the lines of the
 * whole configuration, and the block builder tells where it ends up. So included files, values from definitions,
 * dropped conditional lines and missing braces count here exactly as they count everywhere else.
 */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import { vocabulary } from "../../../grammar/schema/schema.ts";
import { buildBlocks } from "../../../grammar/syntax/block-builder.ts";
import { plainFlow, type LineColumns } from "../../../grammar/syntax/flow.ts";
import { linesOf } from "../../../grammar/syntax/line-parser.ts";
import { shapeOfSegment } from "../../../grammar/syntax/line-shape.ts";
import type { Segment, Word } from "../../../grammar/syntax/line.ts";
import { lineAt, lineStarts } from "../../../grammar/syntax/line-index.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import {
  extentOf,
  findStatements,
  innerPath,
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
  const known = knownPosition(configuration, file, offset);
  if (known !== undefined) return known;
  const path = fragmentPath(configuration.root);
  const flow = flowWithProbe(configuration, file, offset);
  const tree = buildBlocks(flow, vocabulary, path);
  const [probe] = findStatements(
    tree.statements,
    (_, keyword) => keyword === probeText,
  );
  const head = leaveUnclosed(probe?.parent, file, offset);
  const siblings = head === undefined ? tree.statements : inside(head);
  return {
    path: head === undefined ? path : innerPath(head),
    head,
    siblings: siblings.filter(({ keyword }) => keyword !== probeText),
  };
}

/** Where the blocks are beyond doubt: no brace is missing, so the line itself does not decide about them. */
function knownPosition(
  configuration: Configuration,
  file: SourceFile,
  offset: number,
): BlockPosition | undefined {
  const { problems, statements, root } = configuration;
  if (problems.length > 0) return undefined;
  const isPlain = file === root && linesOf(root).isPlain;
  let head: Statement | undefined;
  for (let list = statements; ;) {
    const around = isPlain
      ? lastBefore(list, offset)
      : list.find(
          (each) =>
            each.file === file &&
            each.start <= offset &&
            offset <= extentOf(each).end,
        );
    if (around?.start === offset)
      return {
        path: around.path,
        head,
        siblings: list.filter((each) => each !== around),
      };
    const { open, close } = around?.block ?? {};
    if (isPlain && (close === undefined || close.start < offset))
      return {
        path: head === undefined ? fragmentPath(root) : innerPath(head),
        head,
        siblings: list,
      };
    // Between a head and its brace, or among lines that are not read as they stand.
    if (around === undefined || open === undefined) return undefined;
    if (isPlain && offset <= open.start) return undefined;
    head = around;
    list = inside(around);
  }
}

/** The last statement that begins at an offset or before it. */
function lastBefore(
  statements: readonly Statement[],
  offset: number,
): Statement | undefined {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((statements[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return statements[low - 1];
}

/** The lines of the configuration with a probe among them, in the place of a statement that begins there. */
function flowWithProbe(
  configuration: Configuration,
  file: SourceFile,
  offset: number,
): LineColumns | readonly Segment[] {
  const { segments, root } = configuration;
  const plain = plainFlow(root, linesOf(root));
  if (file === root && plain !== undefined)
    return plainFlowWithProbe(plain, file, offset);
  const index = indexOf(configuration, file, offset);
  const own = segments[index];
  const replaced =
    own?.kind === "statement" && own.file === file && own.start === offset;
  return [
    ...segments.slice(0, index),
    probeAt(file, offset),
    ...segments.slice(replaced ? index + 1 : index),
  ];
}

function plainFlowWithProbe(
  flow: LineColumns,
  file: SourceFile,
  offset: number,
): LineColumns {
  const line = lineAt(file, offset);
  const shape = flow.shapes[line];
  const start = offset - (flow.starts[line] ?? 0);
  const pieces = shape?.pieces ?? [];
  const own = {
    ...shapeOfSegment(probeAt(file, offset)),
    depth: shape?.depth ?? 0,
  };
  const probe = own.pieces.map((piece) => ({ ...piece, start }));
  return {
    shapes: flow.shapes.with(line, {
      ...own,
      pieces: [
        ...pieces.filter((each) => each.start < start),
        ...probe,
        ...pieces.filter(
          (each) =>
            each.start > start ||
            (each.start === start && each.kind !== "statement"),
        ),
      ],
    }),
    starts: flow.starts,
    fileOf: flow.fileOf,
    depth: flow.depth,
    segments: [],
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
