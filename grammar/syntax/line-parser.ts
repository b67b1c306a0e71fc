/*
 * The lines of a file. Lines with the same text are split once: see line-shape.ts. Those that are not plain are read
 * by the grammar.
 */
import type { Comment, Condition, Problem, Segment } from "./line.ts";
import { readWithGrammar } from "./line-grammar.ts";
import { KnownTexts } from "./known-texts.ts";
import { joined } from "./joined.ts";
import { Moulds, type Mould } from "./moulds.ts";
import { Passages } from "./passages.ts";
import { lineAt, lineStarts, type Replacement } from "./line-index.ts";
import { depthOf, wordsAt, type LineShape, type Piece } from "./line-shape.ts";
import { memo, type Memo } from "./memo.ts";
import { movedPlace, movedProblem, movedSegment, type Move } from "./moved.ts";
import { sourceFile, type Place, type SourceFile } from "./source-file.ts";
import { detached } from "./detached.ts";
import { escapedQuoteIn } from "./escapes.ts";
import { bytesOf, fitting, longestLine, shortest } from "./line-length.ts";

/** The lines of a file: every character that is no white space is in exactly one segment or comment. */
export interface Lines {
  /** One for each physical line; undefined: the grammar has read it. */
  readonly shapes: readonly (LineShape | undefined)[];
  /** The grammar was not needed. */
  readonly isPlain: boolean;
  /** Braces opened in plain lines less braces closed. */
  readonly depth: number;
  /** The moulds of blocks by the numbers of their first lines, as far as they were found. */
  readonly moulds: ReadonlyMap<number, Mould>;
  /** What the grammar has read. */
  readonly special: readonly Segment[];
  /** All lines in their order; made when asked for. */
  readonly segments: readonly Segment[];
  readonly comments: readonly Comment[];
  /** Those of the line that an offset lies in, and of the last line before it that has some. */
  readonly segmentsNear: (offset: number) => readonly Segment[];
  /** The comment that an offset lies in, or at the end of. */
  readonly commentAt: (offset: number) => Comment | undefined;
  readonly problems: readonly Problem[];
  /** What is known of the file's lines and blocks by their text. */
  readonly texts: KnownTexts;
  /** Stands for these lines, and keeps nothing of them. */
  readonly version: object;
  /** How many lines at the beginning and at the end are those of the version before. */
  readonly kept: KeptLines | undefined;
}

export interface KeptLines {
  /** What stands for the lines of the version before. */
  readonly of: object;
  readonly first: number;
  readonly last: number;
}

/** The lines of a file, worked out once. */
export const linesOf: Memo<SourceFile, Lines> = memo(parseLines);

/** Splits a text into lines and words. Never throws: there is no text that the grammar refuses. */
export function parseLines(file: SourceFile): Lines {
  const lines = new FileLines(file, new KnownTexts());
  lines.texts.begin();
  return lines;
}

/** The lines of the next version of a file: those that the replacement touches are read, the others moved. */
export function editedLines(
  file: SourceFile,
  before: Lines,
  replacement: Replacement,
): Lines {
  return before instanceof FileLines && !before.texts.isWorn
    ? new FileLines(file, before.texts, { before, replacement })
    : parseLines(file);
}

interface Edit {
  readonly before: FileLines;
  readonly replacement: Replacement;
}

class FileLines implements Lines {
  shapes: (LineShape | undefined)[] = [];
  readonly version = {};
  kept: KeptLines | undefined;
  /** Lines before these, while they are read. */
  private parts: (readonly (LineShape | undefined)[])[] = [];
  depth = 0;
  moulds: ReadonlyMap<number, Mould> = new Map();
  readonly special: Segment[] = [];
  readonly problems: Problem[] = [];
  private readonly starts: Int32Array;
  private readonly specialComments: Comment[] = [];
  private readonly specialProblems: Problem[] = [];
  private allSegments: readonly Segment[] | undefined;
  private allComments: readonly Comment[] | undefined;
  /** How many lines the grammar has read. */
  private specialLines = 0;
  /** The number of the first line that is read: before it all is taken over. */
  private first = 0;
  /** There is no version before it that anything is taken over from. */
  private readonly isFirst: boolean;

  constructor(
    readonly file: SourceFile,
    readonly texts: KnownTexts,
    edit?: Edit,
  ) {
    this.isFirst = edit === undefined;
    this.starts = lineStarts(file);
    const { length } = this.starts;
    let [first, last] = [0, length];
    if (edit === undefined) this.readFirst(length);
    else [first, last] = this.readEdited(edit);
    for (const problem of this.specialProblems) this.problems.push(problem);
    if (edit?.before.problems.some(isOfLongLine) === true)
      this.findLongLines(0, length);
    else this.findLongLines(first, last);
    this.findForeignCharacters();
    this.findEscapedQuotes();
  }

