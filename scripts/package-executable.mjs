// `npm run package:executable`: keepalived-lsp and Node in one file, for machines that have neither. It is for the
// system and processor of the Node that makes it. https://nodejs.org/api/single-executable-applications.html
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { inject } from "postject";
import { requireNode, root, run } from "./prepare.mjs";

requireNode();
process.chdir(root);
const folder = "dist/executable";
const windows = process.platform === "win32";
const executable = join(folder, `keepalived-lsp${windows ? ".exe" : ""}`);
mkdirSync(folder, { recursive: true });

await build({
  entryPoints: ["server/src/cli/executable.ts"],
  outfile: join(folder, "main.cjs"),
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  mainFields: ["module", "main"],
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
  define: { "import.meta.url": "moduleUrl" },
  banner: {
    js: 'const moduleUrl = require("node:url").pathToFileURL(__filename).href;',
  },
  logLevel: "warning",
});
const config = join(folder, "sea.json");
const blob = join(folder, "sea.blob");
writeFileSync(
  config,
  JSON.stringify({
    main: join(folder, "main.cjs"),
    output: blob,
    disableExperimentalSEAWarning: true,
    useCodeCache: true,
  }),
);
run(process.execPath, ["--experimental-sea-config", config]);
copyFileSync(process.execPath, executable);
chmodSync(executable, 0o755);
await inject(executable, "NODE_SEA_BLOB", readFileSync(blob), {
  sentinelFuse: "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2",
  ...(process.platform === "darwin" && { machoSegmentName: "NODE_SEA" }),
});
if (process.platform === "darwin") run("codesign", ["--sign", "-", executable]);

const { stdout } = spawnSync(executable, ["--version"], { encoding: "utf8" });
if (!/^\d+\.\d+\.\d+\n$/.test(stdout)) throw new Error("it does not start");
const size = (statSync(executable).size / 1e6).toFixed(0);
console.log(`${executable}: keepalived-lsp ${stdout.trim()}, ${size} MB`);
