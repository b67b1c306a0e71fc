import type { Report, Rule } from "../rules/rule.ts";

/** Is told of a rule that threw, and what. */
export type OnFault = (rule: string, error: unknown) => void;

/** A check of a rule. */
export type Call<T, C> = (about: T, context: C) => void;

/** The report, but a fault in working its fixes out costs no more than the fixes. */
export function guardReport(
  rule: Rule,
  report: Report,
  onFault: OnFault,
): Report {
  const { fixes } = report;
  if (fixes === undefined) return report;
  return {
    ...report,
    fixes: () => {
      try {
        return fixes();
      } catch (error) {
        onFault(rule.id, error);
        return [];
      }
    },
  };
}