  get isPlain(): boolean {
    return this.specialLines === 0;
  }

  get segments(): readonly Segment[] {
    return (this.allSegments ??= this.makeSegments());
  }

  get comments(): readonly Comment[] {
    return (this.allComments ??= this.makeComments());
  }

  /** Reads all lines of the first version. */
  private readFirst(to: number): void {
    const moulds = new Moulds(this.file.text, this.starts, this.shapes);
    this.read(0, to, moulds);
    this.moulds = moulds.found;
    if (this.parts.length === 0) return;
    this.shapes = joined([...this.parts, this.shapes]);
    this.parts = [];
    for (const [line, mould] of moulds.found)
      if (line !== mould.line) this.readHeads(mould, line);
  }

  /** Reads lines up to one, and on where that belongs to the line before it. Returns the number behind the last. */
  private read(from: number, to: number, moulds?: Moulds): number {
    const { shapes: table } = this.texts;
    const { starts } = this;
    const { text } = this.file;
    const passages = new Passages(text, starts, this.shapes, from, this.first);
    let line = from;
    while (line < to) {
      const mould = moulds?.level === 0 ? moulds.at(line) : undefined;
      if (mould !== undefined) {
        this.parts.push(this.shapes, mould.shapes);
        this.shapes = [];
        this.depth += mould.depth;
        line += mould.shapes.length;
        passages.passed(line, this.shapes);
        moulds?.passed(line, this.shapes);
        continue;
      }
      const again = passages.at(line);
      if (again !== undefined && line + again.shapes.length <= to) {
        this.shapes.push(...again.shapes);
        if (again.depth !== 0) {
          this.depth += again.depth;
          moulds?.read(line, again.shapes[0], again.depth);
        }
        line += again.shapes.length;
        continue;
      }
      const known = table.size;
      const shape = table.find(text, starts[line] ?? 0, this.endOf(line));
      passages.read(line, table.size > known);
      if (shape === undefined) line = this.readSpecial(line, to);
      else {
        this.shapes.push(shape);
        if (shape.depth !== 0) {
          this.depth += shape.depth;
          moulds?.read(line, shape, shape.depth);
        }
      }
      line += 1;
    }
    return line;
  }

  /** Looks up the lines with addresses of a block that is made in a mould and begins at a line. */
  private readHeads({ heads, shapes }: Mould, begin: number): void {
    const { starts } = this;
    const { text } = this.file;
    for (const head of heads) {
      const line = begin + head;
      this.shapes[line] = this.texts.shapes.find(
        text,
        starts[line] ?? 0,
        this.endOf(line),
        shapes[head],
      );
    }
  }

  /** Takes over what is the same, and reads the lines from one number to another. Returns these. */
  private readEdited({
    before,
    replacement,
  }: Edit): readonly [from: number, to: number] {
    const { start, end } = replacement;
    const old = before.shapes;
    let first = lineAt(before.file, start);
    // A definition that goes on is read from its beginning to its end.
    while (first > 0 && before.goesOn(first - 1)) first -= 1;
    let last = lineAt(before.file, end) + 1;
    const lines = this.starts.length - old.length;
    this.first = first;
    this.take(before, 0, first, { file: this.file, characters: 0, lines: 0 });
    let line = first;
    for (;;) {
      while (last < old.length && before.goesOn(last - 1)) last += 1;
      line = this.read(line, last + lines);
      if (line === last + lines) break;
      last = line - lines;
    }
    this.take(before, last, old.length, {
      file: this.file,
      characters: replacement.newText.length - (end - start),
      lines,
    });
    this.depth += before.depth - depthOf(old.slice(first, last));
    this.shapes = withLines(old, first, last, this.shapes);
    this.kept = { of: before.version, first, last: old.length - last };
    return [first, line];
  }

  /** Takes over lines of the version before. */
  private take(before: FileLines, from: number, to: number, move: Move): void {
    if (from === to || before.isPlain) return;
    for (let line = from; line < to; line += 1)
      if (before.shapes[line] === undefined) this.specialLines += 1;
    const starts = lineStarts(before.file);
    const start = starts[from] ?? 0;
    const end = starts[to] ?? Infinity;
    const isTaken = (place: Place): boolean =>
      place.start >= start && place.start < end;
    for (const each of before.special)
      if (each.line >= from && each.line < to)
        this.special.push(movedSegment(each, move));
    for (const each of before.specialComments)
      if (isTaken(each)) this.specialComments.push(movedPlace(each, move));
    for (const each of before.specialProblems)
      if (isTaken(each.at)) this.specialProblems.push(movedProblem(each, move));
  }

