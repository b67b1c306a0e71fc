/* Asks rules about one thing, and tells which of them have to be asked again about what says the same. */
import type { NodeContext } from "../rules/rule.ts";
import type { CountingContext, Looks } from "./node-context.ts";

/** What a rule, known by its number, wants to be asked about things of a kind. */
export interface Check<T> {
  readonly rule: number;
  readonly check: (about: T, context: NodeContext) => void;
}

/** Numbers of rules. */
export interface Answer {
  /** Those that have reported. */
  readonly said: readonly number[];
  /** These, and those that have looked at more than the frame of the node. */
  readonly within: readonly number[];
  /** These, and those that have looked at the frame. */
  readonly alone: readonly number[];
}

/** Asks all rules, or those that are named. */
export function ask<T>(
  checks: readonly Check<T>[],
  about: T,
  contexts: readonly CountingContext[],
  looks: Looks,
  some?: readonly number[],
): Answer {
  let [said, within, alone] = [nobody, nobody, nobody];
  for (const { rule, check } of checks) {
    const context = contexts[rule];
    if (context === undefined || some?.includes(rule) === false) continue;
    const { said: before, framed, looked } = looks;
    context.ask(check, about);
    const hasSpoken = looks.said > before || looks.looked > looked;
    if (looks.said > before) said = [...said, rule];
    if (hasSpoken) within = [...within, rule];
    if (hasSpoken || looks.framed > framed) alone = [...alone, rule];
  }
  return { said, within, alone };
}

const nobody: readonly number[] = [];
