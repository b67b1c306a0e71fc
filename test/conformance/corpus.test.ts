import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { positionAt } from "../../grammar/syntax/line-index.ts";
import { nodeHost, openDisk } from "../../server/src/cli/node-host.ts";
import { analyse } from "../../server/src/engine/analyse.ts";
import type { Diagnostic } from "../../server/src/engine/diagnostic.ts";
import { defaultSettings } from "../../server/src/engine/settings.ts";
import { isReportedBy } from "../../server/src/rules/rule.ts";
import { secondsSince } from "../harness/processor.ts";
import { machineRules } from "./differences.ts";

/*
 * Real configurations with what two releases of keepalived said of each: does the engine say that something is wrong
 * exactly where the daemon does, and on the line it names? Runs where KEEPALIVED_CORPUS names such a collection. Files
 * that a maintainer wrote to test keepalived are counted for themselves: they say nothing about mistakes people make.
 * With MISSES=1 the disagreements are listed.
 */
interface Entry {
  readonly path: string;
  readonly category: string;
  readonly maintainer_test?: boolean;
  readonly oracle?: Readonly<Record<string, Said>>;
}

interface Said {
  readonly verdict: string;
  readonly messages?: readonly string[];
}

interface Counts {
  both: number;
  onlyDaemon: number;
  onlyEngine: number;
  neither: number;
  /** Files in which the daemon names a line, and those in which we do on the first one. */
  named: number;
  found: number;
}

const corpus = process.env.KEEPALIVED_CORPUS;
const releases = ["2.2.7", "2.4.3"];
/** What the daemon was called with (`-i`) when it was asked about the collection. */
const configId = "ka-oracle";

for (const release of releases)
  describe(`conformance with keepalived ${release} on real configurations${corpus === undefined ? " (KEEPALIVED_CORPUS is not set)" : ""}`, () => {
    if (corpus === undefined) return;
    const { files } = JSON.parse(
      readFileSync(join(corpus, "index.json"), "utf8"),
    ) as { files: readonly Entry[] };
    const host = nodeHost(openDisk());
    const people = noCounts();
    const maintainer = noCounts();
    let slowest = { path: "", seconds: 0 };

    for (const { path, category, maintainer_test: isTest, oracle } of files) {
      const said = oracle?.[release];
      // Whether scripts exist, and may be run, is a matter of the machine.
      if (
        category === "templates" ||
        said === undefined ||
        said.verdict === "security-only"
      )
        continue;
      it(path, () => {
        const file = host.read(pathToFileURL(join(corpus, path)).href);
        assert.ok(typeof file !== "string");
        const before = process.cpuUsage();
        const { diagnostics } = analyse({
          roots: [{ file, configId }],
          host,
          settings: { ...defaultSettings, target: release },
        });
        const seconds = secondsSince(before);
        if (seconds > slowest.seconds) slowest = { path, seconds };
        // Some of the maintainer's files unroll to 30,000 real servers.
        assert.ok(isTest === true || seconds < 5, `took ${seconds} s`);
        const own = diagnostics.filter((each) => each.file === file);
        const agreed = count(
          isTest === true ? maintainer : people,
          said,
          diagnostics.filter(
            ({ rule }) =>
              isReportedBy(rule, release) && !machineRules.includes(rule.id),
          ),
          new Set(own.flatMap(linesOf)),
        );
        if (process.env.MISSES !== undefined && !agreed)
          console.log(said.verdict, said.messages);
      });
    }

    it("agrees: precision 98 %, recall 95 %, 92 % of the lines named first", () => {
      const precision = people.both / (people.both + people.onlyEngine);
      const recall = people.both / (people.both + people.onlyDaemon);
      const lines = people.found / people.named;
      const { both, neither, onlyDaemon, onlyEngine } = maintainer;
      const all = both + neither + onlyDaemon + onlyEngine;
      const agreement = (both + neither) / all;
      console.log(
        `      ${files.length} files: precision ${percent(precision)}, recall ${percent(recall)}, first line ${percent(lines)}; ` +
          `maintainer's ${all}: ${percent(agreement)} agree; slowest ${slowest.seconds.toFixed(1)} s (${slowest.path})`,
      );
      assert.ok(precision >= 0.98 && recall >= 0.95 && lines >= 0.92);
      assert.ok(agreement >= 0.85);
    });
  });

function noCounts(): Counts {
  return {
    both: 0,
    onlyDaemon: 0,
    onlyEngine: 0,
    neither: 0,
    named: 0,
    found: 0,
  };
}

/** Counts a file; whether engine and daemon agree about it. */
function count(
  counts: Counts,
  { verdict, messages = [] }: Said,
  spoken: readonly Diagnostic[],
  own: ReadonlySet<number>,
): boolean {
  const lines = messages.flatMap((message) => {
    const [, line] = /^\(Line (\d+)\)/.exec(message) ?? [];
    return line === undefined ? [] : [Number(line)];
  });
  const isSpoken = spoken.length > 0;
  // Some mistakes are listed among those of the machine, such as a script that is tracked before it is defined.
  const isNamed = spoken.some((each) =>
    linesOf(each).some((line) => lines.includes(line)),
  );
  const isBad =
    ["problems", "fatal", "crash-or-hang"].includes(verdict) ||
    (isNamed && verdict !== "clean");
  if (isBad && isSpoken) counts.both += 1;
  else if (isBad) counts.onlyDaemon += 1;
  else if (isSpoken) counts.onlyEngine += 1;
  else counts.neither += 1;
  const [first] = lines;
  if (!isBad || first === undefined) return isBad === isSpoken;
  counts.named += 1;
  if (own.has(first)) counts.found += 1;
  return isSpoken && own.has(first);
}

/** The first and the last line of a finding: keepalived names the brace that ends an empty block. */
function linesOf({ file, start, end }: Diagnostic): readonly number[] {
  return [start, end].map((at) => positionAt(file, at).line + 1);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