  /**
   * Hands a line, and those behind it that are not plain either (up to one), to the grammar. Returns the number of the
   * last.
   */
  private readSpecial(first: number, to: number): number {
    const { shapes } = this.texts;
    const { text } = this.file;
    const { starts } = this;
    let last = first;
    this.shapes.push(undefined);
    for (; last + 1 < starts.length; last += 1) {
      const start = starts[last + 1] ?? 0;
      // A definition goes on in the next line, whatever that looks like.
      const goesOn = this.endsInBackslash(last);
      if (!goesOn && last + 1 >= to) break;
      if (!goesOn && start - (starts[first] ?? 0) > longestChunk) break;
      if (
        !goesOn &&
        shapes.find(text, start, this.endOf(last + 1)) !== undefined
      )
        break;
      this.shapes.push(undefined);
    }
    this.specialLines += last + 1 - first;
    this.readWithGrammar(
      starts[first] ?? 0,
      starts[last + 1] ?? text.length,
      first,
    );
    return last;
  }

  private readWithGrammar(start: number, end: number, line: number): void {
    const { file } = this;
    if (this.isFirst) {
      const read = readWithGrammar(file, start, end, line);
      for (const each of read.segments) this.special.push(each);
      for (const each of read.comments) this.specialComments.push(each);
      for (const each of read.problems) this.specialProblems.push(each);
      return;
    }
    // What is taken over into later versions must not keep the whole text of each.
    const text = detached(file.text.slice(start, end));
    const part = sourceFile(file.uri, text);
    const read = readWithGrammar(part, 0, text.length, line);
    const move = { file, characters: start, lines: 0 };
    for (const each of read.segments)
      this.special.push(movedSegment(each, move));
    for (const each of read.comments)
      this.specialComments.push(movedPlace(each, move));
    for (const each of read.problems)
      this.specialProblems.push(movedProblem(each, move));
  }

  /** Whether a line is read by the grammar, and the next one with it, whatever that looks like. */
  private goesOn(line: number): boolean {
    return this.shapes[line] === undefined && this.endsInBackslash(line);
  }

