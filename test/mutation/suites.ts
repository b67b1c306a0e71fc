/**
 * What `npm run mutation` runs against mutants of the rules. The suites register their tests as they do with mocha;
 * beside them stand the examples of all rules, asked far more often, for which only the rules concerned are run.
 */
import type { Rule } from "../../server/src/rules/rule.ts";
import { rules } from "../../server/src/rules/registry.gen.ts";
import { lint, show } from "../harness/lint.ts";
import { said } from "../harness/said.ts";
import "../fixtures.test.ts";
import "../host/packet-filter.test.ts";
import "../model/cluster-rules.test.ts";
import "../model/forwarding.test.ts";
import "../rules.test.ts";

interface Named {
  readonly rule: Rule;
  readonly kind: "bad" | "good";
  readonly index: number;
}

const examples: readonly Named[] = rules.flatMap((rule) =>
  (["bad", "good"] as const).flatMap((kind) =>
    rule.examples[kind].map((_, index) => ({ rule, kind, index })),
  ),
);

/** Names of all examples: `vrid-mismatch bad 1`. */
export const names: readonly string[] = examples.map(
  ({ rule, kind, index }) => `${rule.id} ${kind} ${index + 1}`,
);

/** Ids of the rules that offer fixes. */
export const fixable: ReadonlySet<string> = new Set(
  rules.flatMap(({ id, fix }) => (fix === "none" ? [] : [id])),
);

/**
 * What some rules say of an example: of a bad example of their own all that its page shows, else what the suite does
 * not let pass, errors and warnings.
 */
export function saidOf(name: string, owners: ReadonlySet<string>): string {
  const named = examples[names.indexOf(name)];
  if (named === undefined) throw new Error(`no example "${name}"`);
  const { rule, kind, index } = named;
  const example = rule.examples[kind][index] ?? "";
  const off = rules.filter(({ id }) => !owners.has(id));
  const options = {
    settings: {
      rules: Object.fromEntries(off.map(({ id }) => [id, "off" as const])),
    },
  };
  if (kind === "bad" && owners.has(rule.id))
    return JSON.stringify(said(rule, example, options));
  return lint(example, options)
    .filter(({ severity }) => severity === "error" || severity === "warning")
    .map(show)
    .join("\n");
}
