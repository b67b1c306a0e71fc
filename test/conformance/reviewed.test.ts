import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL, fileURLToPath } from "node:url";
import { positionAt } from "../../grammar/syntax/line-index.ts";
import { nodeHost, openDisk } from "../../server/src/cli/node-host.ts";
import { analyse } from "../../server/src/engine/analyse.ts";

/*
 * Every finding about clusters and LVS, error or warning, in the real configurations of KEEPALIVED_CORPUS was read by
 * somebody who looked at the file and judged right or wrong. A new one fails here until it has been judged too.
 */
interface Reviewed {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  readonly judged: "right" | "wrong";
}

interface Entry {
  readonly path: string;
  readonly category: string;
  readonly cluster?: string;
  readonly maintainer_test?: boolean;
  readonly oracle?: unknown;
}

const corpus = process.env.KEEPALIVED_CORPUS;
const list = "test/fixtures/reviewed-findings.json";

describe(`findings in real configurations${corpus === undefined ? " (KEEPALIVED_CORPUS is not set)" : ""}`, () => {
  if (corpus === undefined) return;
  const reviewed = JSON.parse(
    readFileSync(list, "utf8"),
  ) as readonly Reviewed[];

  it("are all reviewed", () => {
    const key = ({ rule, path, line }: Omit<Reviewed, "judged">): string =>
      `${path}:${line} ${rule}`;
    assert.deepEqual(
      findings(corpus).map(key).toSorted(),
      reviewed.map(key).toSorted(),
    );
  });

  it("are right but for at most 2 %", () => {
    const wrong = reviewed.filter(({ judged }) => judged === "wrong");
    assert.ok(wrong.length <= 0.02 * reviewed.length);
  });
});

function findings(folder: string): readonly Omit<Reviewed, "judged">[] {
  const { files } = JSON.parse(
    readFileSync(join(folder, "index.json"), "utf8"),
  ) as { files: readonly Entry[] };
  const real = files.filter(
    ({ category, maintainer_test: maintained, oracle }) =>
      category !== "templates" && maintained !== true && oracle !== undefined,
  );
  const groups = new Map<string, string[]>();
  for (const { path, cluster = path } of real)
    groups.set(cluster, [...(groups.get(cluster) ?? []), path]);
  const host = nodeHost(openDisk());
  return [...groups.values()].flatMap((paths) => {
    const roots = paths.flatMap((path) => {
      const file = host.read(pathToFileURL(join(folder, path)).href);
      return typeof file === "string" ? [] : [{ file }];
    });
    return analyse({ roots, host })
      .diagnostics.filter(
        ({ rule, severity }) =>
          (rule.area === "cluster" || rule.area === "lvs") &&
          (severity === "error" || severity === "warning"),
      )
      .map(({ rule, file, start }) => ({
        rule: rule.id,
        path: relative(folder, fileURLToPath(file.uri)),
        line: positionAt(file, start).line + 1,
      }));
  });
}
