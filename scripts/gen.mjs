// Makes everything that is derived from the schema and the rules:
//
//   node scripts/gen.mjs            writes it
//   node scripts/gen.mjs --check    only tells what is out of date
//
// gen-registry.mjs comes first (the others import the registry); every gen-*.ts exports `generate()`, which gives
// the texts of files by path. To add a generated file, write such a module.
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { spawnSync } from "node:child_process";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const check = process.argv.includes("--check");

const registry = spawnSync(
  process.execPath,
  [join(root, "scripts/gen-registry.mjs"), ...process.argv.slice(2)],
  {
    stdio: "inherit",
  },
);
if (registry.status !== 0) process.exit(registry.status ?? 2);

const generators = readdirSync(join(root, "scripts")).filter((name) =>
  /^gen-.*\.ts$/.test(name),
);
const outdir = join(root, "dist/gen");
await build({
  entryPoints: generators.map((name) => join(root, "scripts", name)),
  outdir,
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
  outExtension: { ".js": ".mjs" },
  logLevel: "warning",
});

let outdated = 0;
for (const name of generators) {
  const { generate, folders = [] } = await import(
    pathToFileURL(join(outdir, name.replace(/\.ts$/, ".mjs"))).href
  );
  const files = await generate(root);
  for (const [path, text] of Object.entries(files)) update(path, text);
  // A page whose rule or keyword is gone goes too.
  for (const folder of folders)
    for (const path of filesIn(folder)) if (!(path in files)) remove(path);
}
if (outdated > 0) {
  console.error(
    `${outdated} generated files are out of date: run \`npm run gen\``,
  );
  process.exit(1);
}

function update(path, text) {
  if (read(path) === text) return;
  if (check) return tell(path);
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function remove(path) {
  if (check) return tell(path);
  rmSync(join(root, path));
}

function tell(path) {
  outdated += 1;
  console.error(`out of date: ${path}`);
}

function read(path) {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch {
    return undefined;
  }
}

function filesIn(folder) {
  try {
    return readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
  } catch {
    return [];
  }
}
