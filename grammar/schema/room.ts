/* How many problems are kept: nobody reads a million, and each takes its memory. */
import type { SourceFile } from "../syntax/source-file.ts";
import type { Word } from "../syntax/line.ts";

/** A sequence can make one mistake a hundred thousand times: of a rule so many are kept at a place. */
const mostAtOnePlace = 100;

/** What is no configuration can have millions of lines: of a rule so many are kept in a file. */
const mostInOneFile = 100_000;

interface Counts {
  all: number;
  readonly byStart: Map<number, number>;
}

/** What was kept so far, by file and rule. */
export type Kept = Map<SourceFile, Map<string, Counts>>;

/** Whether there may be another problem of a rule at a place; counts it. */
export function hasRoom(
  kept: Kept,
  rule: string,
  { file, start }: Word,
): boolean {
  let byRule = kept.get(file);
  if (byRule === undefined)
    kept.set(file, (byRule = new Map<string, Counts>()));
  let own = byRule.get(rule);
  if (own === undefined)
    byRule.set(rule, (own = { all: 0, byStart: new Map<number, number>() }));
  const here = own.byStart.get(start) ?? 0;
  if (own.all >= mostInOneFile || here >= mostAtOnePlace) return false;
  own.all += 1;
  own.byStart.set(start, here + 1);
  return true;
}
