// Builds dist/:
//
//   node esbuild.mjs            once
//   node esbuild.mjs --watch    and again after every change
//
// What ships is CommonJS (dist/package.json says so, for a command starts faster that way) and holds all its packages.
// The tests are ES modules in dist/test that share chunks and load their packages from node_modules.
import { existsSync } from "node:fs";
import {
  chmod,
  mkdir,
  readdir,
  readFile,
  rm,
  writeFile,
} from "node:fs/promises";
import { join, relative } from "node:path";
import { performance } from "node:perf_hooks";
import { build, context } from "esbuild";
import { bundledPackages, noticesOf } from "./scripts/bundled-packages.mjs";
import { lazyGrammar } from "./scripts/lazy-grammar.mjs";
import { lazyRuleTexts } from "./scripts/lazy-rule-texts.mjs";
import { sbomFile, sbomOf } from "./scripts/sbom.mjs";

const command = "dist/cli.js";

const common = {
  bundle: true,
  platform: "node",
  target: "node20",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
};

const shipped = {
  ...common,
  format: "cjs",
  // ES modules first: some packages' CommonJS hides its `require` from bundlers
  mainFields: ["module", "main"],
  sourcemap: "external",
};

/** What the command loads. Small and in ASCII, for it is read at every start; names stay, for reports of faults. */
const cached = {
  ...shipped,
  charset: "ascii",
  // a function, as server/src/cli/code-cache.ts calls it: what is cached is compiled from the file as it is
  banner: {
    js: "(function (exports, require, module, __filename, __dirname) {",
  },
  footer: { js: "})" },
  minifyWhitespace: true,
  minifySyntax: true,
};

const bundles = [
  {
    ...shipped,
    entryPoints: ["client/src/extension.ts"],
    outfile: "dist/extension.cjs",
    external: ["vscode"],
  },
  {
    ...shipped,
    entryPoints: ["server/src/node/main.ts"],
    outfile: "dist/server.cjs",
    minifyWhitespace: true,
    minifySyntax: true,
  },
  {
    ...shipped,
    entryPoints: ["server/src/cli/main.ts"],
    outfile: command,
    banner: { js: "#!/usr/bin/env node" },
  },
  {
    ...cached,
    entryPoints: ["server/src/cli/run.ts"],
    outfile: "dist/command.cjs",
    plugins: [lazyRuleTexts, lazyGrammar],
  },
  {
    ...cached,
    entryPoints: ["grammar/syntax/line-grammar.ts"],
    outfile: "dist/grammar.cjs",
  },
];

/** What goes with the bundles: what other packages' licences ask for, and the bill of materials. */
async function writePapers(metafiles) {
  const packages = bundledPackages(metafiles);
  const [manifest, lock] = await Promise.all(
    ["package.json", "package-lock.json"].map(async (file) =>
      JSON.parse(await readFile(file, "utf8")),
    ),
  );
  const sbom = sbomOf(packages, manifest, lock);
  await writeFile("dist/THIRD-PARTY-NOTICES.txt", noticesOf(packages));
  await writeFile(sbomFile, `${JSON.stringify(sbom, undefined, 2)}\n`);
}

const tests = {
  ...common,
  format: "esm",
  packages: "external",
  splitting: true,
  sourcemap: "linked",
  outbase: "test",
  outdir: "dist/test",
  outExtension: { ".js": ".mjs" },
};

process.chdir(import.meta.dirname);
await mkdir("dist/test", { recursive: true });
await writeFile("dist/package.json", '{ "type": "commonjs" }\n');

const present = bundles.filter(({ entryPoints: [entry], outfile }) => {
  if (existsSync(entry)) return true;
  console.log(`${outfile} skipped: there is no ${entry}`);
  return false;
});
if ((await testFiles()).length > 0) {
  present.push({ ...tests, entryPoints: await testFiles() });
} else {
  console.log("dist/test skipped: there are no test/**/*.test.ts");
}

if (process.argv.includes("--watch")) {
  for (const options of present) {
    await (await context(options)).watch();
  }
  console.log("Watching for changes; Ctrl+C ends it");
} else {
  const results = await Promise.allSettled(present.map(buildOne));
  if (results.some(({ status }) => status === "rejected")) process.exitCode = 1;
  await writePapers(results.flatMap(({ value }) => value ?? []));
}

async function buildOne(options) {
  const started = performance.now();
  const { metafile } = await build(options);
  const outputs = Object.entries(metafile.outputs);
  const code = outputs.filter(([file]) => !file.endsWith(".map"));
  const kilobytes = code.reduce((sum, [, { bytes }]) => sum + bytes, 0) / 1000;
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${options.outfile ?? options.outdir}: ${kilobytes.toFixed(0)} kB in ${seconds.toFixed(2)} s`,
  );
  if (options.outfile === command) await chmod(command, 0o755);
  if (options.outdir) await removeOthers(options.outdir, outputs);
  return options.packages === "external" ? [] : [metafile];
}

/** Tests and chunks of earlier builds would still be found and run. */
async function removeOthers(folder, outputs) {
  const kept = new Set(outputs.map(([file]) => file));
  for (const file of await filesBelow(folder)) {
    if (/\.m?js(\.map)?$/.test(file) && !kept.has(file)) await rm(file);
  }
}

async function testFiles() {
  return (await filesBelow("test")).filter((file) => file.endsWith(".test.ts"));
}

async function filesBelow(folder) {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(".", join(entry.parentPath, entry.name)));
}
