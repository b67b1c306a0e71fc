/*
 * What a line says, whatever its place. Configurations repeat their lines (`weight 1`, `connect_timeout 3`): lines
 * with the same text share one shape, and most are never looked at a second time.
 */
import type { Segment, StatementSegment, Word } from "./line.ts";
import type { SourceFile } from "./source-file.ts";

/** A line of nothing but statements, braces and a comment: what keepalived obeys at its start is left to the grammar. */
export interface LineShape {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** Offset of the comment in the line, which takes the rest of it; -1 without one. */
  readonly comment: number;
  /** Braces opened less braces closed. */
  readonly depth: number;
}

/** The braces that some lines open less those that they close. */
export function depthOf(shapes: readonly (LineShape | undefined)[]): number {
  let depth = 0;
  for (const shape of shapes) depth += shape?.depth ?? 0;
  return depth;
}

/** A statement or a brace of a line. */
export interface Piece {
  /** Tells pieces apart, in all files. */
  readonly id: number;
  readonly kind: "statement" | "open" | "close";
  /** Offset in the line. */
  readonly start: number;
  readonly length: number;
  /** The first word of a statement. */
  readonly keyword: string;
  /** The characters of a statement, split into words when they are asked for: see `wordsIn`. */
  readonly text: string;
  /** The statement as it was made by a definition or read by the grammar: its words have places of their own. */
  readonly made: StatementSegment | undefined;
}

export interface PieceWord {
  readonly text: string;
  /** Offset in the statement. */
  readonly start: number;
  readonly length: number;
  readonly quoted: boolean;
}

/** The words of a statement that stands at a place. */
export function wordsAt(
  piece: Piece,
  file: SourceFile,
  at: number,
): readonly [Word, ...Word[]] {
  if (piece.made !== undefined) return piece.made.words;
  const all = wordsIn(piece).map(({ text, start, length, quoted }): Word => ({
    file,
    start: at + start,
    end: at + start + length,
    text,
    quoted,
    verbatim: true,
    opaque: false,
  }));
  if (!isFilled(all)) throw new Error("a statement has a word");
  return all;
}

/** The words of a plain statement. */
export function wordsIn({ text }: Piece): readonly PieceWord[] {
  const words: PieceWord[] = [];
  for (let at = 0; at < text.length;) {
    if (isBlank[text.charCodeAt(at)] === 1) {
      at += 1;
      continue;
    }
    const end = endOfWord(text, at);
    words.push({
      text: wordBetween(text, at, end),
      start: at,
      length: end - at,
      quoted: text.charCodeAt(at) === quote,
    });
    at = end;
  }
  return words;
}

function isFilled(words: readonly Word[]): words is readonly [Word, ...Word[]] {
  return words.length > 0;
}

const isBlank = codes(" \t\r\f\v");
const endsWord = codes(' \t\r\f\v"{}#!\0');
/** What only the grammar understands: definitions, escapes; and at the start of a word conditions and sequences. */
const isSpecial = codes("$\\");
const isSpecialFirst = codes("@~");

/** A statement as a process sees it that reads its line again; undefined where nothing is left. */
export function readAgain(piece: Piece): Piece | undefined {
  const { made } = piece;
  const words = made?.again;
  if (made === undefined || words === undefined) return piece;
  if (!isFilled(words)) return undefined;
  const end = words.at(-1)?.end ?? made.end;
  return {
    ...piece,
    id: (lastId += 1),
    length: end - made.start,
    keyword: words[0].text,
    made: { ...made, end, words },
  };
}

/** The first so many characters of a plain statement; they end with a word. */
export function shortened(piece: Piece, length: number): Piece {
  const text = piece.text.slice(0, length);
  const keyword = wordBetween(text, 0, endOfWord(text, 0));
  return { ...piece, id: (lastId += 1), length, keyword, text };
}

/** The shape of a line's text (without its LF); undefined where it is not plain: the grammar reads it. */
export function shapeOf(text: string): LineShape | undefined {
  const pieces: Piece[] = [];
  let depth = 0;
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (isBlank[code] === 1) {
      at += 1;
    } else if (code === hash || code === bang || code === 0) {
      return { text, pieces, comment: at, depth };
    } else if (code === openBrace || code === closeBrace) {
      pieces.push(plainBrace(code, at));
      depth += code === openBrace ? 1 : -1;
      at += 1;
    } else {
      const statement = statementAt(text, at);
      if (statement === undefined) return undefined;
      pieces.push(statement);
      at += statement.length;
    }
  }
  return { text, pieces: pieces.slice(), comment: -1, depth };
}

