import assert from "node:assert/strict";
import { rules } from "../../server/src/rules/registry.gen.ts";
import { isReportedBy } from "../../server/src/rules/rule.ts";
import {
  askDaemon,
  daemonMissing,
  daemonVersion,
  type DaemonVerdict,
} from "../harness/daemon.ts";
import { filesOf } from "../harness/lint.ts";
import { meantDifferences } from "./differences.ts";

/*
 * Each rule says whether the daemon reports the same mistake; the daemon is asked. Good examples must please it.
 * A cluster's files are asked for one by one.
 */
const missing = daemonMissing();

describe(`conformance of the rules with keepalived ${missing === undefined ? daemonVersion() : `(not run: ${missing})`}`, () => {
  if (missing !== undefined) return;
  const release = daemonVersion();

  for (const rule of rules) {
    const difference = meantDifferences[rule.id];
    it(`${rule.id}: good examples are accepted`, () => {
      for (const example of rule.examples.good)
        for (const { messages } of verdictsOf(filesOf(example)))
          assert.deepEqual(
            messages.map(({ text }) => text),
            difference?.good ?? [],
          );
    });

    it(`${rule.id}: bad examples are ${isReportedBy(rule, release) ? "reported" : "not seen"}`, () => {
      for (const example of rule.examples.bad) {
        const said = verdictsOf(filesOf(example));
        const spoke = said.some(
          ({ exit, messages }) =>
            messages.length > 0 || (exit !== 0 && exit !== 6),
        );
        assert.equal(
          spoke,
          difference?.bad ?? isReportedBy(rule, release),
          JSON.stringify(said),
        );
      }
    });
  }
});

/** What the daemon says of each node: each root file, for each configuration id that the files name. */
function verdictsOf(
  files: Readonly<Record<string, string>>,
): readonly DaemonVerdict[] {
  const ids = Object.values(files).flatMap((text) =>
    [...text.matchAll(/^[ \t]*@\^?([\w-]+)/gm)].map((match) => match[1] ?? ""),
  );
  const all = ids.length === 0 ? [undefined] : [...new Set(ids)];
  return configurationsOf(files).flatMap((each) =>
    all.map((id) => askDaemon(each, id)),
  );
}

/** One configuration for each file that no other includes: the file first, the others beside it. */
function configurationsOf(
  files: Readonly<Record<string, string>>,
): Readonly<Record<string, string>>[] {
  const names = Object.keys(files).filter((name) => name.endsWith(".conf"));
  const roots = names.filter(
    (name) => !name.includes("/") || name.endsWith("keepalived.conf"),
  );
  return (roots.length > 0 ? roots : names).map((root) => ({
    [root]: files[root] ?? "",
    ...files,
  }));
}
