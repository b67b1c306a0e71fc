// The suites with all mutants in them: one bundle, loaded into this process, in which one mutant is on at a time.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import vm from "node:vm";
import { build } from "esbuild";
import { mutate } from "./mutants.mjs";

const folder = "server/src/rules";
/** Not what rules do: what their examples and their pages are made of. */
const textOnly = /\/(?:example-configurations|rule-page)\.ts$/;

const outfile = "dist/mutation/suites.cjs";

/** The mutants of the chosen files, which rules each file is a part of, and a bundle that holds them. */
export async function buildMutants(isChosen) {
  const mutants = [];
  const texts = new Map();
  for (const name of readdirSync(folder, { recursive: true })) {
    if (!name.endsWith(".ts") || name.endsWith(".gen.ts")) continue;
    const path = join(folder, name);
    if (!isChosen(path) || textOnly.test(path)) continue;
    const made = mutate(path, readFileSync(path, "utf8"), mutants.length);
    texts.set(path, made.text);
    mutants.push(...made.mutants);
  }
  const { metafile } = await build({
    entryPoints: ["test/mutation/suites.ts"],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    mainFields: ["module", "main"],
    metafile: true,
    logLevel: "error",
    plugins: [
      {
        name: "mutants",
        setup({ onLoad }) {
          onLoad({ filter: /server\/src\/rules\/.*\.ts$/ }, ({ path }) => {
            const contents = texts.get(path.slice(process.cwd().length + 1));
            return contents === undefined
              ? undefined
              : { contents, loader: "ts" };
          });
        },
      },
    ],
  });
  return { mutants, owners: ownersOf(metafile.inputs) };
}

/** The rules that a file is a part of, by file. */
function ownersOf(inputs) {
  const owners = new Map();
  const pass = (path, id) => {
    const own = owners.get(path) ?? new Set();
    if (own.has(id) || !path.startsWith(folder)) return;
    owners.set(path, own.add(id));
    for (const { path: imported } of inputs[path].imports) pass(imported, id);
  };
  for (const path of Object.keys(inputs)) {
    const [, id] = /^server\/src\/rules\/\w+\/([\w-]+)\.ts$/.exec(path) ?? [];
    if (id !== undefined) pass(path, id);
  }
  return owners;
}

const script = { of: undefined };

/**
 * Loads the suites anew. `active` is the mutant that is on, `reached` all that were asked for; both may be changed.
 */
export function load(active) {
  script.of ??= new vm.Script(
    `(function (exports, require, module, describe, it, mutant) {${readFileSync(outfile, "utf8")}\n})`,
    { filename: outfile },
  );
  const world = { active, reached: new Set(), tests: new Map(), exports: {} };
  const titles = [];
  const describe = (title, define) => {
    titles.push(title);
    define();
    titles.pop();
    return { timeout: () => undefined };
  };
  const it = (title, run) => {
    world.tests.set([...titles, title].join(" "), run);
  };
  const mutant = (id) => {
    world.reached.add(id);
    return id === world.active;
  };
  const module = { exports: {} };
  script.of.runInThisContext()(
    module.exports,
    createRequire(join(process.cwd(), outfile)),
    module,
    describe,
    it,
    mutant,
  );
  world.exports = module.exports;
  return world;
}
