/*
 * What a sequence repeats, parsed once for all its rounds. Tens of thousands of instances are a line in keepalived's
 * own manual: to parse each of them would cost seconds.
 */
import type { Flow } from "../syntax/flow.ts";
import type { Condition, Segment, Word } from "../syntax/line.ts";
import type { Place } from "../syntax/source-file.ts";
import { shapeOfSegment, type LineShape } from "../syntax/line-shape.ts";
import {
  longestLine,
  replaceDefinitions,
  type Definition,
  type Use,
} from "./definitions.ts";
import { directive } from "./directives.ts";
import { markOpaque } from "./opaque.ts";
import {
  limits,
  remember,
  spendReplacements,
  type Reading,
} from "./reading.ts";
import type { Round, Sequence } from "./sequences.ts";
import {
  joinLines,
  linesIn,
  segmentsOf,
  type TracedText,
} from "./traced-text.ts";

export interface Template {
  readonly pieces: readonly Piece[];
  /** Adds a piece as it is in a round. */
  readonly fill: (flow: Flow, piece: Piece, round: Round) => void;
}

/** A segment, and the words of one in which variables stand. */
interface Piece {
  readonly segment: Segment;
  /** What all rounds share where there are none. */
  readonly shape: LineShape;
  readonly words: readonly PieceWord[] | undefined;
  readonly spelling: Parts | undefined;
}

interface PieceWord {
  readonly word: Word;
  readonly parts: Parts | undefined;
}

/** Texts, and between them numbers of variables. */
type Parts = readonly (string | number)[];

/**
 * The template of a sequence; undefined where a round is more than words in lines: it directs what is read behind
 * it, its values are not known to be part of a word, or a line may become too long.
 */
export function templateOf(
  reading: Reading,
  sequence: Sequence,
  rest: TracedText,
  line: number,
  conditions: readonly Condition[],
  place: Place,
): Template | undefined {
  const { names, longest } = sequence;
  if (longest === undefined || marks.test(rest.text)) return undefined;
  // What a variable stands for is another value in each round.
  const recall = (use: Use): void => {
    const { name } = use;
    const definition = { name, value: undefined, at: place };
    remember(reading, names.includes(name) ? { ...use, definition } : use);
  };
  const lines = linesOfRound(reading, rest, names, limits.depth, recall);
  if (lines?.some(({ text }) => isUnsure(text, longest)) !== false)
    return undefined;
  const segments = segmentsOf(joinLines(lines), line, conditions);
  if (!segments.every(isContent)) return undefined;
  const pieces = segments
    .filter(({ kind }) => kind !== "empty")
    .map((segment) => pieceOf(markOpaque(segment)));
  // A first word from a list could turn out to be an include.
  const directs = pieces.some(({ words }) => words?.[0]?.parts !== undefined);
  return directs && !sequence.counts ? undefined : { pieces, fill };
}

/** In the place of each variable stands a character that nobody writes: U+E000 for the first. */
const marks = /[\uE000-\uE3FF]/;
const firstMark = 0xe000;

/** The lines of a round with all definitions replaced but the variables; undefined where one of them directs. */
function linesOfRound(
  reading: Reading,
  text: TracedText,
  names: readonly string[],
  depth: number,
  recall: (use: Use) => void,
): readonly TracedText[] | undefined {
  const all: TracedText[] = [];
  const get = (name: string): Definition | undefined => {
    const index = names.lastIndexOf(name);
    if (index < 0) return reading.definitions.get(name);
    const value = String.fromCharCode(firstMark + index);
    return { name, value, at: undefined, final: true };
  };
  for (const head of linesIn(text)) {
    if (directive.test(head.text) || depth === 0) return undefined;
    const replaced = replaceDefinitions(head, { get }, recall, (count) =>
      spendReplacements(reading, count, head),
    );
    if (replaced?.text.includes("\n") === true) {
      const more = linesOfRound(reading, replaced, names, depth - 1, recall);
      if (more === undefined) return undefined;
      for (const line of more) all.push(line);
    } else if (directive.test(replaced?.text ?? "")) return undefined;
    else all.push(replaced ?? head);
  }
  return all;
}

function isUnsure(text: string, longest: number): boolean {
  return text.length + (text.split(marks).length - 1) * longest > longestLine;
}

function isContent({ kind }: Segment): boolean {
  return (
    kind === "statement" ||
    kind === "open" ||
    kind === "close" ||
    kind === "empty"
  );
}

function pieceOf(segment: Segment): Piece {
  const shape = shapeOfSegment(segment);
  if (segment.kind !== "statement" || !segment.words.some(hasMark))
    return { segment, shape, words: undefined, spelling: undefined };
  const words = segment.words.map((word) => ({
    word,
    parts: hasMark(word) ? partsOf(word.text) : undefined,
  }));
  const { spelling } = segment;
  return {
    segment,
    shape,
    words,
    spelling: spelling === undefined ? undefined : partsOf(spelling),
  };
}

function hasMark({ text }: Word): boolean {
  return marks.test(text);
}

function partsOf(text: string): Parts {
  return text
    .split(/([\uE000-\uE3FF])/)
    .map((part) => (marks.test(part) ? part.charCodeAt(0) - firstMark : part));
}

function fill(
  flow: Flow,
  { segment, shape, words, spelling }: Piece,
  round: Round,
): void {
  const { file, start, end, line, conditions } = segment;
  if (words === undefined) return flow.add(shape, file, start);
  const filled = words.map(({ word, parts }) =>
    parts === undefined ? word : withText(word, parts, round),
  ) as [Word, ...Word[]];
  flow.addSegment({
    ...{ kind: "statement", file, start, end, line, conditions },
    words: filled,
    ...(spelling && { spelling: filledText(spelling, round) }),
  });
}

function withText(
  { file, start, end, quoted, opaque }: Word,
  parts: Parts,
  round: Round,
): Word {
  const text = filledText(parts, round);
  return { file, start, end, text, quoted, verbatim: false, opaque };
}

function filledText(parts: Parts, round: Round): string {
  let text = "";
  for (const part of parts)
    text += typeof part === "string" ? part : (round[part]?.[1] ?? "");
  return text;
}
