import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import {
  analyseFixture,
  changesIn,
  compare,
  fixedText,
  fixFixture,
  placeOf,
} from "./harness/fixture-run.ts";
import { parseFixture, type Fixture } from "./harness/fixture.ts";

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
      const { fixing, rounds } = fixFixture(fixture);
      assert.ok(
        rounds < 10,
        "after ten rounds there is still something to fix",
      );
      const before = analyseFixture(fixture).diagnostics.length;
      assert.ok(
        fixing.analysis.diagnostics.length <= before,
        "fixes make new findings",
      );
    });

    if (fixture.changes.length > 0)
      it(`${name}: has suggestions that change what it says`, () => {
        if (process.env.UPDATE_FIXTURES === "1")
          writeFileSync(path, withChanges(text, fixture));
        else
          for (const { title, diff } of fixture.changes)
            assert.equal(changesIn(fixture, title), diff, title);
      });

    if (fixture.fixed.length > 0)
      it(`${name}: is fixed as it says`, () => {
        if (process.env.UPDATE_FIXTURES === "1")
          writeFileSync(path, withFixedTexts(text, fixture));
        else
          for (const each of fixture.fixed)
            assert.equal(fixedText(fixture, each), each.text, each.title);
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

/** A fixture's text with what its fixes write now. */
function withFixedTexts(text: string, fixture: Fixture): string {
  return fixture.fixed.reduceRight(
    (written, each) =>
      written.slice(0, each.start) +
      (fixedText(fixture, each) ?? "") +
      written.slice(each.start + each.text.length),
    text,
  );
}

/** A fixture's text with what its suggested fixes change now. */
function withChanges(text: string, fixture: Fixture): string {
  return fixture.changes.reduceRight(
    (written, { start, diff, title }) =>
      written.slice(0, start) +
      changesIn(fixture, title) +
      written.slice(start + diff.length),
    text,
  );
}
