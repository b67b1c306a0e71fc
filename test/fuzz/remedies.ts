/* Each fix, alone, takes its finding away, and its rule does not find it again. */
import assert from "node:assert/strict";
import type { Diagnostic } from "../../server/src/engine/diagnostic.ts";
import { applyFix } from "../harness/lint.ts";
import { analyseText, mistaken, uri } from "./analysing.ts";
import type { Property } from "./property.ts";

/** Safe fixes of configurations with a mistake, one at a time. */
export const remedies: Property = {
  name: "a fix takes its finding away",
  form: "text",
  inputOf: mistaken,
  check: (text) => {
    const { diagnostics } = analyseText(text);
    for (const finding of diagnostics) {
      const fix = finding.fixes().find(({ safety }) => safety === "safe");
      if (fix === undefined) continue;
      const after = applyFix({ [uri]: text }, fix)[uri] ?? "";
      assert.notEqual(after, text, `${finding.rule.id} changes nothing`);
      const left = analyseText(after).diagnostics;
      assert.ok(
        countOf(left, finding) < countOf(diagnostics, finding),
        `${finding.rule.id}: "${fix.title}" leaves what was found`,
      );
    }
  },
};

/** How often the same is said. */
function countOf(all: readonly Diagnostic[], { rule, message }: Diagnostic) {
  return all.filter((each) => each.rule === rule && each.message === message)
    .length;
}
