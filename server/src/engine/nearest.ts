import { distance } from "fastest-levenshtein";

/** The known name that somebody probably meant; undefined where none is near. */
export function nearest(
  name: string,
  known: Iterable<string>,
): string | undefined {
  const [best] = ranked(name, known);
  return best;
}

/** The known names that are near, best first. */
export function ranked(
  name: string,
  known: Iterable<string>,
): readonly string[] {
  const lower = name.toLowerCase();
  const bound = Math.max(2, Math.floor(name.length / 3));
  return [...known]
    .map((each) => ({ each, away: distance(lower, each.toLowerCase()) }))
    .filter(({ away }) => away <= bound)
    .sort((one, other) => one.away - other.away)
    .map(({ each }) => each);
}
