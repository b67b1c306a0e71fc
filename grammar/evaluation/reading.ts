/* The state of one evaluation, and its bounds. */
import { compareVersions, newestVersion } from "../schema/versions.ts";
import { Flow } from "../syntax/flow.ts";
import type { Condition, Problem } from "../syntax/line.ts";
import type { Place, SourceFile } from "../syntax/source-file.ts";
import type { EvaluationOptions, Include } from "./configuration.ts";
import {
  replaceDefinitions,
  type Definition,
  type Use,
} from "./definitions.ts";
import type { FileHost } from "./file-host.ts";
import { standardDefinitions } from "./standard-definitions.ts";
import type { TracedText } from "./traced-text.ts";

export interface Reading {
  readonly host: FileHost;
  readonly configId: string | undefined;
  /**
   * Up to 2.3.4 a line is looked at again once its definitions are replaced, and a backslash at the end of a comment
   * counts (lib/parser.c, read_line and decomment).
   */
  readonly old: boolean;
  /** The lines that count so far. */
  readonly flow: Flow;
  readonly problems: Problem[];
  readonly files: Set<SourceFile>;
  readonly includes: Include[];
  /** What names stand for at this point. */
  readonly definitions: Map<string, Definition>;
  /** All definitions that are written in the files. */
  readonly written: Definition[];
  /** Each place once, however often a sequence comes by. */
  readonly uses: Map<string, Use>;
  /** The files that are being read, outermost first. */
  readonly open: SourceFile[];
  /** How deep definitions stand in each other here. */
  depth: number;
  /** What was spent of `limits`; of files each as often as it is included. */
  characters: number;
  work: number;
  included: number;
  /** A bound is reached: nothing more is read. */
  exhausted: boolean;
}

/** Bounds of one evaluation. keepalived has none but its file descriptors. */
export const limits = {
  depth: 32,
  files: 10_000,
  segments: 4_000_000,
  characters: 100_000_000,
  /**
   * What definitions and sequences make, counted by what it costs: a copy of a parsed piece is 1, the others as listed.
   */
  work: 2_000_000,
  line: 2,
  parsed: 12,
  replaced: 4,
  include: 500,
};

export function beginReading(
  host: FileHost,
  { configId, target = newestVersion }: EvaluationOptions,
): Reading {
  return {
    host,
    configId,
    old: compareVersions(target, "2.4.0") < 0,
    flow: new Flow(),
    problems: [],
    files: new Set(),
    includes: [],
    definitions: standardDefinitions(configId, target),
    written: [],
    uses: new Map(),
    open: [],
    depth: 0,
    characters: 0,
    work: 0,
    included: 0,
    exhausted: false,
  };
}

export function holds(
  { configId }: Reading,
  conditions: readonly Condition[],
): boolean {
  return conditions.every(({ id, negated }) => (id === configId) !== negated);
}

/** Takes a use down, or the loop it is part of. */
export function remember(reading: Reading, use: Use): void {
  const { uri } = use.at.file;
  const key = `${uri}:${use.at.start}`;
  if (!reading.uses.has(key) || use.kept === "tooLong")
    reading.uses.set(key, use);
}

/** Replaces definitions as they are at this point. */
export function replaceIn(
  reading: Reading,
  text: TracedText,
): TracedText | undefined {
  return replaceDefinitions(
    text,
    reading.definitions,
    (use) => noteUse(reading, use),
    (count) => spendReplacements(reading, count, text),
  );
}

/** Takes a use down; one that would never come to an end ends the reading, as it keeps keepalived from going on. */
function noteUse(reading: Reading, use: Use): void {
  if (use.kept === "endless") exhaust(reading, "endless", use.at);
  else remember(reading, use);
}

/** Whether there may be as many characters more. */
export function spendCharacters(
  reading: Reading,
  characters: number,
  on: TracedText,
): boolean {
  reading.characters += characters;
  if (reading.characters > limits.characters)
    exhaust(reading, "tooLarge", placeOf(on));
  return !reading.exhausted;
}

/** Whether there may be as many pieces more. */
export function spendWork(
  reading: Reading,
  work: number,
  on: TracedText,
): boolean {
  reading.work += work;
  if (reading.work > limits.work) exhaust(reading, "tooLarge", placeOf(on));
  return !reading.exhausted;
}

/** What is replaced in a line: a few are part of what a line costs anyway. */
export function spendReplacements(
  reading: Reading,
  count: number,
  on: TracedText,
): void {
  spendWork(reading, Math.max(0, count - 20) * limits.replaced, on);
}

/** Ends the reading; the first reason is told. */
export function exhaust(
  reading: Reading,
  message: string,
  at: Place | undefined,
): void {
  if (!reading.exhausted && at !== undefined)
    reading.problems.push({
      rule: "expansion-too-large",
      message,
      at,
      args: {},
    });
  reading.exhausted = true;
}

export function placeOf({ pieces }: TracedText): Place | undefined {
  return pieces[0]?.place;
}
