import { distance } from "fastest-levenshtein";

/** The candidate that a misspelt name was most likely meant to be: at most a third of its letters differ. */
export function nearest(
  written: string,
  candidates: readonly string[],
): string | undefined {
  const [best] = candidates
    .filter((each) => each !== written)
    .map((name) => ({ name, far: distance(name, written) }))
    .sort((one, other) => one.far - other.far);
  return best !== undefined &&
    best.far <= Math.max(1, Math.floor(written.length / 3))
    ? best.name
    : undefined;
}
