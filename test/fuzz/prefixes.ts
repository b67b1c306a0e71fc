/* A text that ends anywhere, or lacks something, is read: nothing is thrown or lost, every place lies within it. */
import { evaluate } from "../../grammar/evaluation/evaluate.ts";
import { vocabulary } from "../../grammar/schema/schema.ts";
import { sourceFile } from "../../grammar/syntax/source-file.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";
import { joined, type Inputs } from "./inputs.ts";
import type { Property } from "./property.ts";
import { checkLines, checkPlaces } from "./reading.ts";

/** A longer text is tried in pieces: with its length grows what one reading costs, and how many there are. */
const longestWhole = 20_000;
const longestPiece = 2_000;

/**
 * Each prefix of each text. Of a text longer than `longestWhole` those that end with a line, and those of its pieces.
 * Those of short texts come first.
 */
export function prefixes(texts: readonly string[]): Property {
  const isLong = ({ length }: string): boolean => length > longestWhole;
  return allOf(`${texts.length} texts are read wherever they end`, () => [
    ...cutTexts(texts.flatMap((text) => (isLong(text) ? piecesOf(text) : text)))
      .toSorted((one, other) => one.text.length - other.text.length)
      .map(prefixesOf),
    ...texts.filter(isLong).map(wholeLinesOf),
  ]);
}

/** Each text, or piece of `longestPiece` characters, without one of its lines, words, quotes or braces. */
export function omissions(texts: readonly string[]): Property {
  return allOf(`${texts.length} texts are read whatever they lack`, () =>
    [...new Set(texts.flatMap(piecesOf))]
      .toSorted((one, other) => one.length - other.length)
      .map(withoutParts),
  );
}

/** What holds for each of some inputs: seed 1 is the first. They are counted when one is asked for. */
function allOf(name: string, make: () => readonly Inputs[]): Property {
  let made: Inputs | undefined;
  const inputs = (): Inputs => (made ??= joined(make()));
  return {
    name,
    form: "text",
    inputOf: (seed) => inputs().at(seed - 1),
    countOf: () => inputs().count,
    check: checkReading,
  };
}

interface CutText {
  readonly text: string;
  /** From which length on its prefixes are none of another text. */
  readonly from: number;
}

/** Every text once, with the prefixes that no text before it has. */
function cutTexts(texts: Iterable<string>): readonly CutText[] {
  const sorted = [...new Set(texts)].toSorted();
  return sorted.map((text, index) => ({
    text,
    from: index === 0 ? 0 : common(sorted[index - 1] ?? "", text) + 1,
  }));
}

function common(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

function prefixesOf({ text, from }: CutText): Inputs {
  return {
    count: Math.max(0, text.length + 1 - from),
    at: (index) => text.slice(0, from + index),
  };
}

/** The prefixes that end behind a line, and before its line feed. */
function wholeLinesOf(text: string): Inputs {
  const ends = [...text.matchAll(/(?=\n)|(?<=\n)/g)].map(({ index }) => index);
  return { count: ends.length, at: (index) => text.slice(0, ends[index]) };
}

function withoutParts(text: string): Inputs {
  const parts = [
    ...text.matchAll(/.*\n|.+$/g),
    ...text.matchAll(/["{}]|[^\s"{}]+/g),
  ];
  return {
    count: parts.length,
    at: (number) => {
      const { 0: part, index } = parts[number] ?? { 0: "", index: 0 };
      return text.slice(0, index) + text.slice(index + part.length);
    },
  };
}

/** A text in pieces of whole lines; a line that is longer is a piece of its own. */
function piecesOf(text: string): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const line of text.split(/(?<=\n)/)) {
    if (piece !== "" && piece.length + line.length > longestPiece) {
      pieces.push(piece);
      piece = "";
    }
    piece += line;
  }
  return [...pieces, piece];
}

/** Reads a text as a whole configuration; throws where something is lost, or said to be where it is not. */
function checkReading(text: string): void {
  const root = sourceFile("keepalived.conf", text);
  checkLines(root);
  checkPlaces(evaluate(root, memoryHost({}), { vocabulary }));
}
