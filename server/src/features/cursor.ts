/*
 * What stands at an offset. Every feature that asks "where am I" asks here: the words come from the file as it is
 * written, the block from the configuration that the file belongs to.
 */
import type { Configuration } from "../../../grammar/evaluation/evaluate.ts";
import { lineAt } from "../../../grammar/syntax/line-index.ts";
import type {
  Condition,
  Segment,
  SequenceSegment,
  Word,
} from "../../../grammar/syntax/line.ts";
import { linesOf } from "../../../grammar/syntax/line-parser.ts";
import {
  sourceFile,
  type Place,
  type SourceFile,
} from "../../../grammar/syntax/source-file.ts";
import { blockPositionAt, type BlockPosition } from "./block-position.ts";
import type { Workspace } from "./workspace.ts";

export type Cursor = CursorBase &
  (
    | { readonly kind: "comment"; readonly comment: Place }
    | { readonly kind: "condition"; readonly condition: Condition }
    | { readonly kind: "include" }
    /** The value of `$NAME=VALUE`, or what is between the parentheses of a sequence. */
    | { readonly kind: "directive" }
    | StatementCursor
  );

interface CursorBase {
  readonly file: SourceFile;
  readonly offset: number;
  readonly configuration: Configuration;
  /** The word at the cursor, or the empty place where one would begin. */
  readonly place: Place;
  /** The part of it before the cursor. */
  readonly typed: string;
}

export interface StatementCursor {
  readonly kind: "statement";
  /** The words of the line, as written, without braces and what is behind them. */
  readonly words: readonly Word[];
  /** Number of the word at the cursor; 0 is the keyword. */
  readonly index: number;
  readonly block: BlockPosition;
}

/** What stands at an offset of a file. */
export function cursorAt(
  file: SourceFile,
  offset: number,
  workspace: Workspace,
): Cursor {
  const lines = linesOf(file);
  const comment = lines.commentAt(offset);
  const segment = segmentAt(lines.segmentsNear(offset), file, offset);
  const conditions = segment?.conditions ?? [];
  const configuration = configurationFor(
    workspace.configurationsOf(file),
    conditions,
  );
  const at = (place: Place): CursorBase => ({
    file,
    offset,
    configuration,
    place,
    typed: file.text.slice(place.start, Math.max(place.start, offset)),
  });
  const here = { file, start: offset, end: offset };
  if (comment !== undefined)
    return { ...at(wordAround(comment, offset)), kind: "comment", comment };
  const condition = conditions.find(
    (each) => each.start < offset && offset <= each.end,
  );
  if (condition !== undefined)
    return { ...at(condition), kind: "condition", condition };
  const statement = (words: readonly Word[], within: Place): Cursor => {
    const found = wordsAt(words, within, offset);
    const start = words[0]?.start ?? found.place.start;
    const block = blockPositionAt(configuration, file, start);
    const { index, place } = found;
    return { ...at(place), kind: "statement", words, index, block };
  };
  switch (segment?.kind) {
    case "include":
      if (offset <= segment.keyword.end)
        return statement([segment.keyword], segment);
      return {
        ...at(offset < segment.pattern.start ? here : segment.pattern),
        kind: "include",
      };
    case "definition":
      return { ...at(wordAround(segment, offset)), kind: "directive" };
    case "sequence": {
      const rest = restOf(segment, offset);
      if (rest === undefined)
        return { ...at(wordAround(segment, offset)), kind: "directive" };
      return statement(rest.words, { ...segment, start: rest.start });
    }
    case "statement":
      if (isInclude(segment.words[0].text) && offset > segment.words[0].end)
        return { ...at(here), kind: "include" };
      return statement(segment.words, segment);
    default:
      return statement([], here);
  }
}

