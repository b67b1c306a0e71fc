// `npm run coverage`: which lines the tests run, by folder; fails where a folder of the core is below the threshold.
//
// Not from dist/test: in bundles V8's counts can't be told apart by source. Here each module is a file of its own.
// Left out are the suites that ask the daemon and those that drive the server in another process: they run the same
// lines, and nobody would see.
import { readdirSync, readFileSync } from "node:fs";
import { build } from "esbuild";
import { attempt, buildIfStale, root } from "./prepare.mjs";

/** Per cent of the lines of each folder of the core. */
const least = 95;
const core =
  /^grammar\/|^server\/src\/(?:model|engine|features|format|host|rules)$/;

const outdir = "dist/coverage";
const reports = `${outdir}/report`;

process.chdir(root);
// what is built is what some tests look at
buildIfStale();
await buildModules();
process.exitCode = attempt(process.execPath, [
  "node_modules/c8/bin/c8.js",
  "--exclude-after-remap",
  ...["grammar/**", "server/**"].flatMap((glob) => ["--include", glob]),
  ...["json-summary", "html"].flatMap((kind) => ["--reporter", kind]),
  `--reports-dir=${reports}`,
  `--temp-directory=${outdir}/counts`,
  process.execPath,
  "node_modules/mocha/bin/mocha.js",
  "--reporter=dot",
  ...["conformance", "protocol"].flatMap((suite) => [
    "--ignore",
    `${outdir}/test/${suite}/**`,
  ]),
  `${outdir}/test/**/*.test.mjs`,
]);
if (process.exitCode === 0) report();

async function buildModules() {
  await build({
    entryPoints: ["client", "grammar", "scripts", "server", "test"].flatMap(
      (folder) =>
        readdirSync(folder, { recursive: true })
          .filter((name) => name.endsWith(".ts"))
          .map((name) => `${folder}/${name}`),
    ),
    outbase: ".",
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20",
    format: "esm",
    sourcemap: "linked",
    logLevel: "warning",
    plugins: [{ name: "one module a file", setup: leaveImports }],
  });
}

/** Modules of this project stay imports, of what they are built to. */
function leaveImports({ onResolve }) {
  onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ path, kind }) =>
    kind === "entry-point"
      ? undefined
      : { path: path.replace(/\.ts$/, ".mjs"), external: true },
  );
}

function report() {
  const summary = JSON.parse(
    readFileSync(`${reports}/coverage-summary.json`, "utf8"),
  );
  const folders = new Map();
  for (const [path, { lines }] of Object.entries(summary)) {
    const [folder] =
      /(?:grammar|server\/src)\/\w+(?=\/)/.exec(path.replaceAll("\\", "/")) ??
      [];
    if (folder === undefined) continue;
    const { total, covered } = folders.get(folder) ?? { total: 0, covered: 0 };
    folders.set(folder, {
      total: total + lines.total,
      covered: covered + lines.covered,
    });
  }
  const low = [];
  for (const [folder, { total, covered }] of [...folders].sort()) {
    const share = (100 * covered) / total;
    if (core.test(folder) && share < least) low.push(folder);
    console.log(
      `${folder.padEnd(24)} ${String(total).padStart(6)} lines ${share.toFixed(2).padStart(7)} %`,
    );
  }
  console.log(`Line by line: ${reports}/index.html`);
  if (low.length === 0) return;
  console.error(`Below ${least} %: ${low.join(", ")}`);
  process.exitCode = 1;
}
