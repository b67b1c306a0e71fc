/*
 * glob(3) with brace lists, as keepalived expands include patterns: `*` and `?` stay inside a folder and leave a
 * leading dot alone, `**` means nothing special, each alternative of a brace list is sorted on its own.
 */

/** What a folder holds; undefined where there is no such folder. */
export type ListFolder = (folder: string) => readonly string[] | undefined;

/** The paths that an absolute pattern names. Names without wildcards are asked of `exists`. */
export function glob(
  pattern: string,
  list: ListFolder,
  exists: (path: string) => boolean,
): readonly string[] {
  return expandBraces(pattern).flatMap((each) => {
    let paths = [""];
    for (const segment of each.split("/").filter((part) => part !== "")) {
      paths = hasWildcards(segment)
        ? paths.flatMap((folder) => namesIn(folder, segment, list))
        : paths.map((folder) => `${folder}/${unescape(segment)}`);
      if (paths.length === 0) return [];
    }
    return paths.filter(exists).sort(compareText);
  });
}

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

export function hasWildcards(pattern: string): boolean {
  return /[*?[]/.test(pattern.replace(/\\./g, ""));
}

/** Alternatives of one pattern: a configuration names a few, not thousands. */
const mostAlternatives = 4096;

/** All alternatives of the brace lists; a brace without its partner is a character. */
export function expandBraces(pattern: string): readonly string[] {
  const open = pattern.search(/\{(?!\})/);
  if (open < 0) return [pattern];
  const cuts = [open];
  let depth = 0;
  for (let at = open; at < pattern.length; at += 1) {
    const character = pattern[at];
    if (character === "{") depth += 1;
    else if (character === "," && depth === 1) cuts.push(at);
    else if (character === "}") {
      depth -= 1;
      if (depth > 0) continue;
      cuts.push(at);
      const head = pattern.slice(0, open);
      const tails = expandBraces(pattern.slice(at + 1));
      return cuts
        .slice(0, -1)
        .flatMap((cut, index) =>
          expandBraces(pattern.slice(cut + 1, cuts[index + 1])).flatMap(
            (middle) => tails.map((tail) => head + middle + tail),
          ),
        )
        .slice(0, mostAlternatives);
    }
  }
  return [pattern];
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
  const segments = pattern.split("/").map(segmentMatcher);
  return (path) => {
    const parts = path.split("/");
    return (
      parts.length === segments.length &&
      segments.every((matches, index) => matches(parts[index] ?? ""))
    );
  };
}

function segmentMatcher(segment: string): (name: string) => boolean {
  if (!hasWildcards(segment)) {
    const plain = unescape(segment);
    return (name) => name === plain;
  }
  const expression = new RegExp(`^${sourceOf(segment)}$`, "su");
  const hidden = segment.startsWith(".");
  return (name) => (hidden || !name.startsWith(".")) && expression.test(name);
}

function sourceOf(segment: string): string {
  return segment.replace(
    /\\(.)|\[([!^]?)(\]?(?:\[:[a-z]+:\]|[^\]])*)\]|([*?])|(.)/gsu,
    (
      _,
      escaped: string | undefined,
      not: string | undefined,
      set: string | undefined,
      wild: string | undefined,
      plain: string | undefined,
    ) => {
      if (wild !== undefined) return wild === "*" ? ".*?" : ".";
      if (set === undefined) return quote(escaped ?? plain ?? "");
      return `[${not === "" ? "" : "^"}${setOf(set)}]`;
    },
  );
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
