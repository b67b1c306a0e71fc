import { distance } from "fastest-levenshtein";

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
