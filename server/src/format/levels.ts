import { configIdsOf } from "../../../grammar/evaluation/evaluate.ts";
import { vocabulary } from "../../../grammar/schema/schema.ts";
import {
  buildBlocks,
  type Tree,
} from "../../../grammar/syntax/block-builder.ts";
import type { Segment } from "../../../grammar/syntax/line.ts";
import { linesOf } from "../../../grammar/syntax/line-parser.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import {
  walk,
  type BlockKind,
  type Statement,
} from "../../../grammar/syntax/tree.ts";
import { depthsOf } from "./nesting.ts";

/** Where a statement or brace stands. */
export interface Level {
  readonly depth: number;
  /** What the block around it holds; of a brace: "unknown". */
  readonly kind: BlockKind;
}

/**
 * The levels of a file's lines by their first character. With `@ID` lines each id has its own blocks: a line's level
 * is that of the first id for which it counts and its blocks are sound. What is in no sound block has none.
 */
export function levelsOf(
  file: SourceFile,
  path: string,
): ReadonlyMap<number, Level> {
  const levels = new Map<number, Level>();
  for (const version of versionsOf(file, path))
    for (const [start, level] of levelsIn(version, path))
      if (!levels.has(start)) levels.set(start, level);
  return levels;
}

/** The lines of a file that count for one configuration id, as they are written, and their blocks. */
export interface Version extends Tree {
  readonly segments: readonly Segment[];
}

/**
 * The file for each id that tells it apart. Definitions, sequences and includes stay what they are here: a layout that
 * keeps their lines keeps what comes of them.
 */
export function versionsOf(file: SourceFile, path: string): readonly Version[] {
  const { segments } = linesOf(file);
  return idsOf(file).map((configId) => {
    const own = segments.filter(({ conditions }) =>
      conditions.every(({ id, negated }) => (id === configId) !== negated),
    );
    return { segments: own, ...buildBlocks(own, vocabulary, path) };
  });
}

/**
 * The ids that a file names; another one too where it tells one id from all others. Ids beyond the first few are not
 * tried: their lines keep their indentation.
 */
export function idsOf(file: SourceFile): readonly (string | undefined)[] {
  const ids = configIdsOf(file);
  const others =
    ids.length === 0 ||
    (ids.length === 1 &&
      linesOf(file).segments.some(({ conditions }) =>
        conditions.some((each) => each.negated),
      ));
  const named: readonly (string | undefined)[] = ids.slice(0, mostIds);
  return others ? [...named, undefined] : named;
}

const mostIds = 16;

function levelsIn(
  { segments, statements, problems }: Version,
  path: string,
): ReadonlyMap<number, Level> {
  const depths = depthsOf(segments, statements);
  const outermost = kindOf(path);
  const kinds: BlockKind[] = [];
  walk(statements, ({ parent }) => {
    kinds.push(parent === undefined ? outermost : kindIn(parent));
  });
  const broken = new Set(
    problems.filter(({ rule }) => ofBraces.has(rule)).map(({ at }) => at.start),
  );
  const levels = new Map<number, Level>();
  let statement = 0;
  let block = new Map<number, Level>();
  let sound = true;
  const endBlock = (): void => {
    if (sound) for (const [start, level] of block) levels.set(start, level);
    block = new Map();
    sound = true;
  };
  segments.forEach((segment, index) => {
    const depth = depths[index];
    if (segment.kind === "statement" && depth === 0) endBlock();
    const kind =
      segment.kind === "statement"
        ? (kinds[statement++] ?? "unknown")
        : "unknown";
    if (broken.has(segment.start)) sound = false;
    if (depth === undefined) return;
    if (!block.has(segment.start)) block.set(segment.start, { depth, kind });
  });
  endBlock();
  return levels;
}

function kindIn({ block }: Statement): BlockKind {
  return block?.kind ?? "unknown";
}

/** What the block with a path holds. */
function kindOf(path: string): BlockKind {
  if (path === "") return "keywords";
  const cut = path.lastIndexOf("/");
  const outer = path.slice(0, Math.max(0, cut));
  const opens = vocabulary.opens(outer, path.slice(cut + 1));
  return opens === "keywords" || opens === "values" ? opens : "unknown";
}

/** Rules that tell of a brace too few or too many. */
const ofBraces = new Set([
  "unclosed-block",
  "stray-close-brace",
  "missing-open-brace",
  "unexpected-open-brace",
]);
