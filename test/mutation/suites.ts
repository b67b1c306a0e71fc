/**
 * What `npm run mutation` runs against mutants of the rules. The suites register their tests as they do with mocha;
 * beside them stand the examples of all rules, asked far more often, for which only the rules concerned are run.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Rule } from "../../server/src/rules/rule.ts";
import { rules } from "../../server/src/rules/registry.gen.ts";
import {
  analyseFixture,
  changesIn,
  compare,
  fixedText,
} from "../harness/fixture-run.ts";
import { parseFixture, type Fixture } from "../harness/fixture.ts";
import { lint, show } from "../harness/lint.ts";
import { said } from "../harness/said.ts";
import "../host/packet-filter.test.ts";
import "../model/cluster-rules.test.ts";
import "../model/forwarding.test.ts";
import "../rules.test.ts";
import "../rules/addresses.test.ts";
import "../rules/checkers.test.ts";
import "../rules/edits.test.ts";
import "../rules/remedies.test.ts";
import "../rules/rule.test.ts";
import "../rules/scripts.test.ts";
import "../rules/services.test.ts";
import "../rules/similar.test.ts";
import "../rules/starting-state.test.ts";
import "../rules/tracking.test.ts";

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

const folder = "test/fixtures";

/** Fixtures by path, those that say what is expected. */
const fixtures: ReadonlyMap<string, Fixture> = new Map(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(
      (path) =>
        path.endsWith(".conf") && !/^(?:examples|fuzz|seeds)/.test(path),
    )
    .map((path) => [
      path,
      parseFixture(readFileSync(join(folder, path), "utf8")),
    ]),
);

/** Names of all examples, `vrid-mismatch bad 1`, with the rules they are about. */
export const exampleRules: readonly (readonly [string, readonly string[]])[] =
  examples.map(({ rule, kind, index }) => [
    `${rule.id} ${kind} ${index + 1}`,
    [rule.id],
  ]);

const names = exampleRules.map(([name]) => name);

/** Paths of all fixtures, with the rules that speak in them. */
export const fixtureRules: readonly (readonly [string, readonly string[]])[] = [
  ...fixtures,
].map(([path, { expected }]) => [path, expected.map(({ rule }) => rule)]);

/** Ids of the rules that offer fixes. */
export const fixable: ReadonlySet<string> = new Set(
  rules.flatMap(({ id, fix }) => (fix === "none" ? [] : [id])),
);

/**
 * What some rules say of a fixture or an example: of a fixture what is not as expected and the texts after its fixes, of
 * a bad example of their own all that its page shows, else what the suite does not let pass, errors and warnings.
 */
export function saidOf(name: string, owners: ReadonlySet<string>): string {
  const off = Object.fromEntries(
    rules
      .filter(({ id }) => !owners.has(id))
      .map(({ id }) => [id, "off" as const]),
  );
  const fixture = fixtures.get(name);
  if (fixture !== undefined)
    return [
      ...compare(
        fixture.expected.filter(({ rule }) => owners.has(rule)),
        analyseFixture(fixture, new Map(), { rules: off }).diagnostics,
      ),
      ...fixture.changes.map(({ title }) =>
        changesIn(fixture, title, { rules: off }),
      ),
      ...fixture.fixed.map((each) => fixedText(fixture, each, { rules: off })),
    ].join("\n");
  const named = examples[names.indexOf(name)];
  if (named === undefined) throw new Error(`no example "${name}"`);
  const { rule, kind, index } = named;
  const example = rule.examples[kind][index] ?? "";
  const options = { settings: { rules: off } };
  if (kind === "bad" && owners.has(rule.id))
    return JSON.stringify(said(rule, example, options));
  return lint(example, options)
    .filter(({ severity }) => severity === "error" || severity === "warning")
    .map(show)
    .join("\n");
}
