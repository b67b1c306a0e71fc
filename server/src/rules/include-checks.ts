/* What makes keepalived stop at an include: the letter of its keyword, and include_check in global_defs. */
import type {
  Configuration,
  Include,
} from "../../../grammar/evaluation/evaluate.ts";
import { memo } from "../../../grammar/syntax/memo.ts";

export type IncludeCheck = "read" | "match" | "wildcard_match" | "brace_match";

const all: readonly IncludeCheck[] = [
  "read",
  "match",
  "wildcard_match",
  "brace_match",
];

const ofKeyword: Readonly<Record<string, readonly IncludeCheck[]>> = {
  include: [],
  includer: ["read"],
  includem: ["read", "match"],
  includew: ["read", "match", "wildcard_match"],
  includeb: ["read", "brace_match"],
  includea: all,
};

/**
 * Everything that is checked of an include (lib/parser.c, check_include and include_check_set). What a file sets ends
 * with it.
 */
export function includeChecks(
  configuration: Configuration,
  include: Include,
): ReadonlySet<IncludeCheck> {
  const { keyword, position } = include;
  const own = ofKeyword[keyword] ?? [];
  const before = linesThatSet(configuration).filter(({ at }) => at < position);
  if (before.length === 0) return new Set(own);
  const open = filesAround(configuration, include);
  let set: readonly IncludeCheck[] = [];
  for (const { uri, words } of before)
    if (open.has(uri)) set = changed(set, words);
  return new Set([...set, ...own]);
}

/** The lines of include_check, of which most configurations have none. */
const linesThatSet = memo(({ segments }: Configuration) =>
  segments.flatMap((segment, at) => {
    if (segment.kind !== "statement") return [];
    const [head, ...words] = segment.words;
    if (head.text !== "include_check") return [];
    const texts = words.map(({ text }) => text);
    return [{ at, uri: segment.file.uri, words: texts }];
  }),
);

/** The file of an include, the one that includes that, and so on. */
function filesAround(
  { includes }: Configuration,
  include: Include,
): ReadonlySet<string> {
  const found = new Set([include.at.file.uri]);
  let { uri } = include.at.file;
  for (const { at, matches } of includes
    .slice(0, includes.indexOf(include))
    .reverse()) {
    if (matches?.includes(uri) !== true) continue;
    ({ uri } = at.file);
    found.add(uri);
  }
  return found;
}

/** Words replace what is set, or (with a sign) add to it and take away from it; no word is all of them. */
function changed(
  before: readonly IncludeCheck[],
  words: readonly string[],
): readonly IncludeCheck[] {
  if (words.length === 0) return all;
  return words.reduce<readonly IncludeCheck[]>((set, word, index) => {
    const check = all.find((each) => each === word.replace(/^[+-]/, ""));
    if (check === undefined) return set;
    if (word.startsWith("-")) return set.filter((each) => each !== check);
    if (word.startsWith("+")) return [...set, check];
    return index === 0 ? ["read", check] : set;
  }, before);
}
