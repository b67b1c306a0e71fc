/* Names that are left over in words. */
import type { Segment, Word } from "../syntax/line.ts";

/** Whether a name may be replaced in it. */
export function usesDefinitions(segment: Segment): boolean {
  if (segment.kind !== "statement") return false;
  return segment.words.some(({ text }) => text.includes("$"));
}

/** Words in which a name is left over have no value that could be judged. */
export function markOpaque(segment: Segment): Segment {
  if (segment.kind !== "statement" || !usesDefinitions(segment)) return segment;
  const [first, ...more] = segment.words;
  const mark = (word: Word): Word =>
    leftOver.test(word.text) ? { ...word, opaque: true } : word;
  return { ...segment, words: [mark(first), ...more.map(mark)] };
}

/** A name that would have been replaced if it was known; `$NAME.` never is. */
const leftOver = /\$\{[A-Za-z_]|\$[A-Za-z_][A-Za-z0-9_]*(?=[ \t,)]|$)/;
