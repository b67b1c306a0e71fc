import assert from "node:assert/strict";
import { rules } from "../../server/src/rules/registry.gen.ts";
import { isReportedBy } from "../../server/src/rules/rule.ts";
import { the } from "../model/reading.ts";

describe("what the daemon reports", () => {
  const rule = {
    ...the(rules[0]),
    reportedByDaemon: true,
  };

  it("it may report from a release on", () => {
    const since = { ...rule, reportedSince: "2.2.8" as const };
    assert.ok(isReportedBy(since, "2.3.0"));
    assert.ok(isReportedBy(since, "2.2.8"));
    assert.ok(!isReportedBy(since, "2.2.7"));
  });

  it("it reports in all releases where none is named, or in none", () => {
    const { reportedSince, ...always } = rule;
    assert.equal(reportedSince, undefined);
    assert.ok(isReportedBy(always, "1.3.0"));
    assert.ok(!isReportedBy({ ...always, reportedByDaemon: false }, "2.3.0"));
  });
});