/** The shape of a line with a head and its brace that differs from another line in nothing but an address of the head. */
export function shapeLike(like: LineShape, text: string): LineShape {
  const { comment, depth } = like;
  const head = like.pieces[0];
  const brace = like.pieces[1];
  if (head === undefined || brace === undefined)
    throw new Error("a head has a brace");
  const { kind, start, keyword, made } = head;
  const by = text.length - like.text.length;
  const length = head.length + by;
  const own = {
    id: (lastId += 1),
    kind,
    start,
    length,
    keyword,
    text: text.slice(start, start + length),
    made,
  };
  const pieces = [own, plainBrace(openBrace, brace.start + by)];
  return { text, pieces, comment: comment < 0 ? -1 : comment + by, depth };
}

/** The statement whose first word starts here: it takes all words up to a brace or a comment. */
function statementAt(text: string, start: number): Piece | undefined {
  const first = endOfWord(text, start);
  if (first < 0) return undefined;
  const keyword = wordBetween(text, start, first);
  if (keyword.startsWith("include") && includes.test(keyword)) return undefined;
  let end = first;
  for (let at = first; at < text.length;) {
    const code = text.charCodeAt(at);
    if (isBlank[code] === 1) {
      at += 1;
    } else if (code !== quote && endsWord[code] === 1) {
      break;
    } else {
      at = endOfWord(text, at);
      if (at < 0) return undefined;
      end = at;
    }
  }
  return {
    id: (lastId += 1),
    kind: "statement",
    start,
    length: end - start,
    keyword,
    text: text.slice(start, end),
    made: undefined,
  };
}

function wordBetween(text: string, start: number, end: number): string {
  return text.charCodeAt(start) === quote
    ? text.slice(start + 1, end - 1)
    : text.slice(start, end);
}

const hash = 35;
const bang = 33;
const quote = 34;
const openBrace = 123;
const closeBrace = 125;

const includes = /^include[rmwba]?$/;

/** Where the word that starts here ends; -1 where it is not plain. */
function endOfWord(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === quote) {
    const end = text.indexOf('"', start + 1) + 1;
    if (end === 0 || text[end - 2] === "\\") return -1;
    return text.slice(start, end).includes("$") ? -1 : end;
  }
  if (isSpecialFirst[first] === 1) return -1;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isSpecial[code] === 1) return -1;
    if (endsWord[code] === 1) return at;
  }
  return text.length;
}

let lastId = 0;

/** Braces of plain lines: most stand near the beginning, and are the same for all lines. */
const braces = new Map<number, Piece>();

function plainBrace(code: number, start: number): Piece {
  const key = start * 256 + code;
  let piece = braces.get(key);
  if (piece === undefined) {
    piece = brace(code === openBrace ? "open" : "close", start, 1);
    if (start < 1024) braces.set(key, piece);
  }
  return piece;
}

function brace(kind: "open" | "close", start: number, length: number): Piece {
  return {
    id: (lastId += 1),
    kind,
    start,
    length,
    keyword: "",
    text: "",
    made: undefined,
  };
}

/** A segment as the shape of a line that holds nothing else. */
export function shapeOfSegment(segment: Segment): LineShape {
  const { kind, start, end } = segment;
  const piece: Piece | undefined =
    kind === "open" || kind === "close"
      ? brace(kind, 0, end - start)
      : kind === "statement"
        ? {
            id: (lastId += 1),
            kind,
            start: 0,
            length: end - start,
            keyword: segment.words[0].text,
            text: "",
            made: segment,
          }
        : undefined;
  return {
    text: "",
    pieces: piece === undefined ? [] : [piece],
    comment: -1,
    depth: kind === "open" ? 1 : kind === "close" ? -1 : 0,
  };
}

/** A table of the characters of an ASCII text, by their code. */
function codes(characters: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const each of characters) table[each.charCodeAt(0)] = 1;
  return table;
}