  private endsInBackslash(line: number): boolean {
    const start = this.starts[line] ?? 0;
    // keepalived's lines end at a NUL
    return /\\[ \t\r\f\v]*(?:[#!\0][^]*)?$/.test(
      this.file.text.slice(start, this.endOf(line)),
    );
  }

  /** The offset of a line's LF. */
  private endOf(line: number): number {
    const next = this.starts[line + 1];
    return next === undefined ? this.file.text.length : next - 1;
  }

  segmentsNear(offset: number): readonly Segment[] {
    const line = lineAt(this.file, offset);
    const own = this.segmentsOn(line, line + 1);
    for (let before = line - 1; before >= 0; before -= 1) {
      const found = this.segmentsOn(before, before + 1);
      if (found.length > 0) return [...found, ...own];
    }
    return own;
  }

  commentAt(offset: number): Comment | undefined {
    const line = lineAt(this.file, offset);
    const { comment = -1, text = "" } = this.shapes[line] ?? {};
    const start = this.starts[line] ?? 0;
    const own = {
      file: this.file,
      start: start + comment,
      end: start + text.length,
    };
    return [...(comment < 0 ? [] : [own]), ...this.specialComments].find(
      (each) => each.start < offset && offset <= each.end,
    );
  }

  private makeSegments(): readonly Segment[] {
    return this.segmentsOn(0, this.shapes.length);
  }

  /** The segments of the lines from one number to another. */
  private segmentsOn(from: number, to: number): Segment[] {
    const { file, shapes, special, starts } = this;
    const segments: Segment[] = [];
    let next = this.firstSpecial(from);
    for (let line = from; line < to; line += 1) {
      const start = starts[line] ?? 0;
      for (const piece of shapes[line]?.pieces ?? [])
        segments.push(segmentAt(piece, file, start + piece.start, line));
      for (
        let each = special[next];
        each?.line === line;
        each = special[next]
      ) {
        segments.push(each);
        next += 1;
      }
    }
    return segments;
  }

  /** The index of the first segment read by the grammar that stands on a line or behind it. */
  private firstSpecial(line: number): number {
    const { special } = this;
    let low = 0;
    let high = special.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((special[middle]?.line ?? 0) < line) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private makeComments(): readonly Comment[] {
    const { file, shapes, specialComments, starts } = this;
    const comments: Comment[] = [...specialComments];
    if (!startsOfComments.some((sign) => file.text.includes(sign)))
      return comments;
    shapes.forEach((shape, line) => {
      if (shape === undefined || shape.comment < 0) return;
      const start = starts[line] ?? 0;
      comments.push({
        file,
        start: start + shape.comment,
        end: start + shape.text.length,
      });
    });
    return specialComments.length === 0
      ? comments
      : comments.sort((one, other) => one.start - other.start);
  }

  private findLongLines(from: number, to: number): void {
    const { file, starts } = this;
    if (this.isPlain && this.texts.shapes.longest <= shortest) return;
    for (let line = from; line < to; line += 1) {
      const start = starts[line] ?? 0;
      const end = this.endOf(line);
      if (end - start <= shortest) continue;
      const text = file.text.slice(start, end);
      const length = bytesOf(text);
      if (length > longestLine)
        this.problems.push({
          rule: lineTooLong,
          message: length === text.length ? "tooLong" : "tooManyBytes",
          at: { file, start: start + fitting(text), end },
          args: { length: String(length), limit: String(longestLine) },
        });
    }
  }

  /** The words of such a line are whole, but whoever looks for its comment finds a quote left open. */
  private findEscapedQuotes(): void {
    const { file } = this;
    if (!file.text.includes('\\"')) return;
    for (let line = 0; line < this.starts.length; line += 1) {
      const start = this.starts[line] ?? 0;
      const end = this.endOf(line);
      const text = file.text.slice(start, end);
      const at = text.includes('\\"') ? escapedQuoteIn(text) : -1;
      if (at < 0 || this.problems.some(isOpenQuoteIn(start, end))) continue;
      this.problems.push({
        rule: openQuote,
        message: "escaped",
        at: { file, start: start + at, end: start + at + 2 },
        args: {},
      });
    }
  }

  private findForeignCharacters(): void {
    const { text } = this.file;
    if (text.startsWith("\uFEFF")) this.foreign("byteOrderMark", 0, 1);
    // Once a line: a text in UTF-16 has one behind each letter.
    const nuls = /(\0+)[^\n]*/g;
    for (
      let found = text.includes("\0") ? nuls.exec(text) : null;
      found !== null;
      found = nuls.exec(text)
    )
      this.foreign("nul", found.index, found[1]?.length ?? 1);
    this.findLoneReturns();
  }

  /** A CR within a line, the first of each: a blank to keepalived, and the end of a line to whoever wrote it. */
  private findLoneReturns(): void {
    const { text } = this.file;
    let at = text.indexOf("\r");
    while (at >= 0) {
      const next = text.indexOf("\n", at);
      const end = next < 0 ? text.length : next;
      if (
        end > at + 1 &&
        isWithin.test(text.slice(at, end)) &&
        !this.startsLine(at)
      )
        this.foreign("carriageReturn", at, 1);
      at = text.indexOf("\r", end);
    }
  }

  private startsLine(at: number): boolean {
    const start = this.file.text.lastIndexOf("\n", at) + 1;
    return isBlank.test(this.file.text.slice(start, at));
  }

  private foreign(message: string, at: number, length: number): void {
    this.problems.push({
      rule: "invalid-character",
      message,
      at: { file: this.file, start: at, end: at + length },
      args: {},
    });
  }
}

/** A NUL ends its line too. */
const startsOfComments = ["#", "!", "\0"];

/** Some elements of a list in place of those from one index to another. Of 600,000 lines there should be few copies. */
function withLines<T>(
  list: readonly T[],
  from: number,
  to: number,
  others: readonly T[],
): T[] {
  if (others.length !== to - from)
    return others.length < mostArguments
      ? list.toSpliced(from, to - from, ...others)
      : list.slice(0, from).concat(others, list.slice(to));
  const copy = list.slice();
  others.forEach((each, index) => (copy[from + index] = each));
  return copy;
}

/** A call takes some ten thousand arguments. */
const mostArguments = 1000;

const lineTooLong = "line-too-long";
const openQuote = "unterminated-quote";

function isOpenQuoteIn(start: number, end: number) {
  return ({ rule, at }: Problem): boolean =>
    rule === openQuote && at.start >= start && at.start < end;
}

function isOfLongLine({ rule }: Problem): boolean {
  return rule === lineTooLong;
}

/** The tokens of one chunk are garbage before the next is lexed: half the time for a file of many megabytes. */
const longestChunk = 32_768;

/** A CR with something behind it. */
const isWithin = /^\r[ \t\r\f\v]*[^ \t\r\f\v]/;
const isBlank = /^[ \t\f\v]*$/;

const noConditions: readonly Condition[] = [];

/** A piece of a plain line as a segment of its own. */
export function segmentAt(
  piece: Piece,
  file: SourceFile,
  start: number,
  line: number,
): Segment {
  if (piece.made !== undefined) return piece.made;
  const { kind, length } = piece;
  const base = {
    file,
    start,
    end: start + length,
    line,
    conditions: noConditions,
  };
  return kind === "statement"
    ? { kind, ...base, words: wordsAt(piece, file, start) }
    : { kind, ...base };
}
