/* What is repeated within a block. Blocks that keepalived merges (global_defs twice) count as one. */
import type { Statement } from "../syntax/tree.ts";
import type { Finding } from "./finding.ts";
import type { Keyword, RepeatEffect } from "./keyword.ts";
import { isOld, type Version } from "./versions.ts";

export interface Repetition {
  readonly finding?: Finding;
  /** keepalived does not look into the block. */
  readonly isSkipped: boolean;
}

const first: Repetition = { isSkipped: false };

/** Remembers what a block has. */
export class Repetitions {
  private seen: Map<string, Statement> | undefined;
  private merged: Map<string, Repetitions> | undefined;

  /** Takes note of a statement, and tells whether keepalived reports it as a repetition. */
  add(statement: Statement, keyword: Keyword, target: Version): Repetition {
    const effect = repeatEffect(keyword, target);
    if (!isTold(effect)) return first;
    this.seen ??= new Map();
    const key = keyOf(statement, keyword, effect);
    const earlier = this.seen.get(key);
    if (
      earlier === undefined
        ? !isUnset(statement, keyword)
        : effect === "error-replace"
    )
      this.seen.set(key, statement);
    if (earlier === undefined) return first;
    switch (effect) {
      case "duplicate-name-error-block-skipped":
        // Two definitions of a name are the subject of a rule of their own.
        return { isSkipped: true };
      case "first-wins-error-block-skipped":
        return { isSkipped: true, finding: duplicate(keyword, effect) };
      case "first-wins-error":
      case "error-replace":
      case "error-entry-dropped":
        return { isSkipped: false, finding: duplicate(keyword, effect) };
      case "merge":
        return takesName(keyword, earlier) && takesName(keyword, statement)
          ? {
              isSkipped: false,
              finding: duplicate(keyword, "first-wins-error"),
            }
          : first;
    }
  }

  /** The memory for the blocks of a keyword that are merged. */
  inside({ name }: Keyword): Repetitions {
    this.merged ??= new Map();
    let inner = this.merged.get(name);
    if (inner === undefined) {
      inner = new Repetitions();
      this.merged.set(name, inner);
    }
    return inner;
  }
}

/** Whether keepalived may have something to say about a second one in a block. */
export function isRepetitionTold(keyword: Keyword, target: Version): boolean {
  return isTold(repeatEffect(keyword, target));
}

function repeatEffect(
  { repeat, in227 }: Keyword,
  target: Version,
): RepeatEffect {
  return isOld(target) ? (in227?.repeat ?? repeat) : repeat;
}

type ToldEffect = Exclude<RepeatEffect, "last-wins" | "flag" | "repeat">;

/** Whether keepalived may have something to say about a repetition. */
function isTold(effect: RepeatEffect): effect is ToldEffect {
  return effect !== "last-wins" && effect !== "flag" && effect !== "repeat";
}

function keyOf(
  statement: Statement,
  keyword: Keyword,
  effect: RepeatEffect,
): string {
  return effect === "duplicate-name-error-block-skipped"
    ? `${keyword.name} ${statement.words[1]?.text ?? ""}`
    : keyword.name;
}

function isUnset({ words }: Statement, { unsetValue }: Keyword): boolean {
  return unsetValue !== undefined && words[1]?.text === unsetValue;
}

/** Options of a name of their own: two of them are one too many, on whatever lines they stand. */
function takesName({ args }: Keyword, { words }: Statement): boolean {
  return words.length > 1 && args.some(({ others }) => others !== undefined);
}

function duplicate({ name }: Keyword, effect: RepeatEffect): Finding {
  return {
    rule: "duplicate-keyword",
    message: effect === "error-replace" ? "replaced" : "duplicate",
    args: { keyword: name, effect },
  };
}
