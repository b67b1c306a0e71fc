/* A text that ends anywhere, or lacks a line, is read: nothing is thrown or lost, every place lies within it. */
import { evaluate } from "../../grammar/evaluation/evaluate.ts";
import { checkTree } from "../../grammar/schema/check.ts";
import { vocabulary } from "../../grammar/schema/schema.ts";
import { newestVersion } from "../../grammar/schema/versions.ts";
import { sourceFile, type Place } from "../../grammar/syntax/source-file.ts";
import { extentOf, walk } from "../../grammar/syntax/tree.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";
import type { Property } from "./property.ts";
import { checkLines } from "./reading.ts";

/** A text, and from which length on its prefixes are none of another text. */
export interface CutText {
  readonly text: string;
  readonly from: number;
}

/** Every text once, with the prefixes that no text before it has. */
export function cutTexts(texts: Iterable<string>): readonly CutText[] {
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

/** How many characters are read where every prefix is. */
export function costOf({ text: { length }, from }: CutText): number {
  return Math.max(0, (length * (length + 1) - from * (from - 1)) / 2);
}

/**
 * What each may cost if all together may cost so much: those that cost little get what they need, and the others the
 * same share of the rest.
 */
export function shareOf(costs: readonly number[], total: number): number {
  let left = total;
  const sorted = costs.toSorted((one, other) => one - other);
  for (const [index, cost] of sorted.entries()) {
    const share = left / (sorted.length - index);
    if (cost > share) return share;
    left -= cost;
  }
  return Infinity;
}

/**
 * The lengths of the prefixes to try for so many characters: all of them, or the ends of lines for one half of it and
 * for the other all within a window, which lies anywhere but for one text always in the same place.
 */
export function* lengthsOf(cut: CutText, budget: number): Iterable<number> {
  const { text, from } = cut;
  if (costOf(cut) <= budget) {
    for (let end = from; end <= text.length; end += 1) yield end;
    return;
  }
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  const some = Math.max(1, Math.floor(budget / text.length));
  const step = Math.max(1, ends.length / some);
  for (let at = 0; at < ends.length; at += step)
    yield ends[Math.floor(at)] ?? text.length;
  const start = hashOf(text) % text.length;
  const width = Math.max(1, Math.floor(budget / 2 / (start + 1)));
  for (let end = start; end < Math.min(text.length, start + width); end += 1)
    yield end;
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Lines left out, one at a time: at most so many of a text. */
export function* withoutLines(text: string, most: number): Iterable<string> {
  const lines = text.split("\n");
  const step = Math.max(1, lines.length / most);
  for (let at = 0; at < lines.length; at += step)
    yield lines.toSpliced(Math.floor(at), 1).join("\n");
}

/** Reads a text as a whole configuration; throws where something is lost, or said of a place that is not in it. */
export function checkReading(text: string): void {
  checkLines(text);
  const root = sourceFile("keepalived.conf", text);
  const configuration = evaluate(root, memoryHost({}), { vocabulary });
  const inside = ({ file, start, end }: Place): boolean =>
    file !== root || (start >= 0 && start <= end && end <= text.length);
  walk(configuration.statements, (statement) => {
    if (
      !inside(statement) ||
      !inside(extentOf(statement)) ||
      !statement.words.every(inside)
    )
      throw new Error("a place outside the text");
  });
  for (const { rule, at } of [
    ...configuration.problems,
    ...checkTree(configuration.statements, newestVersion),
  ])
    if (!inside(at)) throw new Error(`${rule} is outside the text`);
}

/**
 * Every prefix of every text that no other text has, and each text without each of its lines: seed 1 is the first text.
 * A text of more than two thousand characters is cut into pieces of whole lines first, which are read on their own:
 * what that costs grows with its length, and not with the square of it.
 */
export function prefixes(texts: readonly string[]): Property {
  const pieces = cutTexts(texts.flatMap(piecesOf));
  const known = new Map(pieces.map(({ text, from }) => [text, from]));
  return {
    name: `each prefix of ${pieces.length} texts is read, and each without a line`,
    form: "text",
    inputOf: (seed) => pieces[(seed - 1) % pieces.length]?.text ?? "",
    check: (text) => {
      for (let end = known.get(text) ?? 0; end <= text.length; end += 1)
        checkReading(text.slice(0, end));
      for (const each of withoutLines(text, Infinity)) checkReading(each);
    },
  };
}

const longestPiece = 2_000;

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
