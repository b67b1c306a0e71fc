/* All properties, by the names that `npm run fuzz` knows them by. */
import { analysing, fixing, suppressing } from "./analysing.ts";
import type { Property } from "./property.ts";
import { reading } from "./reading.ts";
import { seedTexts } from "./texts.ts";

/** Seeds of at most so many characters: a mutation shows as much in a small text as in a large one. */
const longestSeed = 3_000;

/** The properties of single texts. */
export function properties(): Readonly<Record<string, Property>> {
  const texts = seedTexts(longestSeed);
  return {
    reading: reading(texts),
    analysing: analysing(texts),
    fixing,
    suppressing,
  };
}
