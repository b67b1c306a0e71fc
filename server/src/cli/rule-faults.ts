/* Rules that threw in a call: told once each, and what the others found stands. */
import type { OnFault } from "../engine/guard-rule.ts";
import { faultText } from "./environment.ts";

export interface RuleFaults {
  readonly onFault: OnFault;
  /** One line for each rule. */
  readonly failures: () => readonly string[];
  /** What a report of them needs. */
  readonly traces: () => readonly string[];
}

/** Collects the first fault of each rule. */
export function collectFaults(): RuleFaults {
  const faults = new Map<string, unknown>();
  return {
    onFault: (rule, error) => {
      if (!faults.has(rule)) faults.set(rule, error);
    },
    failures: () =>
      [...faults].map(
        ([rule, error]) =>
          `the rule ${rule} has a fault, please report it; what the other rules say stands: ${String(error)}`,
      ),
    traces: () =>
      [...faults.values()].flatMap((error) => faultText(error).split("\n")),
  };
}
