import assert from "node:assert/strict";
import {
  askDaemonOfMany,
  daemonMissing,
  daemonVersion,
} from "../harness/daemon.ts";
import {
  baseOf,
  casesOf,
  lineBaseOf,
  lineCasesOf,
  type KeywordCase,
} from "../harness/keyword-cases.ts";
import { lint, show } from "../harness/lint.ts";
import { lineWrappers, wrappers } from "../harness/wrappers.ts";
import { isReportedBy } from "../../server/src/rules/rule.ts";
import { machineRules, meantCases } from "./differences.ts";

/*
 * Every keyword of every block and every word of their lines, with values at and beyond its limits, is shown to the daemon and to the engine. What
 * counts is whether something is said that is not said of the block without the keyword.
 */
const missing = daemonMissing();

describe(`conformance of every keyword with keepalived ${missing === undefined ? daemonVersion() : `(not run: ${missing})`}`, () => {
  if (missing !== undefined) return;
  const target = daemonVersion();
  let cases = 0;
  let different = 0;
  let meant = 0;

  const engine = (text: string): readonly string[] =>
    lint(text, { settings: { target } })
      .filter(
        ({ rule }) =>
          isReportedBy(rule, target) && !machineRules.includes(rule.id),
      )
      .map(show);

  for (const path of Object.keys(wrappers))
    it(path, () => compare(baseOf(path), casesOf(path)));
  for (const path of Object.keys(lineWrappers))
    it(`lines of ${path}`, () => compare(lineBaseOf(path), lineCasesOf(path)));

  function compare(base: string, all: readonly KeywordCase[]): void {
    const [baseVerdict, ...verdicts] = askDaemonOfMany([
      base,
      ...all.map(({ text }) => text),
    ]);
    const before = new Set(baseVerdict?.messages.map(({ text }) => text));
    const engineBefore = new Set(engine(base).map(withoutPlace));
    const differences = all.flatMap(({ name, text }, index) => {
      const verdict = verdicts[index];
      const said =
        verdict?.messages
          .map((each) => each.text)
          .filter((each) => !before.has(each)) ?? [];
      const found = engine(text).filter(
        (each) => !engineBefore.has(withoutPlace(each)),
      );
      const spoke =
        said.length > 0 || ![0, 4, 5, 6].includes(verdict?.exit ?? 0);
      if (spoke === found.length > 0) return [];
      different += 1;
      if (isListed(name, meantCases)) {
        meant += 1;
        return [];
      }
      return [
        spoke
          ? `${name}: the daemon says ${said.join(" | ") || `exit ${verdict?.exit}`}`
          : `${name}: only ${found.join(" | ")}`,
      ];
    });
    cases += all.length;
    assert.deepEqual(differences, []);
  }

  after(() =>
    console.log(
      `    ${cases} cases, ${((100 * (cases - different)) / cases).toFixed(1)} % agree, ${different} differ, ${meant} of them on purpose`,
    ),
  );
});

/** A case is listed as a whole or by how its name begins (`block/keyword`). */
function isListed(
  name: string,
  cases: Readonly<Record<string, string>>,
): boolean {
  return Object.keys(cases).some(
    (each) => name === each || name.startsWith(`${each} `),
  );
}

function withoutPlace(finding: string): string {
  return finding.replace(/^\S+ /, "");
}
