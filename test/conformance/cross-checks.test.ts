import assert from "node:assert/strict";
import {
  askDaemonOfMany,
  daemonMissing,
  daemonVersion,
} from "../harness/daemon.ts";
import { lint } from "../harness/lint.ts";
import { contradiction } from "./exit-codes.ts";
import { crossCheckCases } from "./cross-check-cases.ts";

/* What keepalived holds against each other after it has read everything is reported by it, and by a rule here. */
const missing = daemonMissing();
const releases = ["2.2.7", "2.4.3"];

describe("conformance of cross-checks", () => {
  for (const { name, text, rules, reportedIn } of crossCheckCases)
    for (const target of releases)
      it(`${target}: ${name}`, () => {
        const reported = reportedIn?.[target] ?? true;
        const found = lint(text, { settings: { target } }).map(
          ({ rule }) => rule.id,
        );
        const known = rules.filter((id) => found.includes(id));
        if (reported) assert.notEqual(known.length, 0, found.join(" "));
      });

  if (missing !== undefined) return;
  const version = daemonVersion();
  it(`are all reported by keepalived ${version}`, () => {
    const verdicts = askDaemonOfMany(crossCheckCases.map(({ text }) => text));
    const wrong = crossCheckCases.flatMap(({ name, text, reportedIn }, at) => {
      const { exit = 0, messages = [] } = verdicts[at] ?? {};
      const spoke = messages.length > 0 || exit > 100;
      const reported = reportedIn?.[version] ?? true;
      if (spoke !== reported)
        return [`${name}: ${messages.map((each) => each.text).join(" | ")}`];
      const findings = lint(text, { settings: { target: version } });
      const contradicts = reported && contradiction(exit, findings, version);
      return contradicts ? [`${name}: ${contradicts}`] : [];
    });
    assert.deepEqual(wrong, []);
  });
});
