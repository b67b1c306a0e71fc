/*
 * What is put right while typing: where a new line begins, where a closing brace stands, the blank before an opening
 * one. The text is half-typed then, so braces alone are looked at, and nothing but blanks is changed.
 */
import { lineAt, lineStarts } from "../../../grammar/syntax/line-index.ts";
import { linesOf } from "../../../grammar/syntax/line-parser.ts";
import type { Segment } from "../../../grammar/syntax/line.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import type { FormatEdit } from "../format/format.ts";
import { indentText, type FormatOptions } from "../format/options.ts";

/** The characters after which `onTypeEdits` may have something to say. */
export const typedCharacters = ["}", "\n", "{"] as const;

/** What to change after a character was typed; the offset is behind it. */
export function onTypeEdits(
  file: SourceFile,
  offset: number,
  typed: string,
  options: FormatOptions,
): readonly FormatEdit[] {
  const { segments } = linesOf(file);
  switch (typed) {
    case "}": {
      const close = segments.findIndex(
        ({ kind, end }) => kind === "close" && end === offset,
      );
      return close < 0 ? [] : closingBrace(file, segments, close);
    }
    case "\n":
      return newLine(file, segments, offset, options);
    case "{": {
      const open = segments.findIndex(
        ({ kind, end }) => kind === "open" && end === offset,
      );
      return open < 0 ? [] : openingBrace(file, segments, open);
    }
    default:
      return [];
  }
}

/** A closing brace that begins its line stands below the head of its block. */
function closingBrace(
  file: SourceFile,
  segments: readonly Segment[],
  close: number,
): readonly FormatEdit[] {
  const brace = segments[close];
  const head = openBlocks(segments.slice(0, close)).at(-1);
  if (brace === undefined || head === undefined) return [];
  const { start, lead } = lineOf(file, brace.start);
  if (start + lead.length !== brace.start) return [];
  return indented(file, brace.start, lineOf(file, head.start).lead);
}

/** A new line begins one step further in than the head of the block it is in. */
function newLine(
  file: SourceFile,
  segments: readonly Segment[],
  offset: number,
  options: FormatOptions,
): readonly FormatEdit[] {
  const start = lineStarts(file)[lineAt(file, offset)] ?? 0;
  const next = segments.findIndex((segment) => segment.end > start);
  const count = next < 0 ? segments.length : next;
  const first = segments[next];
  // Within a definition of several lines every character counts.
  if (first !== undefined && first.start < start) return [];
  const head = openBlocks(segments.slice(0, count)).at(-1);
  if (head === undefined) return indented(file, offset, "");
  const { lead } = lineOf(file, head.start);
  const closes =
    first?.kind === "close" &&
    lineAt(file, first.start) === lineAt(file, start);
  return indented(file, offset, closes ? lead : lead + indentText(options));
}

/** One blank between a head and its brace, unless it could make a name out of what is none. */
function openingBrace(
  file: SourceFile,
  segments: readonly Segment[],
  open: number,
): readonly FormatEdit[] {
  const brace = segments[open];
  const head = segments[open - 1];
  if (head?.kind !== "statement" || brace?.start !== head.end) return [];
  if (file.text.slice(head.start, head.end).includes("$")) return [];
  return [{ file, start: brace.start, end: brace.start, newText: " " }];
}

/** The heads of the blocks that are open behind some lines, outermost first. */
function openBlocks(segments: readonly Segment[]): readonly Segment[] {
  const heads: Segment[] = [];
  segments.forEach((segment, index) => {
    if (segment.kind === "close") heads.pop();
    if (segment.kind !== "open") return;
    const before = segments[index - 1];
    heads.push(before?.kind === "statement" ? before : segment);
  });
  return heads;
}

interface LineStart {
  readonly start: number;
  /** The blanks that it begins with. */
  readonly lead: string;
}

function lineOf(file: SourceFile, offset: number): LineStart {
  const start = lineStarts(file)[lineAt(file, offset)] ?? 0;
  const lead = /^[ \t]*/.exec(file.text.slice(start, start + 200))?.[0] ?? "";
  return { start, lead };
}

function indented(
  file: SourceFile,
  offset: number,
  newText: string,
): readonly FormatEdit[] {
  const { start, lead } = lineOf(file, offset);
  if (lead === newText) return [];
  return [{ file, start, end: start + lead.length, newText }];
}
