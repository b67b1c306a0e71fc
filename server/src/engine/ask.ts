/* Asks rules about one thing, and tells which of them have to be asked again about what says the same. */
import type { Statement } from "../../../grammar/syntax/tree.ts";
import type { NodeContext } from "../rules/rule.ts";
import type { CountingContext, Looks } from "./node-context.ts";
import { sayingsOf, type Saying } from "./saying.ts";

/** What a rule, known by its number, wants to be asked about things of a kind. */
export interface Check<T> {
  readonly rule: number;
  readonly check: (about: T, context: NodeContext) => void;
}

/** Rules by their numbers. */
export interface Answer {
  /** Those that have reported. */
  readonly said: readonly number[];
  /** Those that have looked at more than the frame of the node, or have said what can't be repeated. */
  readonly again: readonly number[];
  /** Those of the others that have looked at the frame. */
  readonly framed: readonly number[];
  /** What can be repeated. */
  readonly sayings: readonly Saying[];
}

/** Nobody was asked. */
export const noAnswer: Answer = {
  said: [],
  again: [],
  framed: [],
  sayings: [],
};

/** What is asked about is the block of this head, which may move; left out: nothing that is said can be repeated. */
export function ask<T>(
  checks: readonly Check<T>[],
  about: T,
  contexts: readonly CountingContext[],
  looks: Looks,
  some?: readonly number[],
  head?: Statement,
): Answer {
  let { said, again, framed, sayings } = noAnswer;
  for (const { rule, check } of checks) {
    const context = contexts[rule];
    if (context === undefined || some?.includes(rule) === false) continue;
    const { framed: framedBefore, looked } = looks;
    const before = looks.said.length;
    context.ask(check, about);
    const isSaid = looks.said.length > before;
    if (isSaid) said = [...said, rule];
    const own =
      isSaid && head && looks.looked === looked
        ? sayingsOf(rule, looks.said.slice(before), head)
        : undefined;
    if (own !== undefined) sayings = [...sayings, ...own];
    else if (isSaid || looks.looked > looked) {
      again = [...again, rule];
      continue;
    }
    if (looks.framed > framedBefore) framed = [...framed, rule];
  }
  return { said, again, framed, sayings };
}
