/*
 * The blocks of a file of plain lines. Where the version before it is known, and all braces of both are in their
 * place, only the statements outside all blocks that have changed are built anew.
 */
import { BlockBuilder } from "./block-builder.ts";
import { statementsOf, type Entry } from "./block-form.ts";
import type { LineColumns } from "./flow.ts";
import type { Lines } from "./line-parser.ts";
import { depthOf, type LineShape } from "./line-shape.ts";
import type { SourceFile } from "./source-file.ts";
import type { Tree } from "./block-builder.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A text without a missing brace, as it was built last. */
export interface Trunk {
  readonly version: object;
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
  fileLines: Lines,
  vocabulary: Vocabulary,
  path: string,
): Tree {
  const { texts, version } = fileLines;
  const before = texts.trunks.get(path);
  const builder = new BlockBuilder(flow, vocabulary, path, texts.forms);
  const trunk =
    before === undefined
      ? undefined
      : regrown(before, flow, fileLines, builder);
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
  else texts.trunks.set(path, { version, shapes: flow.shapes, entries, lines });
  return {
    statements: statementsOf({ entries, path }, file, 0, undefined),
    problems,
  };
}

/** Undefined: braces are missing, or it can't be told where the change begins and ends. */
function regrown(
  { version: of, shapes: old, entries, lines }: Trunk,
  flow: LineColumns,
  { version, kept }: Lines,
  builder: BlockBuilder,
): Trunk | undefined {
  const { shapes, starts } = flow;
  const isNext = kept?.of === of;
  const first = isNext ? kept.first : firstDifference(old, shapes);
  const alike = isNext ? kept.last : alikeAtEnd(old, shapes, first);
  const more = shapes.length - old.length;
  if (
    depthOf(old.slice(first, old.length - alike)) !==
    depthOf(shapes.slice(first, shapes.length - alike))
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
  const before = Math.max(0, from);
  const behind = lines.slice(to).map((line) => line + more);
  return {
    version,
    shapes,
    lines: [...lines.slice(0, before), ...builder.rootLines, ...behind],
    entries: [
      ...entries.slice(0, before),
      ...builder.entries,
      ...entries.slice(to).map((entry, index) => {
        const { piece, file, form, outline } = entry;
        const at = (starts[behind[index] ?? 0] ?? 0) + piece.start;
        return { piece, at, file, form, outline };
      }),
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
