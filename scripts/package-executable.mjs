// `npm run package:executable`: keepalived-lsp and all it needs in one file, for machines without Node. It runs on Bun,
// which starts in half of Node's time, and keeps the program as bytecode: `lint` takes a third less.
// https://bun.com/docs/bundler/executables
//
//   npm run package:executable                             for the system and processor of this machine
//   npm run package:executable -- --target linux-arm64     for another: linux, darwin, windows; x64, arm64; -musl
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { bundledPackages, noticesOf } from "./bundled-packages.mjs";
import { lazyGrammar } from "./lazy-grammar.mjs";
import { lazyRuleTexts } from "./lazy-rule-texts.mjs";
import { requireNode, root, run } from "./prepare.mjs";

const { values: options } = parseArgs({
  options: { target: { type: "string" } },
});
const { target } = options;

requireNode();
process.chdir(root);
const folder = "dist/executable";
const isWindows = (target ?? process.platform).startsWith("win");
const executable = join(folder, `keepalived-lsp${isWindows ? ".exe" : ""}`);
mkdirSync(folder, { recursive: true });

const { metafile } = await build({
  entryPoints: {
    main: "server/src/cli/executable.ts",
    grammar: "grammar/syntax/line-grammar.ts",
  },
  outdir: folder,
  outExtension: { ".js": ".cjs" },
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  mainFields: ["module", "main"],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  plugins: [lazyRuleTexts, lazyGrammar],
  metafile: true,
  logLevel: "warning",
});
// not in its place where npm was told to run no scripts of packages
if (statSync("node_modules/bun/bin/bun.exe").size < 1_000_000)
  run(process.execPath, ["node_modules/bun/install.js"]);
run(join(root, "node_modules/bun/bin/bun.exe"), [
  "build",
  join(folder, "main.cjs"),
  "--compile",
  "--bytecode",
  // a run of half a second has little use for code that is compiled as if it went on for hours
  "--compile-jit-policy=3",
  // what lies in the folder where it is started has no say: Bun would run what a bunfig.toml names
  "--no-compile-autoload-bunfig",
  "--no-compile-autoload-dotenv",
  `--target=bun${target === undefined ? "" : `-${target}`}`,
  `--outfile=${executable}`,
]);

const { version } = JSON.parse(readFileSync("node_modules/bun/package.json"));
writeFileSync(
  join(folder, "THIRD-PARTY-NOTICES.txt"),
  `Bun ${version} (MIT), with WebKit's JavaScriptCore (LGPL 2.1) and others: https://bun.com/docs/project/license

${noticesOf(bundledPackages([metafile]))}`,
);

if (target === undefined) {
  const { stdout } = spawnSync(executable, ["--version"], { encoding: "utf8" });
  if (!/^\d+\.\d+\.\d+\n$/.test(stdout)) throw new Error("it does not start");
}
const size = (statSync(executable).size / 1e6).toFixed(0);
console.log(`${executable}: ${size} MB`);
