/**
 * A table of keywords that was made without this project: from keepalived's history and by asking its releases.
 * Both tables are brought to one form, so that they can be compared field by field.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Argument, Keyword } from "../../grammar/schema/keyword.ts";
import { keywordAt, lineFormatOf } from "../../grammar/schema/schema.ts";
import { oldestVersion } from "../../grammar/schema/versions.ts";

type Fields = Readonly<Record<string, unknown>>;

interface Row extends Fields {
  readonly block: string;
  readonly keyword: string;
  readonly type: string;
  readonly args?: readonly Fields[];
  readonly deprecated?: Fields | null;
  readonly "v2.2.7"?: Fields;
}

export interface Compared {
  readonly path: string;
  readonly name: string;
  /** Undefined: this project does not know the word. */
  readonly ours: Facts | undefined;
  readonly theirs: Facts;
}

/** Facts by name (`args.0.max`), as JSON. */
export type Facts = ReadonlyMap<string, string>;

/** Where the table lies; undefined where there is none. */
export function independentTable(): string | undefined {
  const corpus = process.env.KEEPALIVED_CORPUS;
  if (corpus === undefined) return undefined;
  const path = join(corpus, "..", "reference", "keywords.json");
  return existsSync(path) ? path : undefined;
}

/** Every row of the table with what this project says of the same word. */
export function compareAll(path: string): readonly Compared[] {
  const rows = JSON.parse(readFileSync(path, "utf8")) as readonly Row[];
  return rows.map((row) => {
    const format = lineFormatOf(row.block);
    const name = row.type === "entry" ? `<${format?.name ?? ""}>` : row.keyword;
    const keyword = keywordAt(row.block, name);
    const isEntry = row.type === "entry";
    return {
      path: row.block,
      name,
      theirs: theirFacts(row, isEntry),
      ours:
        keyword === undefined
          ? undefined
          : ourFacts(
              keyword,
              isEntry ? (format?.unknown ?? "used") : undefined,
            ),
    };
  });
}

/** `unknown`: of the head of a line, the effect of words behind it that are none. */
function ourFacts(keyword: Keyword, unknown: unknown): Facts {
  const { deprecated, in227 } = keyword;
  return factsOf({
    opens: keyword.opens,
    since: keyword.since,
    removed: keyword.removed,
    removedIn: keyword.removedIn,
    required: keyword.required !== undefined,
    missing: keyword.missing,
    extra: unknown ?? keyword.extra,
    repeat: keyword.repeat,
    empty: keyword.empty ?? "ok",
    only: keyword.only,
    deprecated: deprecated && {
      since: deprecated.since ?? oldestVersion,
      ...deprecated,
    },
    in227: { ...in227, note: undefined },
    args: keyword.args.map(ourArgument),
  });
}

/** What the other table says of parameters too: its names, and ours. */
const argumentFacts: Readonly<Record<string, keyof Argument>> = {
  name: "name",
  kind: "kind",
  min: "min",
  max: "max",
  unit: "unit",
  decimals: "decimals",
  base: "base",
  words: "words",
  words_since: "wordsSince",
  case_insensitive: "ignoreCase",
  max_len: "maxLength",
  min_len: "minLength",
  default: "default",
  if_omitted: "ifOmitted",
  zero: "zero",
  target: "target",
};

function ourArgument(argument: Argument): Fields {
  const { onViolation = "error-ignored", optional, options, repeat } = argument;
  return {
    ...Object.fromEntries(
      Object.values(argumentFacts).map((name) => [name, argument[name]]),
    ),
    onViolation,
    optional: optional === true,
    options: options?.map(({ word }) => word).sort(),
    repeat,
  };
}

function theirFacts(row: Row, isEntry: boolean): Facts {
  const { deprecated, args = [] } = row;
  const old = row["v2.2.7"];
  return factsOf({
    opens: row.opens,
    since: releaseOf(row.since),
    removed: row.removed ?? undefined,
    removedIn: row.removed_in ?? undefined,
    required: row.required === true,
    missing: row.missing,
    extra: row.extra ?? (isEntry ? row.unknown : undefined),
    repeat: row.repeat,
    empty: row.empty,
    only: row.only,
    deprecated: deprecated && {
      ...deprecated,
      since: releaseOf(deprecated.since),
    },
    in227: {
      ...old,
      note: undefined,
      arguments: old?.args,
      maxLength: old?.max_len === null ? false : old?.max_len,
      args: undefined,
      max_len: undefined,
    },
    args: args.map(theirArgument),
  });
}

function theirArgument(argument: Fields): Fields {
  const { options, repeat, optional, on_violation: effect } = argument;
  return {
    ...Object.fromEntries(
      Object.entries(argumentFacts).map(([theirs, ours]) => [
        ours,
        argument[theirs],
      ]),
    ),
    onViolation: effect ?? "error-ignored",
    optional: optional === true,
    repeat: typeof repeat === "string" ? timesOf(repeat) : repeat,
    options: (options as readonly { word: string }[] | undefined)
      ?.map(({ word }) => word)
      .sort(),
  };
}

/** `0..6`, `1..` */
function timesOf(written: string): Fields {
  const [min = "", max = ""] = written.split("..");
  return { min: Number(min), ...(max === "" ? {} : { max: Number(max) }) };
}

function releaseOf(written: unknown): unknown {
  return typeof written === "string" ? written.replace(/^<=/, "") : written;
}

function factsOf(
  value: unknown,
  name = "",
  facts = new Map<string, string>(),
): Facts {
  if (value === undefined || value === null) return facts;
  const isNested =
    typeof value === "object" &&
    (!Array.isArray(value) || name.endsWith("args"));
  if (!isNested) return facts.set(name, textOf(value));
  for (const [key, each] of Object.entries(value))
    factsOf(each, name === "" ? key : `${name}.${key}`, facts);
  return facts;
}

function textOf(value: unknown): string {
  return typeof value === "bigint"
    ? String(Number(value))
    : JSON.stringify(value);
}
