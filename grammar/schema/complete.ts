/* Facts as they stand in the tables, completed: what goes without saying is added. */
import type {
  Effect,
  Keyword,
  KeywordFacts,
  KeywordTable,
  LineFacts,
} from "./keyword.ts";
import { compareVersions, oldestVersion, type Version } from "./versions.ts";

/** How a line of a value block is read. */
export interface LineFormat {
  readonly name: string;
  /** What the line begins with; its name is `<...>`. */
  readonly head: Keyword;
  /** The option words of this block's lines. */
  readonly words: ReadonlyMap<string, Keyword>;
  readonly unknown: Effect | "ignored" | undefined;
  /** The words behind `nexthop` and `encap`. */
  readonly rest: ReadonlyMap<string, ReadonlyMap<string, Keyword>>;
}

/** The keywords of a block. Each is completed when it is asked for: most runs need few of them. */
export interface Table {
  readonly get: (name: string) => Keyword | undefined;
  readonly all: () => readonly Keyword[];
  readonly required: () => readonly Keyword[];
}

/** The keywords of a table of facts that are at least as young as their block. */
export function tableOf(
  facts: KeywordTable,
  type: Keyword["type"],
  since: Version,
): Table {
  const known = new Map<string, Keyword>();
  const get = (name: string): Keyword | undefined => {
    let keyword = known.get(name);
    if (keyword !== undefined) return keyword;
    const own = Object.hasOwn(facts, name) ? facts[name] : undefined;
    if (own === undefined) return undefined;
    keyword = completeKeyword(name, own, type, since);
    known.set(name, keyword);
    return keyword;
  };
  const chosen = (choose: (own: KeywordFacts) => boolean): Keyword[] =>
    Object.entries(facts).flatMap(([name, own]) =>
      choose(own) ? (get(name) ?? []) : [],
    );
  let all: readonly Keyword[] | undefined;
  let required: readonly Keyword[] | undefined;
  return {
    get,
    all: () => (all ??= chosen(() => true)),
    required: () => (required ??= chosen((own) => own.required === true)),
  };
}

/** The option words of a line. */
export function tableOfWords(words: ReadonlyMap<string, Keyword>): Table {
  const all = [...words.values()];
  const required = all.filter((word) => word.required === true);
  return {
    get: (name) => words.get(name),
    all: () => all,
    required: () => required,
  };
}

function complete(
  table: KeywordTable,
  type: Keyword["type"],
  since: Version,
): ReadonlyMap<string, Keyword> {
  return new Map(
    Object.entries(table).map(([name, facts]) => [
      name,
      completeKeyword(name, facts, type, since),
    ]),
  );
}

/** What a line format is in a block of this age. */
export function completeLine(
  line: LineFacts,
  since: Version,
  use: "static" | "virtual",
): LineFormat {
  const words = complete(line.words, "word", since);
  return {
    name: line.name,
    head: completeKeyword(`<${line.name}>`, line.head, "entry", since),
    words: new Map(
      [...words].filter(([, { only }]) => only === undefined || only === use),
    ),
    unknown: line.unknown,
    rest: new Map(
      Object.entries(line.rest ?? {}).map(([word, table]) => [
        word,
        complete(table, "word", since),
      ]),
    ),
  };
}

function completeKeyword(
  name: string,
  facts: KeywordFacts,
  type: Keyword["type"],
  since: Version,
): Keyword {
  const args = facts.args ?? none;
  const needed = args[0] !== undefined && args[0].optional !== true;
  return {
    ...facts,
    name,
    type,
    opens: facts.opens ?? "none",
    since: youngest(facts.since ?? oldestVersion, since),
    build: facts.build ?? none,
    args,
    missing: facts.missing ?? (needed ? "exit2" : "ok"),
    extra: facts.extra ?? "ignored",
    repeat: facts.repeat ?? usualRepeat(facts),
  };
}

function usualRepeat({ opens, args }: KeywordFacts): Keyword["repeat"] {
  if (opens === "values") return "merge";
  if (opens === "keywords") return "repeat";
  return args === undefined ? "flag" : "last-wins";
}

function youngest(one: Version, other: Version): Version {
  return compareVersions(one, other) >= 0 ? one : other;
}

const none: readonly never[] = [];
