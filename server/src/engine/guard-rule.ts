import type { Report, Rule } from "../rules/rule.ts";

/** Is told of a rule that threw, and what. */
export type OnFault = (rule: string, error: unknown) => void;

/** The rule, but a fault of it costs no more than what it would have said there. */
export function guardRule(rule: Rule, onFault: OnFault): Rule {
  const guard =
    <T, C>(call: (what: T, context: C) => void) =>
    (what: T, context: C): void => {
      try {
        call(what, context);
      } catch (error) {
        onFault(rule.id, error);
      }
    };
  const { checkNode, checkFrame, checkService, checkOutline } = rule;
  const { explain, checkCluster, checkNetwork, visit } = rule;
  const guarded = {
    ...(checkNode && { checkNode: guard(checkNode) }),
    ...(checkFrame && { checkFrame: guard(checkFrame) }),
    ...(checkService && { checkService: guard(checkService) }),
    ...(checkOutline && { checkOutline: guard(checkOutline) }),
    ...(checkCluster && { checkCluster: guard(checkCluster) }),
    ...(checkNetwork && { checkNetwork: guard(checkNetwork) }),
    ...(explain && { explain: guard(explain) }),
    ...(visit && {
      visit: Object.fromEntries(
        Object.entries(visit).map(([where, each]) => [where, guard(each)]),
      ),
    }),
  };
  // Its texts are only made where somebody looks.
  return Object.assign(Object.create(rule) as Rule, guarded);
}

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