/** The node for which the line counts, if there is one, else the first. */
function configurationFor(
  configurations: readonly [Configuration, ...Configuration[]],
  conditions: readonly Condition[],
): Configuration {
  return (
    configurations.find(({ configId }) =>
      conditions.every(({ id, negated }) => (id === configId) !== negated),
    ) ?? configurations[0]
  );
}

/** The last segment that begins before the offset, unless its line has ended. A brace begins a new line. */
function segmentAt(
  segments: readonly Segment[],
  file: SourceFile,
  offset: number,
): Segment | undefined {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(segments[middle]) <= offset) low = middle + 1;
    else high = middle;
  }
  const before = segments[low - 1];
  if (before === undefined) return undefined;
  // Directly before a brace the word in front of it is meant.
  if (before.kind === "open" || before.kind === "close") {
    if (before.start < offset)
      return isOnLine(before.start, file, offset) ? before : undefined;
    const previous = segments[low - 2];
    return previous !== undefined && isOnLine(previous.end, file, offset)
      ? previous
      : undefined;
  }
  return offset <= before.end || isOnLine(before.end, file, offset)
    ? before
    : undefined;
}

function isOnLine(start: number, file: SourceFile, offset: number): boolean {
  return lineAt(file, start) === lineAt(file, offset);
}

/** A line begins with its condition: what is between that and the first word belongs to it. */
function startOf(segment: Segment | undefined): number {
  if (segment === undefined) return Infinity;
  const { file, start, conditions } = segment;
  const condition = conditions.at(-1);
  if (condition === undefined || condition.end > start) return start;
  const between = file.text.slice(condition.end, start);
  return between.trim() === "" ? condition.start : start;
}

interface WordPosition {
  readonly index: number;
  readonly place: Place;
}

/** Which of the words the offset is in or, behind a blank, before. */
function wordsAt(
  words: readonly Word[],
  within: Place,
  offset: number,
): WordPosition {
  const { file } = within;
  const touching = words.findIndex(
    ({ start, end }) => start <= offset && offset <= end,
  );
  const word = words[touching];
  if (word !== undefined) {
    const { start, end, quoted } = word;
    const inner = quoted && offset > start && offset < end ? 1 : 0;
    return {
      index: touching,
      place: { file, start: start + inner, end: end - inner },
    };
  }
  const index = words.filter(({ end }) => end < offset).length;
  const behind = words[index - 1]?.end ?? within.start;
  const quote = file.text.slice(behind, offset).indexOf('"');
  const start = quote < 0 ? offset : behind + quote + 1;
  const end = quote < 0 ? offset : Math.max(offset, within.end);
  return { index, place: { file, start, end } };
}

/** The run of characters without blanks around an offset. */
function wordAround({ file, start, end }: Place, offset: number): Place {
  const before =
    /(?<![^ \t,\r\n])[^ \t,\r\n]*$/.exec(file.text.slice(start, offset))?.[0] ??
    "";
  const after = /^[^ \t,\r\n]*/.exec(file.text.slice(offset, end))?.[0] ?? "";
  return {
    file,
    start: offset - before.length,
    end: offset + after.length,
  };
}

/** The statement behind the parentheses of a sequence that the offset is in. */
function restOf(
  { file, start, text }: SequenceSegment,
  offset: number,
): { readonly words: readonly Word[]; readonly start: number } | undefined {
  const close = text.indexOf(")");
  if (close < 0 || offset <= start + close) return undefined;
  const from = start + close + 1;
  const made = linesOf(sourceFile("", text.slice(close + 1)));
  const rest = sourceFile(file.uri, text.slice(close + 1));
  const segment = segmentAt(made.segments, rest, offset - from);
  if (segment?.kind !== "statement") return { words: [], start: offset };
  const words = segment.words.map((word) => ({
    ...word,
    file,
    start: from + word.start,
    end: from + word.end,
  }));
  return { words, start: from + segment.start };
}

function isInclude(keyword: string): boolean {
  return /^include[rmwba]?$/.test(keyword);
}
