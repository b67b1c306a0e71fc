/** A line, or a block with its lines. */
export interface Entry {
  /** The line, or the head of the block. */
  readonly text: string;
  /** What makes it the same as another one: the line without its comment. */
  readonly key: string;
  /** A comment or a blank line. */
  readonly isTrivia: boolean;
  /** It can't have a condition: keepalived would read the file twice (lib/parser.c, check_include). */
  readonly isInclude: boolean;
  readonly children?: readonly Entry[];
  readonly close?: string;
}

type Ids = readonly [string, string];

/** The lines of both: common ones as they are, others for one id. Undefined: too much, or not to be had. */
export function mergedLines(
  ours: readonly Entry[],
  theirs: readonly Entry[],
  ids: Ids,
): readonly string[] | undefined {
  if (ours.length * theirs.length > mostPairs) return undefined;
  const lines: string[] = [];
  let one = 0;
  let other = 0;
  for (const [left, right] of [
    ...commonEntries(ours, theirs),
    [ours.length, theirs.length] as const,
  ]) {
    const different = inTurns(
      ours.slice(one, left),
      theirs.slice(other, right),
    );
    for (const { entry, of } of different) {
      const own = conditional([entry], ids[of]);
      if (own === undefined) return undefined;
      lines.push(...own);
    }
    const entry = ours[left];
    if (entry === undefined) break;
    lines.push(entry.text);
    if (entry.children !== undefined) {
      const inner = mergedLines(
        entry.children,
        theirs[right]?.children ?? [],
        ids,
      );
      if (inner === undefined) return undefined;
      lines.push(...inner, entry.close ?? "}");
    }
    one = left + 1;
    other = right + 1;
  }
  return lines.every(({ length }) => length * 3 <= longestLine)
    ? lines
    : undefined;
}

const mostPairs = 4_000_000;

/** keepalived's line buffer (lib/parser.c, MAXBUF), in bytes. */
const longestLine = 1022;

/** Lines of one and of the other, each in their order; those with the same keyword stand together. */
function* inTurns(
  ours: readonly Entry[],
  theirs: readonly Entry[],
): Iterable<{ readonly entry: Entry; readonly of: 0 | 1 }> {
  let next = 0;
  for (const entry of ours) {
    const alike = theirs.findIndex(
      (each, index) => index >= next && keywordOf(each) === keywordOf(entry),
    );
    for (const before of theirs.slice(next, Math.max(next, alike)))
      yield { entry: before, of: 1 };
    yield { entry, of: 0 };
    for (const same of alike < 0 ? [] : theirs.slice(alike, alike + 1))
      yield { entry: same, of: 1 };
    next = Math.max(next, alike + 1);
  }
  for (const entry of theirs.slice(next)) yield { entry, of: 1 };
}

function keywordOf({ key, isTrivia }: Entry): string {
  return isTrivia ? "" : (key.split(/[ \t]/)[0] ?? "");
}

/** Lines that only one node has. */
function conditional(
  entries: readonly Entry[],
  id: string,
): readonly string[] | undefined {
  const lines: string[] = [];
  for (const { text, isTrivia, isInclude, children, close } of entries) {
    if (isInclude) return undefined;
    lines.push(isTrivia ? text : withCondition(text, id));
    if (children === undefined) continue;
    const inner = conditional(children, id);
    if (inner === undefined) return undefined;
    lines.push(...inner, withCondition(close ?? "}", id));
  }
  return lines;
}

function withCondition(text: string, id: string): string {
  return text.replace(/^[ \t]*/, (indent) => `${indent}@${id} `);
}

/** The places of what both have, in both orders: of all such sequences one that counts most. */
function commonEntries(
  ours: readonly Entry[],
  theirs: readonly Entry[],
): readonly (readonly [number, number])[] {
  const width = theirs.length + 1;
  const best = new Float64Array((ours.length + 1) * width);
  const at = (row: number, column: number): number =>
    best[row * width + column] ?? 0;
  for (let row = ours.length - 1; row >= 0; row -= 1)
    for (let column = theirs.length - 1; column >= 0; column -= 1) {
      const one = ours[row];
      const other = theirs[column];
      const same = isSame(one, other) ? weightOf(one) : 0;
      best[row * width + column] = Math.max(
        at(row + 1, column),
        at(row, column + 1),
        same > 0 ? same + at(row + 1, column + 1) : 0,
      );
    }
  const common: [number, number][] = [];
  for (let row = 0, column = 0; row < ours.length && column < theirs.length;) {
    const one = ours[row];
    const same = isSame(one, theirs[column]) ? weightOf(one) : 0;
    if (same > 0 && at(row, column) === same + at(row + 1, column + 1)) {
      common.push([row, column]);
      row += 1;
      column += 1;
    } else if (at(row, column) === at(row + 1, column)) row += 1;
    else column += 1;
  }
  return common;
}

function isSame(one: Entry | undefined, other: Entry | undefined): boolean {
  return (
    one?.key === other?.key &&
    one?.isTrivia === other?.isTrivia &&
    (one?.children === undefined) === (other?.children === undefined)
  );
}

/** A block counts more than a line, and that more than a comment. */
function weightOf(entry: Entry | undefined): number {
  if (entry === undefined) return 0;
  return entry.isTrivia ? 1 : entry.children === undefined ? 10 : 100;
}
