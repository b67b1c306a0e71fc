/* Physical lines in good style: one statement or brace a line, one blank between words. */
import type { Segment } from "../../../grammar/syntax/line.ts";
import { textOf } from "../../../grammar/syntax/source-file.ts";
import type { Level } from "./levels.ts";
import { widthOf, withoutBlanks, withoutTail } from "./blanks.ts";
import type { Row } from "./rows.ts";
import { splitsOtherwise, statementText } from "./statement-text.ts";

/** A line to be. */
export interface Piece {
  readonly depth: number;
  /** Without indentation and comment. */
  readonly text: string;
  /** Where in the text the first value of a plain statement of a keyword block begins. */
  readonly value?: number;
  readonly comment?: PieceComment;
  /** A blank line, or a comment that stays in the first column. */
  readonly flush?: true;
}

export interface PieceComment {
  readonly text: string;
  /** The column it stood in. */
  readonly column: number;
  /** The columns between it and what was before it. */
  readonly gap: number;
}

/** Lines of the text, and what they become; `pieces` are left out where they stay as they are. */
export interface Unit {
  readonly first: number;
  readonly last: number;
  readonly pieces?: readonly Piece[];
}

/** All lines of a file, in their order. */
export function unitsOf(
  rows: readonly Row[],
  levels: ReadonlyMap<number, Level>,
): readonly Unit[] {
  const units: Unit[] = [];
  let inner = 0;
  let sound = true;
  rows.forEach((row, line) => {
    const own = row.segments.filter(hasLevel);
    if (own.length > 0) sound = own.every(({ start }) => levels.has(start));
    if (row.fixed || !sound) {
      units.push({ first: line, last: line });
      return;
    }
    const silenced = isSilenced(row) || isSilenced(rows[line - 1]);
    const pieces = piecesOf(row, {
      levels,
      inner,
      mayChange: !silenced,
      flush: staysFlush(rows, line, levels),
    });
    inner = levelBehind(row, levels, inner);
    const before = units.at(-1);
    const joined =
      silenced || before?.last !== line - 1
        ? undefined
        : join(before, pieces, rows[before.last]);
    if (joined === undefined) units.push({ first: line, last: line, pieces });
    else units[units.length - 1] = { ...joined, last: line };
  });
  return units;
}

/** A head and the brace on the next line belong together. */
function join(
  before: Unit,
  [brace, ...rest]: readonly Piece[],
  row: Row | undefined,
): Unit | undefined {
  const head = before.pieces?.at(-1);
  const segment = row?.segments.at(-1);
  if (brace?.text !== "{" || head === undefined || row === undefined)
    return undefined;
  if (segment?.kind !== "statement" || !isPlain(row)) return undefined;
  if (head.comment !== undefined && brace.comment !== undefined)
    return undefined;
  const comment = head.comment ?? brace.comment;
  const whole: Piece = {
    depth: head.depth,
    text: `${head.text} {`,
    ...(comment === undefined ? {} : { comment }),
  };
  return {
    ...before,
    pieces: [...(before.pieces ?? []).slice(0, -1), whole, ...rest],
  };
}

interface Context {
  readonly levels: ReadonlyMap<number, Level>;
  /** The depth behind the line before. */
  readonly inner: number;
  /** Whether the line may be divided, or joined with another. */
  readonly mayChange: boolean;
  readonly flush: boolean;
}

function piecesOf(row: Row, context: Context): readonly Piece[] {
  const { levels, inner, mayChange, flush } = context;
  const comment = commentOf(row);
  const own = comment === undefined ? {} : { comment };
  const first = row.segments[0];
  if (first === undefined) {
    const text = "";
    if (comment === undefined) return [{ depth: 0, text, flush: true }];
    return [{ depth: inner, text, ...own, ...(flush ? { flush } : {}) }];
  }
  const depth = levels.get(first.start)?.depth ?? inner;
  const single = singlePiece(row.segments, levels);
  if (single !== undefined && !isOdd(row))
    return [{ depth, ...single, ...own }];
  if (mayChange && isPlain(row)) {
    const pieces = divided(row.segments, levels);
    const last = pieces.length - 1;
    return pieces.map((each, at) => (at === last ? { ...each, ...own } : each));
  }
  return [{ depth, text: withoutBlanks(contentOf(row)), ...own }];
}

