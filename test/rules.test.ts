import assert from "node:assert/strict";
import { rules } from "../server/src/rules/registry.gen.ts";
import type { Rule } from "../server/src/rules/rule.ts";
import { applyFix, filesOf, lint, show } from "./harness/lint.ts";

/** Errors and warnings; the small print (info, hint) of other rules may stand beside an example. */
const loud = (rule: Rule) => (each: { rule: Rule; severity: string }) =>
  each.rule === rule ||
  each.severity === "error" ||
  each.severity === "warning";

// RULE=<id> runs one rule alone.
const only = process.env.RULE;

for (const rule of rules.filter(({ id }) => only === undefined || only === id))
  describe(`rule ${rule.id}`, () => {
    rule.examples.bad.forEach((example, index) => {
      it(`speaks on bad example ${index + 1}, and no other rule does`, () => {
        const found = lint(example).filter(loud(rule));
        assert.notEqual(found.length, 0, "no finding");
        assert.deepEqual(
          found.filter((each) => each.rule !== rule).map(show),
          [],
        );
        for (const { message, related } of found)
          for (const text of [message, ...related.map((each) => each.message)])
            assert.doesNotMatch(
              text,
              /\{[A-Za-z]\w*\}|undefined/,
              "an argument of the message is missing",
            );
      });

      it(`keeps its promise about fixes on bad example ${index + 1}`, () => {
        let files = filesOf(example);
        const kinds = new Set<string>();
        const before = lint(files).filter(loud(rule));
        for (const finding of before.filter((each) => each.rule === rule))
          for (const fix of finding.fixes()) {
            kinds.add(fix.safety);
            assert.doesNotMatch(fix.title, /\{[A-Za-z]\w*\}|undefined/);
            const after = lint(applyFix(files, fix)).filter(loud(rule));
            assert.ok(
              after.length < before.length,
              `"${fix.title}" leaves ${after.map(show).join("; ")}`,
            );
          }
        if (rule.fix === "none") assert.deepEqual([...kinds], []);
        if (rule.fix === "safe")
          assert.ok(kinds.has("safe"), "no safe fix offered");
        if (rule.fix === "suggested")
          assert.ok(
            kinds.has("suggested") && !kinds.has("safe"),
            "no suggested fix offered",
          );
        for (let round = 0; round < 10; round += 1) {
          const fix = lint(files)
            .filter((each) => each.rule === rule)
            .flatMap((each) => each.fixes())
            .find(({ safety }) => safety === "safe");
          if (fix === undefined) return;
          files = applyFix(files, fix);
        }
        assert.fail("the safe fixes do not come to an end");
      });
    });

    rule.examples.good.forEach((example, index) => {
      it(`is silent on good example ${index + 1}`, () => {
        assert.deepEqual(lint(example).filter(loud(rule)).map(show), []);
      });
    });

    it("says what a page needs", () => {
      assert.match(rule.id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
      assert.doesNotMatch(rule.summary, /\.$/);
      assert.ok(rule.why.length > 40, "the why is too short");
      assert.ok(
        rule.examples.bad.length > 0 && rule.examples.good.length > 0,
        "an example is missing",
      );
    });
  });
