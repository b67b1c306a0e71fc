/*
 * glob(3) with brace lists, as keepalived expands include patterns: `*` and `?` stay inside a folder and leave a
 * leading dot alone, `**` means nothing special, each alternative of a brace list is sorted on its own.
 */

/** What a folder holds; undefined where there is no such folder. */
export type ListFolder = (folder: string) => readonly string[] | undefined;

/**
 * The paths that an absolute pattern names. Names without wildcards are asked of `exists`. Undefined where that would
 * be a walk through the whole disk, or round and round through links.
 */
export function glob(
  pattern: string,
  list: ListFolder,
  exists: (path: string) => boolean,
): readonly string[] | undefined {
  let left = mostNames;
  const counted: ListFolder = (folder) => {
    const names = list(folder);
    left -= 1 + (names?.length ?? 0);
    return names;
  };
  const found: string[] = [];
  for (const each of expandBraces(pattern)) {
    let paths = [""];
    for (const segment of each.split("/").filter((part) => part !== "")) {
      paths = hasWildcards(segment)
        ? paths.flatMap((folder) =>
            left < 0 ? [] : namesIn(folder, segment, counted),
          )
        : paths.map((folder) => `${folder}/${unescape(segment)}`);
      if (paths.length === 0) break;
    }
    if (left < 0) return undefined;
    for (const path of paths.filter(exists).sort(compareText)) found.push(path);
  }
  return found;
}

/** Names in folders that one pattern may be held against. */
const mostNames = 200_000;

/** The alternatives of an absolute pattern that name nothing: no such file, or wildcards in no such folder. */
export function missingIn(
  pattern: string,
  list: ListFolder,
  exists: (path: string) => boolean,
): readonly string[] {
  return expandBraces(pattern).filter((each) => {
    if (!hasWildcards(each)) return !exists(unescape(each));
    const parts = each.split("/");
    const plain = parts.slice(0, parts.findIndex(hasWildcards)).join("/");
    return list(plain === "" ? "/" : unescape(plain)) === undefined;
  });
}

/** The keys whose paths a pattern names, in the order in which glob(3) would give them. */
export function matchAll(
  pattern: string,
  keys: Iterable<string>,
  pathOf: (key: string) => string,
): readonly string[] {
  const all = [...keys].map((key) => ({ key, path: pathOf(key) }));
  return expandBraces(pattern).flatMap((each) => {
    const matches = pathMatcher(each);
    return all
      .filter(({ path }) => matches(path))
      .sort((one, other) => compareText(one.path, other.path))
      .map(({ key }) => key);
  });
}

/**
 * Whether relative paths are like one of some globs, as project files write them: `**` stands for any folders, and
 * wildcards for names that begin with a dot too.
 */
