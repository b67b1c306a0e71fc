import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import dr from "../../server/src/rules/lvs/dr-director-is-real-server.ts";
import fwmark from "../../server/src/rules/lvs/dr-fwmark-mac-incomplete.ts";
import { askDaemon, daemonMissing } from "../harness/daemon.ts";
import { applyFix, filesOf, lint } from "../harness/lint.ts";

/* Each remedy for a packet loop, as our own fix writes it: the loop is gone, and keepalived accepts every node's file. */
const example = (node: string): string =>
  readFileSync(
    `test/fixtures/examples/web-cluster/${node}/keepalived.conf`,
    "utf8",
  );

/** A cluster of two nodes as one of the articles in test/seeds.test.ts prints it. */
const seed = (name: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ["lb01/keepalived.conf", "lb02/keepalived.conf"].map((path) => [
      path,
      readFileSync(`test/fixtures/seeds/${name}/${path}`, "utf8"),
    ]),
  );

const clusters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "the example cluster": {
    "lb01/keepalived.conf": example("lb01"),
    "lb02/keepalived.conf": example("lb02"),
  },
  "two directors with DR": filesOf(dr.examples.bad[0] ?? ""),
  "one director's file alone": filesOf(dr.examples.bad[1] ?? ""),
  "the directors of an article": seed("000-service"),
  "its marks by MAC address": seed("000-fwmark"),
  "marks with ports": seed("001-fwmark"),
  "a firewall mark": filesOf(fwmark.examples.bad[0] ?? ""),
};

const isLoop = ({ rule }: { rule: { id: string } }): boolean =>
  rule.id === dr.id || rule.id === fwmark.id;
const missing = daemonMissing();

for (const [name, files] of Object.entries(clusters))
  describe(`remedies for ${name}`, () => {
    const [loop] = lint(files).filter(isLoop);
    const fixes = loop?.fixes() ?? [];

    it("are offered", () => assert.ok(fixes.length >= 2));

    for (const fix of fixes)
      it(fix.title, () => {
        const after = applyFix(files, fix);
        assert.deepEqual(lint(after).filter(isLoop), []);
        // Other mistakes of an article stay as they are; none comes in addition.
        const known = new Set(lint(files).map(({ rule }) => rule.id));
        const added = lint(after).filter(
          ({ rule, severity }) =>
            !known.has(rule.id) &&
            (severity === "error" || severity === "warning"),
        );
        assert.deepEqual(
          added.map(({ message }) => message),
          [],
        );
        if (missing !== undefined) return;
        for (const [path, text] of Object.entries(files))
          assert.deepEqual(
            messages(path, after[path] ?? ""),
            messages(path, text),
          );
      });
  });

/** What the daemon says; which mark a service has got makes no difference. */
function messages(path: string, text: string): readonly string[] {
  return askDaemon({ [path]: text }).messages.map((message) =>
    message.text.replace(/FWM \d+/, "FWM"),
  );
}
