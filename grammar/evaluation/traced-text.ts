/**
 * Text made from other text (definitions, sequences) in which every character still knows the place it came
 * from: characters that were copied know their own, characters of a value know the `$NAME` that was replaced.
 */
import type {
  Condition,
  Segment,
  StatementSegment,
  Word,
} from "../syntax/line.ts";
import { parseLines } from "../syntax/line-parser.ts";
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
  for (
    let index = indexAt(traced, start);
    index < traced.pieces.length;
    index += 1
  ) {
    const piece = traced.pieces[index];
    if (piece === undefined || piece.at >= end) break;
    if (piece.at >= start) {
      pieces.push({ ...piece, at: piece.at - start });
      continue;
    }
    const { file, start: from, end: to } = piece.place;
    const place = piece.verbatim
      ? { file, start: from + (start - piece.at), end: to }
      : piece.place;
    pieces.push({ at: 0, place, verbatim: piece.verbatim });
  }
  return { text: traced.text.slice(start, end), pieces };
}

export function concatTraced(parts: readonly TracedText[]): TracedText {
  const pieces: Piece[] = [];
  let at = 0;
  for (const part of parts) {
    if (part.text === "") continue;
    for (const piece of part.pieces)
      if (!goesOn(pieces.at(-1), piece))
        pieces.push({ ...piece, at: at + piece.at });
    at += part.text.length;
  }
  return { text: parts.map(({ text }) => text).join(""), pieces };
}

/** Values within values: what was replaced is one place for all of them. */
function goesOn(
  before: Piece | undefined,
  { place, verbatim }: Piece,
): boolean {
  if (before === undefined || before.verbatim || verbatim) return false;
  const { file, start, end } = before.place;
  return place.file === file && place.start === start && place.end === end;
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
  return traced.pieces[indexAt(traced, offset)];
}

/** The index of the last piece that begins at or before an offset. */
function indexAt({ pieces }: TracedText, offset: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** Lines as one text, with the LF between them. */
export function joinLines(lines: readonly TracedText[]): TracedText {
  if (lines.length === 1 && lines[0] !== undefined) return lines[0];
  const pieces: Piece[] = [];
  let at = 0;
  for (const { text, pieces: own } of lines) {
    for (const { at: from, place, verbatim } of own)
      pieces.push({ at: at + from, place, verbatim });
    at += text.length + 1;
  }
  return { text: lines.map(({ text }) => text).join("\n"), pieces };
}

/** The lines of a text, without the LF between them. */
export function* linesIn(text: TracedText): Iterable<TracedText> {
  for (let from = 0; from <= text.text.length;) {
    const lineEnd = text.text.indexOf("\n", from);
    const end = lineEnd < 0 ? text.text.length : lineEnd;
    yield sliceTraced(text, from, end);
    from = end + 1;
  }
}

/** How a statement is spelled, where its words do not tell it: apostrophes, backslashes, words that are glued. */
function spelled(
  text: string,
  words: readonly Word[],
): Pick<StatementSegment, "spelling"> {
  const glued = words.some(({ start }, at) => words[at - 1]?.end === start);
  return glued || /['\\]/.test(text) ? { spelling: text } : {};
}

/** The segments of a traced text, at the places it came from. */
export function segmentsOf(
  traced: TracedText,
  line: number,
  conditions: readonly Condition[],
): Segment[] {
  if (traced.text.trim() === "") return [];
  const word = (each: Word): Word => {
    const { file, start, end, verbatim } = originOf(
      traced,
      each.start,
      each.end,
    );
    const { text, quoted, opaque } = each;
    return { file, start, end, text, quoted, verbatim, opaque };
  };
  return parseLines(sourceFile("", traced.text)).segments.map(
    (segment): Segment => {
      const { file, start, end } = originOf(traced, segment.start, segment.end);
      const all =
        segment.conditions.length === 0
          ? conditions
          : [...conditions, ...segment.conditions];
      const own = { file, start, end, line, conditions: all };
      switch (segment.kind) {
        case "statement": {
          const [first, ...more] = segment.words;
          return {
            kind: "statement",
            ...own,
            words: [word(first), ...more.map(word)],
            ...(segment.again === undefined
              ? {}
              : { again: segment.again.map(word) }),
            ...spelled(
              traced.text.slice(segment.start, segment.end),
              segment.words,
            ),
          };
        }
        case "include":
          return {
            kind: "include",
            ...own,
            keyword: word(segment.keyword),
            pattern: word(segment.pattern),
          };
        case "definition":
          return {
            kind: "definition",
            ...own,
            name: word(segment.name),
            value: segment.value,
            shorter: undefined,
          };
        case "sequence":
          return { kind: "sequence", ...own, text: segment.text };
        default:
          return { kind: segment.kind, ...own };
      }
    },
  );
}
