import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { nodeHost, openDisk } from "../../server/src/cli/node-host.ts";
import { analyse } from "../../server/src/engine/analyse.ts";
import { isReportedBy } from "../../server/src/rules/rule.ts";
import { machineRules } from "./differences.ts";
import { defaultSettings } from "../../server/src/engine/settings.ts";

/*
 * Real configurations with what keepalived 2.2.7 said of each: does the engine say that something is wrong exactly
 * where the daemon does? Runs where KEEPALIVED_CORPUS names such a collection. Files that a maintainer wrote to test
 * keepalived are left out, they say nothing about mistakes people make. With MISSES=1 the disagreements are listed.
 */
interface Entry {
  readonly path: string;
  readonly category: string;
  readonly maintainer_test?: boolean;
  readonly fragment?: unknown;
  readonly oracle?: Readonly<
    Record<
      string,
      {
        readonly verdict: string;
        readonly kinds: Readonly<Record<string, number>>;
      }
    >
  >;
}

const corpus = process.env.KEEPALIVED_CORPUS;
const release = "2.2.7";

describe(`conformance with keepalived ${release} on real configurations${corpus === undefined ? " (KEEPALIVED_CORPUS is not set)" : ""}`, () => {
  if (corpus === undefined) return;
  const { files } = JSON.parse(
    readFileSync(join(corpus, "index.json"), "utf8"),
  ) as { files: readonly Entry[] };
  const host = nodeHost(openDisk());
  const counts = { both: 0, onlyDaemon: 0, onlyEngine: 0, neither: 0 };
  let slowest = { path: "", milliseconds: 0 };

  for (const { path, category, maintainer_test: maintained, oracle } of files) {
    const said = oracle?.[release];
    if (category === "templates" || maintained === true || said === undefined)
      continue;
    // Whether scripts exist, and may be run, is a matter of the machine.
    if (said.verdict === "security-only") continue;
    it(path, () => {
      const file = host.read(pathToFileURL(join(corpus, path)).href);
      assert.ok(typeof file !== "string");
      const start = performance.now();
      const { diagnostics } = analyse({
        roots: [{ file }],
        host,
        settings: { ...defaultSettings, target: release },
      });
      const milliseconds = performance.now() - start;
      if (milliseconds > slowest.milliseconds) slowest = { path, milliseconds };
      assert.ok(milliseconds < 5000, `${milliseconds} ms`);
      const spoken = diagnostics.filter(
        ({ rule }) =>
          isReportedBy(rule, release) && !machineRules.includes(rule.id),
      );
      const daemon = said.verdict === "problems" || said.verdict === "fatal";
      if (daemon && spoken.length > 0) counts.both += 1;
      else if (daemon) counts.onlyDaemon += 1;
      else if (spoken.length > 0) counts.onlyEngine += 1;
      else counts.neither += 1;
      if (process.env.MISSES !== undefined && daemon !== spoken.length > 0)
        console.log(
          daemon
            ? `missed: ${JSON.stringify(said.kinds)}`
            : `only here: ${spoken.map(({ rule }) => rule.id).join(" ")}`,
        );
    });
  }

  it("agrees: precision at least 95 %, recall at least 85 %", () => {
    const { both, onlyDaemon, onlyEngine, neither } = counts;
    const precision = both / (both + onlyEngine);
    const recall = both / (both + onlyDaemon);
    const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
    console.log(
      `      ${both + onlyDaemon + onlyEngine + neither} files: precision ${percent(precision)}, recall ${percent(recall)}; ` +
        `slowest ${slowest.milliseconds.toFixed(0)} ms (${slowest.path})`,
    );
    assert.ok(precision >= 0.95 && recall >= 0.85);
  });
});
