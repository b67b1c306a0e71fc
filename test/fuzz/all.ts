/* All properties, by the names that `npm run fuzz` knows them by. */
import { analysing, fixing, suppressing } from "./analysing.ts";
import { formatting } from "./formatting.ts";
import type { Property } from "./property.ts";
import { reading } from "./reading.ts";
import { seedTexts } from "./texts.ts";

/** The properties of single texts. */
export function properties(): Readonly<Record<string, Property>> {
  const texts = seedTexts();
  return {
    reading: reading(texts),
    analysing: analysing(texts),
    formatting: formatting(texts),
    fixing,
    suppressing,
  };
}