/** The line if it is one statement, brace or directive, with a `{` behind it or not. */
function singlePiece(
  segments: readonly Segment[],
  levels: ReadonlyMap<number, Level>,
): Pick<Piece, "text" | "value"> | undefined {
  const [first, second, third] = segments;
  if (first === undefined || third !== undefined) return undefined;
  if (second !== undefined && second.kind !== "open") return undefined;
  const lead = first.conditions.map((each) => `${textOf(each)} `).join("");
  if (first.kind !== "statement")
    return second === undefined
      ? {
          text:
            first.kind === "empty"
              ? withoutTail(lead)
              : lead + directive(first),
        }
      : undefined;
  const text = lead + statementText(first);
  if (second !== undefined) return { text: `${text} {` };
  const value = lead.length + statementText({ words: [first.words[0]] }).length;
  return levels.get(first.start)?.kind === "keywords" &&
    text[value] === " " &&
    !splitsOtherwise.test(text)
    ? { text, value: value + 1 }
    : { text };
}

function directive(segment: Segment): string {
  if (segment.kind !== "include") return textOf(segment);
  return `${textOf(segment.keyword)} ${textOf(segment.pattern)}`;
}

/** A line for each statement and each closing brace. */
function divided(
  segments: readonly Segment[],
  levels: ReadonlyMap<number, Level>,
): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < segments.length; at += 1) {
    const segment = segments[at];
    if (segment === undefined) continue;
    const next = segments[at + 1];
    const opens = segment.kind === "statement" && next?.kind === "open";
    const own = [segment, ...(opens ? [next] : [])];
    const depth = levels.get(segment.start)?.depth ?? 0;
    const piece = singlePiece(own, levels);
    if (piece !== undefined) pieces.push({ depth, ...piece });
    if (opens) at += 1;
  }
  return pieces;
}

/** Nothing in the line is replaced, obeyed at its start, or for some nodes only: it may be divided. */
function isPlain(row: Row): boolean {
  return (
    !/[$\\']/.test(contentOf(row)) &&
    row.segments.every(
      ({ kind, conditions }) =>
        conditions.length === 0 &&
        (kind === "statement" || kind === "open" || kind === "close"),
    )
  );
}

/** Blanks that one can't see the meaning of: only the indentation of the line changes. */
function isOdd(row: Row): boolean {
  const content = contentOf(row);
  if (content.includes("\\")) return true;
  // A name is replaced before a blank, but not before a brace.
  if (content.includes("$") && /[^ \t]\{/.test(content.replaceAll("${", "")))
    return true;
  return row.segments.some(({ kind, conditions, start, file }) => {
    const condition = conditions.at(-1);
    return (
      condition !== undefined &&
      kind !== "empty" &&
      !/^[ \t]/.test(file.text.slice(condition.end, start))
    );
  });
}

/** The line without its comment. */
function contentOf({ text, start, comment }: Row): string {
  return comment === undefined ? text : text.slice(0, comment.start - start);
}

function commentOf(row: Row): PieceComment | undefined {
  const { comment, start } = row;
  if (comment === undefined) return undefined;
  const written = textOf(comment);
  const trimmed = withoutTail(written);
  const before = row.text.slice(0, comment.start - start);
  const column = widthOf(before);
  return {
    // 2.2.7 takes a backslash at the very end of a comment for a line of its own.
    text: trimmed.endsWith("\\") ? written.replace(/\r$/, "") : trimmed,
    column,
    gap: column - widthOf(withoutTail(before)),
  };
}

/** Comments that silence a rule for a line: it must stay one line. */
function isSilenced(row: Row | undefined): boolean {
  return (
    row?.comment !== undefined &&
    textOf(row.comment).includes("keepalived-lsp-")
  );
}

/**
 * A comment in the first column stays there if the lines around it are indented: it was commented out, not written for
 * people.
 */
function staysFlush(
  rows: readonly Row[],
  line: number,
  levels: ReadonlyMap<number, Level>,
): boolean {
  const row = rows[line];
  if (row?.comment?.start !== row?.start) return false;
  const isInside = ({ segments: [first], fixed }: Row): boolean =>
    first !== undefined && !fixed && (levels.get(first.start)?.depth ?? 0) > 0;
  const next = rows.slice(line + 1, line + nearby).find(isInside);
  const before = rows.slice(Math.max(0, line - nearby), line);
  const neighbour = next ?? before.findLast(isInside);
  return neighbour !== undefined && /^[ \t]/.test(neighbour.text);
}

/** In so many lines a comment has a neighbour. */
const nearby = 100;

function hasLevel({ kind }: Segment): boolean {
  return kind === "statement" || kind === "open" || kind === "close";
}

/** The depth of what comes behind a line. */
function levelBehind(
  { segments }: Row,
  levels: ReadonlyMap<number, Level>,
  inner: number,
): number {
  const last = segments.findLast(hasLevel);
  if (last === undefined) return inner;
  const depth = levels.get(last.start)?.depth ?? inner;
  return last.kind === "open" ? depth + 1 : depth;
}
