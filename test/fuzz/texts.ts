/* What mutations start from: the project's own configurations, and real ones where KEEPALIVED_CORPUS names a folder. */
import type { Random } from "../harness/random.ts";
import { allConfigurations } from "../harness/texts.ts";
import { mutate } from "./mutate.ts";

/** Larger ones take their time to be cut, and say nothing that others don't. */
const longestText = 100_000;

/** A mutation shows as much in a small text as in a large one. */
const longestWhole = 600;
const longestWindow = 1_600;

/** Each text once. */
export function allTexts(): readonly string[] {
  const texts = Array.from(allConfigurations(), ({ text }) => text);
  return [...new Set(texts)].filter(({ length }) => length > 0);
}

export function seedTexts(): readonly string[] {
  return allTexts().filter(({ length }) => length <= longestText);
}

/** A text with a few changes that nobody would make: of a large one some lines that stand together. */
export function mutated(texts: readonly string[], random: Random): string {
  return mutate(windowOf(random.pick(texts), random), texts, random);
}

/** A small text, or some lines of a large one: anywhere, or from the head of a block on. */
export function windowOf(text: string, random: Random): string {
  if (text.length <= longestWhole) return text;
  const end = random.once(2) ? "\n" : "\n}\n";
  const at = text.lastIndexOf(end, random.below(text.length));
  const from = at < 0 ? 0 : at + end.length;
  return text.slice(from, from + random.below(longestWindow));
}
