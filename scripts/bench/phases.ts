/* The steps of an analysis, each timed in one process; `bench.mjs` bundles and calls this. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { evaluate } from "../../grammar/evaluation/evaluate.ts";
import { checkTree } from "../../grammar/schema/check.ts";
import { vocabulary } from "../../grammar/schema/schema.ts";
import { linesOf } from "../../grammar/syntax/line-parser.ts";
import { sourceFile } from "../../grammar/syntax/source-file.ts";
import { analyse } from "../../server/src/engine/analyse.ts";
import { defaultSettings } from "../../server/src/engine/settings.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";
import { nodeOf } from "../../server/src/model/nodes.ts";

/** Milliseconds of the first run in a process, as a command sees it. */
export function phases(folder: string): Readonly<Record<string, number>> {
  const times: Record<string, number> = {};
  const step = <T>(name: string, work: () => T): T => {
    const started = performance.now();
    const result = work();
    times[name] = performance.now() - started;
    return result;
  };
  const texts = step("read bytes", () => textsOf(folder));
  const host = memoryHost(texts);
  const uri = join(folder, "keepalived.conf");
  const file = host.read(uri);
  if (typeof file === "string") throw new Error(`${uri}: ${file}`);
  step("lines", () => linesOf(file));
  const configuration = step("evaluation and blocks", () =>
    evaluate(file, host, { vocabulary }),
  );
  step("model", () => nodeOf(configuration));
  step("schema", () =>
    checkTree(configuration.statements, defaultSettings.target),
  );
  const again = sourceFile(uri, file.text);
  const { diagnostics } = step("whole analysis", () =>
    analyse({ roots: [{ file: again }], host }),
  );
  return { ...times, diagnostics: diagnostics.length };
}

function textsOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [
      join(folder, name),
      readFileSync(join(folder, name), "utf8"),
    ]),
  );
}

const folder = process.argv[2];
if (folder !== undefined) process.stdout.write(JSON.stringify(phases(folder)));
