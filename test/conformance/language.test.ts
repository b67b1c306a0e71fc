import assert from "node:assert/strict";
import { positionAt } from "../../grammar/syntax/line-index.ts";
import { askDaemon, daemonMissing, daemonVersion } from "../harness/daemon.ts";
import { lint } from "../harness/lint.ts";
import { isReportedBy } from "../../server/src/rules/rule.ts";
import { machineRules } from "./differences.ts";
import { languageCases, type LanguageCase } from "./language-cases.ts";

/*
 * How lines, words, braces, definitions, conditions and includes are read: the first line that the daemon
 * names is the one of the table, and the engine names it too. What only follows from a mistake is not compared.
 */
const missing = daemonMissing();

describe("conformance of the language", () => {
  for (const each of languageCases)
    it(`engine: ${each.name}`, () => {
      for (const [release, lines] of [
        ["2.2.7", each.lines],
        ["2.4.3", each.newer ?? each.lines],
      ] as const) {
        const named = linesNamed(each, release);
        const [first] = lines;
        if (first === undefined) assert.deepEqual(named, [], release);
        else
          assert.ok(
            named.includes(first),
            `${release} names ${named.join(", ")}`,
          );
      }
    });

  if (missing === undefined)
    for (const { name, text, files, configId, lines } of languageCases)
      it(`keepalived ${daemonVersion()}: ${name}`, () => {
        const { messages } = askDaemon(
          { "keepalived.conf": text, ...files },
          configId ?? "conformance",
        );
        const named = messages.flatMap(({ line }) =>
          line === undefined ? [] : [line],
        );
        assert.deepEqual([...new Set(named)].slice(0, 1), lines.slice(0, 1));
        if (lines.length === 0)
          assert.deepEqual(
            messages.map((each) => each.text),
            [],
          );
      });
}).timeout(20_000);

/** Lines with an error that the daemon reports too. */
function linesNamed(
  { text, files, configId }: LanguageCase,
  release: string,
): readonly number[] {
  return lint(
    { "keepalived.conf": text, ...files },
    {
      settings: { target: release },
      configId: configId ?? "conformance",
    },
  )
    .filter(
      ({ rule }) =>
        isReportedBy(rule, release) && !machineRules.includes(rule.id),
    )
    .map(({ file, start }) => positionAt(file, start).line + 1);
}
