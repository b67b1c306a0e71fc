/*
 * The exit code of `keepalived -t` tells the worst kind of what was found: 2 (reading has ended) before 6 (what it will
 * not use for its safety, or not do without) before 5 (any other message) before 4 (interfaces that are not there).
 * What the engine must have said then. Its own exit code goes by severity and is another matter.
 */
import type { Diagnostic } from "../../server/src/engine/diagnostic.ts";
import { isReportedBy } from "../../server/src/rules/rule.ts";
import { machineRules } from "./differences.ts";

interface ExitCode {
  readonly means: string;
  /** By the rules that keepalived reports, and all that speak. */
  readonly agrees: (
    reported: readonly string[],
    all: readonly string[],
  ) => boolean;
}

/** Why a parameter may not be there. */
const ending = [
  "missing-parameter",
  "stray-backslash",
  "unexpected-open-brace",
  "unterminated-quote",
];

/** Rules of which keepalived reports a part of the mistakes, or only what follows from them. */
const partly = ["auth-incomplete", "swallowed-keyword"];

/** Only messages, unless the kind of include or `include_check` asks for the files. */
const files = ["include-no-match", "include-quoted", "include-cycle"];

const ofMachine = (rule: string): boolean =>
  machineRules.includes(rule) || files.includes(rule);

export const exitCodes: Readonly<Record<number, ExitCode>> = {
  0: {
    means: "nothing is reported but files that need not be there",
    agrees: (rules) => rules.every(ofMachine),
  },
  2: {
    means: "a parameter is missing, which ends reading",
    agrees: (rules) => rules.some((rule) => ending.includes(rule)),
  },
  4: {
    means: "nothing is reported but what the machine lacks",
    agrees: (rules) => rules.every(ofMachine),
  },
  5: {
    means: "something is reported, be it an error or a warning",
    agrees: (rules, all) =>
      rules.some((rule) => !ofMachine(rule)) ||
      all.some((rule) => partly.includes(rule)),
  },
  6: {
    means: "scripts are not secured, or files are missing that must be there",
    agrees: (rules) => rules.some(ofMachine),
  },
};

/** In words, how findings contradict the exit code; undefined where they agree. */
export function contradiction(
  exit: number,
  findings: readonly Diagnostic[],
  release: string,
): string | undefined {
  const reported = findings
    .filter(({ rule }) => isReportedBy(rule, release))
    .map(({ rule }) => rule.id);
  const all = findings.map(({ rule }) => rule.id);
  const code = exitCodes[exit];
  if (code === undefined) return `exit ${exit} has no meaning`;
  return code.agrees(reported, all)
    ? undefined
    : `exit ${exit}: ${code.means}; here ${all.join(", ") || "nothing"}`;
}
