import { distance } from "fastest-levenshtein";
import type { Word } from "../../../grammar/syntax/line.ts";
import { replaceWord } from "./edits.ts";
import type { Fix } from "./rule.ts";

const longestName = 200;

/** The candidate that a misspelt name was most likely meant to be: a third of its letters may differ. */
export function nearest(
  written: string,
  candidates: readonly string[],
): string | undefined {
  // Of which at most a third may differ, and names of megabytes are none.
  const most = Math.max(2, Math.floor(written.length / 3));
  if (written.length > longestName) return undefined;
  const [best] = candidates
    .filter(
      (each) =>
        each !== written && Math.abs(each.length - written.length) <= most,
    )
    .map((name) => ({ name, far: distance(name, written) }))
    .sort((one, other) => one.far - other.far);
  return best !== undefined && best.far <= (written.length < 5 ? 1 : most)
    ? best.name
    : undefined;
}

/** The fix that writes that name in place of a word; none where there is no such name. */
export function writeNear(
  title: string,
  word: Word | undefined,
  near: string | undefined,
): readonly Fix[] {
  if (word === undefined || near === undefined) return [];
  const edits = replaceWord(word, near);
  return [{ title, args: { near }, safety: "suggested", edits }];
}