export function globMatcher(
  globs: readonly string[],
): (path: string) => boolean {
  const patterns = globs
    .flatMap((each) => expandBraces(each.replace(/^\.\//, "")))
    .slice(0, mostGlobs)
    .map((each) =>
      each
        .split("/")
        .map((segment) =>
          segment === "**" ? anyFolders : segmentMatcher(segment, "dots too"),
        ),
    );
  return (path) => {
    const parts = path.split("/");
    return patterns.some((each) => isLike(parts, each));
  };
}

/** Each path of a workspace is held against all. */
const mostGlobs = 1000;

const anyFolders = "any folders";

type Segment = typeof anyFolders | ((name: string) => boolean);

/** Where a pattern fails, the last `**` takes one folder more: no pattern makes this slow. */
function isLike(
  parts: readonly string[],
  pattern: readonly Segment[],
): boolean {
  let [part, at] = [0, 0];
  let retry: { part: number; readonly at: number } | undefined;
  while (part < parts.length) {
    const segment = pattern[at];
    if (segment === anyFolders) {
      at += 1;
      retry = { part, at };
    } else if (segment?.(parts[part] ?? "") === true) {
      at += 1;
      part += 1;
    } else if (retry !== undefined) {
      retry.part += 1;
      [part, at] = [retry.part, retry.at];
    } else return false;
  }
  return pattern.slice(at).every((each) => each === anyFolders);
}

export function hasWildcards(pattern: string): boolean {
  return /[*?[]/.test(pattern.replace(/\\./g, ""));
}

/** Alternatives of one pattern: a configuration names a few, not thousands. */
const mostAlternatives = 4096;
/** A pattern with more braces, or longer, is taken as it stands. */
const mostBraces = 64;
const longestPattern = 16_384;

/** All alternatives of the brace lists; a brace without its partner is a character. */
export function expandBraces(pattern: string): readonly string[] {
  const braces = pattern.split("{", mostBraces + 2).length - 1;
  if (pattern.length > longestPattern || braces > mostBraces) return [pattern];
  const found: string[] = [];
  for (const each of alternatives(pattern)) {
    if (found.length === mostAlternatives) break;
    found.push(each);
  }
  return found;
}

/** Made one by one: of a bomb only as many as are wanted. */
function* alternatives(pattern: string): Generator<string> {
  const open = pattern.search(/\{(?!\})/);
  const cuts = open < 0 ? [] : cutsOf(pattern, open);
  const close = cuts.at(-1);
  if (close === undefined) {
    yield pattern;
    return;
  }
  const head = pattern.slice(0, open);
  for (const [index, cut] of cuts.slice(0, -1).entries())
    for (const middle of alternatives(pattern.slice(cut + 1, cuts[index + 1])))
      for (const tail of alternatives(pattern.slice(close + 1)))
        yield head + middle + tail;
}

/** Where the list of a brace opens, is cut, and closes; empty where it does not close. */
function cutsOf(pattern: string, open: number): readonly number[] {
  const cuts = [open];
  let depth = 0;
  for (let at = open; at < pattern.length; at += 1) {
    const character = pattern[at];
    if (character === "{") depth += 1;
    else if (character === "," && depth === 1) cuts.push(at);
    else if (character === "}") {
      depth -= 1;
      if (depth === 0) return [...cuts, at];
    }
  }
  return [];
}

function namesIn(
  folder: string,
  segment: string,
  list: ListFolder,
): readonly string[] {
  const matches = segmentMatcher(segment);
  return (list(folder === "" ? "/" : folder) ?? [])
    .filter(matches)
    .map((name) => `${folder}/${name}`);
}

function pathMatcher(pattern: string): (path: string) => boolean {
  const segments = pattern.split("/").map((each) => segmentMatcher(each));
  return (path) => {
    const parts = path.split("/");
    return (
      parts.length === segments.length &&
      segments.every((matches, index) => matches(parts[index] ?? ""))
    );
  };
}

function segmentMatcher(
  segment: string,
  dots: "dots too" | "hidden" = "hidden",
): (name: string) => boolean {
  if (!hasWildcards(segment)) {
    const plain = unescape(segment);
    return (name) => name === plain;
  }
  if (segment.length > longestSegment) return () => false;
  const matches = starMatcher(partsOf(segment));
  const hidden = segment.startsWith(".") || dots === "dots too";
  return (name) => (hidden || !name.startsWith(".")) && matches(name);
}

/** A name has 255 bytes at most; a pattern of it may have more, with sets. */
const longestSegment = 4096;

/**
 * Whether the parts stand in a name one after the other, the first at its start, the last at its end. Each part has a
 * fixed length, so the first place that fits is the best, and no pattern makes this slow; as one expression, each
 * star would multiply the time.
 */
function starMatcher(parts: readonly string[]): (name: string) => boolean {
  const expressions = parts.map((part, index) => {
    const start = index === 0 ? "^" : "";
    const end = index === parts.length - 1 ? "$" : "";
    return regExpOf(`${start}(?:${part})${end}`);
  });
  return (name) => {
    let at = 0;
    return expressions.every((expression) => {
      // The first finds its `^` nowhere but at 0.
      const found = expression?.exec(name.slice(at));
      if (found === undefined || found === null) return false;
      at += found.index + found[0].length;
      return true;
    });
  };
}

/** Undefined for a set that is none (`[z-a]`), which matches nothing. */
function regExpOf(source: string): RegExp | undefined {
  try {
    return new RegExp(source, "su");
  } catch {
    return undefined;
  }
}

/** What stands between the stars of a segment, as sources of regular expressions. */
function partsOf(segment: string): readonly string[] {
  const parts: string[] = [];
  let part = "";
  for (const [whole, escaped, not, set, plain] of segment.matchAll(
    /\\(.)|\[([!^]?)(\]?(?:\[:[a-z]+:\]|[^\]])*)\]|[*?]|(.)/gsu,
  )) {
    if (whole === "*") {
      parts.push(part);
      part = "";
    } else if (whole === "?") part += ".";
    else if (set === undefined) part += quote(escaped ?? plain ?? "");
    else part += `[${not === "" ? "" : "^"}${setOf(set)}]`;
  }
  return [...parts, part];
}

const classes: Readonly<Record<string, string>> = {
  alpha: "\\p{L}",
  digit: "0-9",
  alnum: "\\p{L}0-9",
  upper: "\\p{Lu}",
  lower: "\\p{Ll}",
  space: "\\s",
  punct: "\\p{P}\\p{S}",
  xdigit: "0-9A-Fa-f",
};

function setOf(set: string): string {
  return set.replace(
    /\[:([a-z]+):\]|([\\\]^[&~|])/g,
    (_, name: string | undefined, special: string | undefined) =>
      name === undefined ? `\\${special ?? ""}` : (classes[name] ?? ""),
  );
}

function quote(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

function unescape(segment: string): string {
  return segment.replace(/\\(.)/gs, "$1");
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
