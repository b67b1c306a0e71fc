import assert from "node:assert/strict";
import { evaluate } from "../../grammar/evaluation/evaluate.ts";
import { newestVersion } from "../../grammar/schema/versions.ts";
import { vocabulary } from "../../grammar/schema/schema.ts";
import type { SourceFile } from "../../grammar/syntax/source-file.ts";
import { fragmentPath } from "../../server/src/engine/fragments.ts";
import type { Workspace } from "../../server/src/features/workspace.ts";
import { readingsOf } from "../../server/src/engine/readings.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";
import { clustersOf } from "../../server/src/model/clusters.ts";
import { nodeOf } from "../../server/src/model/nodes.ts";

/** The cursor: no character of the language. */
const marker = "█";

export interface World {
  readonly file: SourceFile;
  readonly offset: number;
  readonly workspace: Workspace;
}

/** A workspace of files by path (a text alone is /keepalived.conf), with the cursor where a text has a █. */
export function world(
  files: string | Readonly<Record<string, string>>,
  target = newestVersion,
): World {
  const marked =
    typeof files === "string" ? { "/keepalived.conf": files } : files;
  const texts = Object.fromEntries(
    Object.entries(marked).map(([uri, text]) => [
      uri,
      text.replace(marker, ""),
    ]),
  );
  const host = memoryHost(texts);
  const [uri, text] =
    Object.entries(marked).find(([, each]) => each.includes(marker)) ??
    Object.entries(marked)[0] ??
    assert.fail("a world needs a file");
  const read = (each: string): SourceFile => {
    const file = host.read(each);
    assert.notEqual(typeof file, "string", `${each}: ${JSON.stringify(file)}`);
    return file as SourceFile;
  };
  const all = Object.keys(texts).flatMap((each) =>
    readingsOf(read(each), { hostFor: () => host }).map(
      ({ configuration }) => configuration,
    ),
  );
  const nodes = [...new Set(all)].map((each) => nodeOf(each));
  const network = {
    nodes,
    clusters: clustersOf(nodes, [], { guess: true }),
  };
  const workspace: Workspace = {
    host,
    networkOf: () => network,
    target,
    configurationsOf: (file) => {
      const having = all.filter((each) => each.files.includes(file));
      const including = having.filter(({ root }) => root !== file);
      const [first, ...others] = including.length > 0 ? including : having;
      if (first !== undefined) return [first, ...others];
      return [evaluate(file, host, { vocabulary, path: fragmentPath(file) })];
    },
  };
  return { file: read(uri), offset: text.indexOf(marker), workspace };
}
