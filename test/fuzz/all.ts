/* All properties, by the names that `npm run fuzz` knows them by. */
import { analysing, fixing, suppressing } from "./analysing.ts";
import { bytes } from "./bytes.ts";
import { protocol, stdio } from "./chaos.ts";
import { editing } from "./edits.ts";
import { failingDisk } from "./failing-disk.ts";
import { failingHost } from "./failing-host.ts";
import { formatting } from "./formatting.ts";
import { lineEnds } from "./line-ends.ts";
import type { Property } from "./property.ts";
import { omissions, prefixes } from "./prefixes.ts";
import { reading } from "./reading.ts";
import { recovering } from "./recovering.ts";
import { remedies } from "./remedies.ts";
import { allTexts, seedTexts } from "./texts.ts";

/** The properties of single texts. */
export function properties(): Readonly<Record<string, Property>> {
  const all = allTexts();
  const texts = seedTexts();
  return {
    reading: reading(texts),
    prefixes: prefixes(all),
    omissions: omissions(all),
    analysing: analysing(texts),
    "line-ends": lineEnds(texts),
    bytes: bytes(texts),
    formatting: formatting(texts),
    editing: editing(texts),
    protocol,
    stdio,
    recovering,
    "failing-host": failingHost(texts),
    "failing-disk": failingDisk,
    fixing,
    remedies,
    suppressing,
  };
}
