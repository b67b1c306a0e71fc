/*
 * The lines of a file. Lines with the same text are split once: see line-shape.ts. Those that are not plain are read
 * by the grammar.
 */
import type { Comment, Condition, Problem, Segment } from "./line.ts";
import { readWithGrammar } from "./line-grammar.ts";
import { lineStarts } from "./line-index.ts";
import { wordsAt, type LineShape, type Piece } from "./line-shape.ts";
import { memo } from "./memo.ts";
import { ShapeTable } from "./shape-table.ts";
import type { SourceFile } from "./source-file.ts";

/** The lines of a file: every character that is no white space is in exactly one segment or comment. */
export interface Lines {
  /** One for each physical line; undefined: the grammar has read it. */
  readonly shapes: readonly (LineShape | undefined)[];
  /** The grammar was not needed. */
  readonly isPlain: boolean;
  /** What the grammar has read. */
  readonly special: readonly Segment[];
  /** All lines in their order; made when asked for. */
  readonly segments: readonly Segment[];
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
}

/** The lines of a file, worked out once. */
export const linesOf: (file: SourceFile) => Lines = memo(parseLines);

/** Splits a text into lines and words. Never throws: there is no text that the grammar refuses. */
export function parseLines(file: SourceFile): Lines {
  return new FileLines(file);
}

class FileLines implements Lines {
  readonly shapes: (LineShape | undefined)[] = [];
  readonly special: Segment[] = [];
  readonly problems: Problem[] = [];
  isPlain = true;
  private readonly specialComments: Comment[] = [];
  private allSegments: readonly Segment[] | undefined;
  private allComments: readonly Comment[] | undefined;

  constructor(private readonly file: SourceFile) {
    this.read();
    this.findLongLines();
    this.findForeignCharacters();
  }

  get segments(): readonly Segment[] {
    return (this.allSegments ??= this.makeSegments());
  }

  get comments(): readonly Comment[] {
    return (this.allComments ??= this.makeComments());
  }

  private read(): void {
    const { file, shapes } = this;
    const starts = lineStarts(file);
    const table = new ShapeTable(file.text);
    const { length } = this.file.text;
    for (let line = 0; line < starts.length; line += 1) {
      const next = starts[line + 1];
      const end = next === undefined ? length : next - 1;
      const shape = table.find(starts[line] ?? 0, end);
      shapes.push(shape);
      if (shape === undefined) line = this.readSpecial(line, table);
    }
  }

  /** Hands a line, and those behind it that are not plain either, to the grammar. Returns the number of the last. */
  private readSpecial(first: number, table: ShapeTable): number {
    this.isPlain = false;
    const starts = lineStarts(this.file);
    let last = first;
    for (; last + 1 < starts.length; last += 1) {
      const start = starts[last + 1] ?? 0;
      // A definition goes on in the next line, whatever that looks like.
      const goesOn = this.endsInBackslash(last);
      if (!goesOn && start - (starts[first] ?? 0) > longestChunk) break;
      if (!goesOn && table.find(start, this.endOf(last + 1)) !== undefined)
        break;
      this.shapes.push(undefined);
    }
    const from = starts[first] ?? 0;
    const to = starts[last + 1] ?? this.file.text.length;
    const read = readWithGrammar(this.file, from, to, first);
    for (const each of read.segments) this.special.push(each);
    for (const each of read.comments) this.specialComments.push(each);
    for (const each of read.problems) this.problems.push(each);
    return last;
  }

  private endsInBackslash(line: number): boolean {
    const start = lineStarts(this.file)[line] ?? 0;
    return /\\[ \t\r\f\v]*(?:[#!].*)?$/.test(
      this.file.text.slice(start, this.endOf(line)),
    );
  }

  /** The offset of a line's LF. */
  private endOf(line: number): number {
    const next = lineStarts(this.file)[line + 1];
    return next === undefined ? this.file.text.length : next - 1;
  }

  private makeSegments(): readonly Segment[] {
    const { file, shapes, special } = this;
    const starts = lineStarts(file);
    const segments: Segment[] = [];
    let next = 0;
    shapes.forEach((shape, line) => {
      const start = starts[line] ?? 0;
      for (const piece of shape?.pieces ?? [])
        segments.push(segmentAt(piece, file, start + piece.start, line));
      for (
        let each = special[next];
        each?.line === line;
        each = special[next]
      ) {
        segments.push(each);
        next += 1;
      }
    });
    return segments;
  }

  private makeComments(): readonly Comment[] {
    const { file, shapes, specialComments } = this;
    const starts = lineStarts(file);
    const comments: Comment[] = [...specialComments];
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

  private findLongLines(): void {
    const { file } = this;
    if (file.text.length <= longestLine) return;
    const starts = lineStarts(file);
    for (let line = 0; line < starts.length; line += 1) {
      const start = starts[line] ?? 0;
      const end = this.endOf(line);
      if (end - start > longestLine)
        this.problems.push({
          rule: "line-too-long",
          message: "tooLong",
          at: { file, start: start + longestLine, end },
          args: { length: String(end - start), limit: String(longestLine) },
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

/** The buffer of keepalived's reader holds 1,022 characters and the LF (lib/parser.c, MAXBUF). */
const longestLine = 1022;

/** The tokens of one chunk are garbage before the next is lexed: half the time for a file of many megabytes. */
const longestChunk = 32_768;

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
