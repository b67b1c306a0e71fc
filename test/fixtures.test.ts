import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { SourceFile } from "../grammar/syntax/source-file.ts";
import { fixAll, type Fixing } from "../server/src/engine/fixing.ts";
import {
  analyseFixture,
  compare,
  parseFixture,
  placeOf,
  type Fixture,
} from "./harness/fixture.ts";

/*
 * One test for each test/fixtures/**.conf: see harness/fixture.ts for what stands in them. UPDATE_FIXTURES=1 writes
 * the `#= fixed` sections anew.
 */
const folder = "test/fixtures";

/** Configurations for people and for other suites. */
const others = /^(?:examples|fuzz|seeds)\//;

const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".conf") && !others.test(name))
  .sort();

describe("fixtures", () => {
  for (const name of names) {
    const path = join(folder, name);
    const text = readFileSync(path, "utf8");
    const fixture = parseFixture(text);

    it(`${name}: finds what is expected, and nothing else`, () => {
      const { diagnostics } = analyseFixture(fixture);
      assert.deepEqual(compare(fixture.expected, diagnostics), []);
    });

    it(`${name}: reads CRLF like LF`, () => {
      const files: Record<string, string> = {};
      for (const [path, text] of Object.entries(fixture.files))
        files[path] = text.replaceAll("\n", "\r\n");
      const crlf = { ...fixture, files };
      assert.deepEqual(findings(crlf), findings(fixture));
    });

    it(`${name}: has fixes that come to an end`, () => {
      const { fixing, rounds } = fixAgainAndAgain(fixture);
      assert.ok(
        rounds < 10,
        "after ten rounds there is still something to fix",
      );
      const before = analyseFixture(fixture).diagnostics.length;
      assert.ok(
        fixing.analysis.diagnostics.length <= before,
        "fixes make new findings",
      );
      for (const [changed, wanted] of Object.entries(fixture.fixed)) {
        const now = fixing.changed.get(changed)?.text ?? fixture.files[changed];
        if (process.env.UPDATE_FIXTURES === "1" && now !== undefined)
          writeFileSync(path, text.replace(wanted, now));
        else assert.equal(now, wanted);
      }
    });
  }

  it("are found", () => {
    assert.notEqual(names.length, 0, relative(".", folder));
  });
});

function findings(fixture: Fixture): readonly string[] {
  return analyseFixture(fixture).diagnostics.map(
    (each) =>
      `${each.file.uri}:${placeOf(each)} ${each.rule.id} ${each.message}`,
  );
}

function fixAgainAndAgain(fixture: Fixture): {
  readonly fixing: Fixing;
  readonly rounds: number;
} {
  let rounds = -1;
  const fixing = fixAll({
    analyse: (changed: ReadonlyMap<string, SourceFile>) => {
      rounds += 1;
      return analyseFixture(fixture, changed);
    },
    mayChange: () => true,
    textOf: (uri) => fixture.files[uri],
    uriOf: (path) => path,
  });
  return { fixing, rounds };
}
