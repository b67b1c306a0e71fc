/**
 * Text made from other text (definitions, sequences) in which every character still knows the place it came
 * from: characters that were copied know their own, characters of a value know the `$NAME` that was replaced.
 */
import type { Condition, Segment, Word } from "../syntax/line.ts";
import { linesOf } from "../syntax/line-parser.ts";
import { sourceFile, type Place } from "../syntax/source-file.ts";

export interface TracedText {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

/** A run of characters from `at` on. Verbatim: they stand like this in `place`, one for one. */
interface Piece {
  readonly at: number;
  readonly place: Place;
  readonly verbatim: boolean;
}

/** The characters of a place, unchanged. */
export function tracedPlace(place: Place): TracedText {
  const text = place.file.text.slice(place.start, place.end);
  return { text, pieces: [{ at: 0, place, verbatim: true }] };
}

/** A text that stands for the whole of a place. */
export function tracedValue(text: string, place: Place): TracedText {
  return { text, pieces: [{ at: 0, place, verbatim: false }] };
}

export function sliceTraced(
  traced: TracedText,
  start: number,
  end = traced.text.length,
): TracedText {
  const pieces: Piece[] = [];
  traced.pieces.forEach((piece, index) => {
    const pieceEnd = traced.pieces[index + 1]?.at ?? traced.text.length;
    if (pieceEnd <= start || piece.at >= end) return;
    const skipped = Math.max(0, start - piece.at);
    const { file } = piece.place;
    const place = piece.verbatim
      ? { file, start: piece.place.start + skipped, end: piece.place.end }
      : piece.place;
    pieces.push({
      at: Math.max(0, piece.at - start),
      place,
      verbatim: piece.verbatim,
    });
  });
  return { text: traced.text.slice(start, end), pieces };
}

export function concatTraced(parts: readonly TracedText[]): TracedText {
  const pieces: Piece[] = [];
  let at = 0;
  for (const part of parts) {
    if (part.text === "") continue;
    for (const piece of part.pieces)
      pieces.push({ ...piece, at: at + piece.at });
    at += part.text.length;
  }
  return { text: parts.map(({ text }) => text).join(""), pieces };
}

/** Where the characters from `start` to `end` came from, and whether they stand there like this. */
export function originOf(
  traced: TracedText,
  start: number,
  end: number,
): Place & { readonly verbatim: boolean } {
  const first = pieceAt(traced, start);
  const last = pieceAt(traced, Math.max(start, end - 1));
  if (first === undefined || last === undefined)
    throw new RangeError("a traced text has a piece for each character");
  const from = first.verbatim
    ? first.place.start + (start - first.at)
    : first.place.start;
  const to = last.verbatim
    ? last.place.start + (end - last.at)
    : last.place.end;
  const file = first.place.file;
  if (last.place.file !== file) return { ...first.place, verbatim: false };
  return {
    file,
    start: from,
    end: Math.max(from, to),
    verbatim: first === last && first.verbatim,
  };
}

function pieceAt(traced: TracedText, offset: number): Piece | undefined {
  let low = 0;
  let high = traced.pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((traced.pieces[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return traced.pieces[low];
}

/** The segments of a traced text, at the places it came from. */
export function segmentsOf(
  traced: TracedText,
  line: number,
  conditions: readonly Condition[],
): Segment[] {
  if (traced.text.trim() === "") return [];
  const made = linesOf(sourceFile("", traced.text));
  const place = ({ start, end }: Place): Place => {
    const origin = originOf(traced, start, end);
    return { file: origin.file, start: origin.start, end: origin.end };
  };
  const word = (each: Word): Word => ({
    ...each,
    ...originOf(traced, each.start, each.end),
  });
  return made.segments.map((segment): Segment => {
    const own = {
      ...place(segment),
      line,
      conditions: [...conditions, ...segment.conditions],
    };
    switch (segment.kind) {
      case "statement": {
        const [first, ...more] = segment.words;
        return { ...segment, ...own, words: [word(first), ...more.map(word)] };
      }
      case "include":
        return {
          ...segment,
          ...own,
          keyword: word(segment.keyword),
          pattern: word(segment.pattern),
        };
      case "definition":
        return { ...segment, ...own, name: word(segment.name) };
      default:
        return { ...segment, ...own };
    }
  });
}
