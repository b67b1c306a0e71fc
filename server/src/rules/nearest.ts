import { distance } from "fastest-levenshtein";

/** The candidate that a misspelt name was most likely meant to be: a third of its letters may differ. */
export function nearest(
  written: string,
  candidates: readonly string[],
): string | undefined {
  const [best] = candidates
    .filter((each) => each !== written)
    .map((name) => ({ name, far: distance(name, written) }))
    .sort((one, other) => one.far - other.far);
  return best !== undefined &&
    best.far <=
      (written.length < 5 ? 1 : Math.max(2, Math.floor(written.length / 3)))
    ? best.name
    : undefined;
}
