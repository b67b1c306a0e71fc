import {
  lineAt,
  lineEnd,
  lineStarts,
} from "../../../grammar/syntax/line-index.ts";
import { linesOf, type Lines } from "../../../grammar/syntax/line-parser.ts";
import type { Comment, Segment } from "../../../grammar/syntax/line.ts";
import { memo } from "../../../grammar/syntax/memo.ts";
import type { SourceFile } from "../../../grammar/syntax/source-file.ts";
import { withoutTail } from "./blanks.ts";

/** A physical line. */
export interface Row {
  /** Where it starts and ends, without its line feed (and the carriage return before it). */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly comment: Comment | undefined;
  /** Its characters may mean something that they don't show: it stays as it is, indentation and all. */
  readonly fixed: boolean;
}

/** The physical lines of a file. */
export const rowsOf: (file: SourceFile) => readonly Row[] = memo((file) => {
  const lines = linesOf(file);
  const fixed = fixedLines(file, lines);
  let segment = 0;
  let comment = 0;
  return Array.from(lineStarts(file), (start, line) => {
    const end = lineEnd(file, line);
    const text = file.text.slice(start, end);
    const own: Segment[] = [];
    for (; (lines.segments[segment]?.start ?? Infinity) <= end; segment += 1)
      own.push(...lines.segments.slice(segment, segment + 1));
    let last: Comment | undefined;
    for (; (lines.comments[comment]?.start ?? Infinity) <= end; comment += 1)
      last = lines.comments[comment];
    return {
      start,
      end,
      text,
      segments: own,
      comment: last,
      fixed: fixed.has(line) || oddBlank.test(withoutTail(text)),
    };
  });
});

/** Characters that end a line nowhere but on old machines, or that only some of keepalived takes for blanks. */
const oddBlank = /[\r\f\v]/;

/** Lines with something wrong in their very characters, and definitions of several lines. */
function fixedLines(
  file: SourceFile,
  { segments, problems, comments }: Lines,
): ReadonlySet<number> {
  const fixed = new Set<number>();
  const ends = new Map(
    comments.map(({ start }) => [lineAt(file, start), start]),
  );
  for (const { at } of problems) fixed.add(lineAt(file, at.start));
  for (const { kind, start } of segments)
    if (kind === "definition")
      for (
        let line = lineAt(file, start);
        goesOn(file, line, ends.get(line));
        line += 1
      )
        fixed.add(line).add(line + 1);
  return fixed;
}

/** Whether a backslash ends a line; or what of it comes before its comment. */
function goesOn(
  file: SourceFile,
  line: number,
  comment: number | undefined,
): boolean {
  const start = lineStarts(file)[line];
  if (start === undefined) return false;
  const end = lineEnd(file, line);
  return [end, comment ?? end].some((each) =>
    withoutTail(file.text.slice(start, each)).endsWith("\\"),
  );
}
