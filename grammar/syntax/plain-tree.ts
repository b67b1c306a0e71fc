/*
 * The blocks of a file of plain lines. Where the version before it is known, and all braces of both are in their
 * place, only the statements outside all blocks that have changed are built anew.
 */
import { BlockBuilder } from "./block-builder.ts";
import { statementsOf, type Entry } from "./block-form.ts";
import type { LineColumns } from "./flow.ts";
import type { KnownTexts } from "./known-texts.ts";
import type { LineShape } from "./line-shape.ts";
import type { SourceFile } from "./source-file.ts";
import type { Tree } from "./block-builder.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A text without a missing brace, as it was built last. */
export interface Trunk {
  readonly shapes: LineColumns["shapes"];
  /** The statements outside all blocks. */
  readonly entries: readonly Entry[];
  /** Numbers of the lines on which they begin. */
  readonly lines: readonly number[];
}

/** The tree of a file's lines, made of the one before as far as that is of use. */
export function plainTree(
  file: SourceFile,
  flow: LineColumns,
  texts: KnownTexts,
  vocabulary: Vocabulary,
  path: string,
): Tree {
  const before = texts.trunks.get(path);
  const builder = new BlockBuilder(flow, vocabulary, path, texts.forms);
  const trunk =
    before === undefined ? undefined : regrown(before, flow, builder);
  if (trunk !== undefined) {
    texts.trunks.set(path, trunk);
    const { entries } = trunk;
    return {
      statements: statementsOf({ entries, path }, file, 0, undefined),
      problems: [],
    };
  }
  const whole = new BlockBuilder(flow, vocabulary, path, texts.forms);
  whole.readAll();
  const { entries, rootLines: lines, problems } = whole;
  if (problems.length > 0) texts.trunks.delete(path);
  else texts.trunks.set(path, { shapes: flow.shapes, entries, lines });
  return {
    statements: statementsOf({ entries, path }, file, 0, undefined),
    problems,
  };
}

/** Undefined: braces are missing, or it can't be told where the change begins and ends. */
function regrown(
  { shapes: old, entries, lines }: Trunk,
  flow: LineColumns,
  builder: BlockBuilder,
): Trunk | undefined {
  const { shapes, starts } = flow;
  const first = firstDifference(old, shapes);
  const alike = alikeAtEnd(old, shapes, first);
  const more = shapes.length - old.length;
  if (
    depthOf(old, first, old.length - alike) !==
    depthOf(shapes, first, shapes.length - alike)
  )
    return undefined;
  const begins = (index: number): boolean =>
    entries[index]?.piece === old[lines[index] ?? 0]?.pieces[0];
  // From a statement at the beginning of a line, behind a block that is closed: nothing before it has a say.
  let from = firstIndex(lines, first + 1) - 1;
  while (
    from > 0 &&
    !(begins(from) && entries[from - 1]?.form?.close !== undefined)
  )
    from -= 1;
  let to = firstIndex(lines, old.length - alike);
  while (to < lines.length && !begins(to)) to += 1;
  const end = to < lines.length ? (lines[to] ?? 0) + more : shapes.length;
  if (!builder.read(from > 0 ? (lines[from] ?? 0) : 0, end)) return undefined;
  const kept = Math.max(0, from);
  const behind = lines.slice(to).map((line) => line + more);
  return {
    shapes,
    lines: [...lines.slice(0, kept), ...builder.rootLines, ...behind],
    entries: [
      ...entries.slice(0, kept),
      ...builder.entries,
      ...entries.slice(to).map((entry, index) => ({
        ...entry,
        at: (starts[behind[index] ?? 0] ?? 0) + entry.piece.start,
      })),
    ],
  };
}

type Shapes = readonly (LineShape | undefined)[];

function firstDifference(one: Shapes, other: Shapes): number {
  const length = Math.min(one.length, other.length);
  let at = 0;
  while (at < length && one[at] === other[at]) at += 1;
  return at;
}

/** How many lines at the end are the same, leaving out those up to the first difference. */
function alikeAtEnd(one: Shapes, other: Shapes, first: number): number {
  const most = Math.min(one.length, other.length) - first;
  let count = 0;
  while (
    count < most &&
    one[one.length - 1 - count] === other[other.length - 1 - count]
  )
    count += 1;
  return count;
}

function depthOf(shapes: Shapes, from: number, to: number): number {
  let depth = 0;
  for (let at = from; at < to; at += 1) depth += shapes[at]?.depth ?? 0;
  return depth;
}

/** The index of the first number that is no less than a limit. */
function firstIndex(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
