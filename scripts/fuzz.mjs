// `npm run fuzz -- [PROPERTY] [--from SEED] [--count N]`: many random inputs, see test/fuzz/main.ts.
import { build } from "esbuild";
import { attempt, root } from "./prepare.mjs";

process.chdir(root);
await build({
  entryPoints: ["test/fuzz/main.ts"],
  outfile: "dist/fuzz/main.mjs",
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  sourcemap: "linked",
  logLevel: "warning",
});
process.exitCode = attempt(process.execPath, [
  "--enable-source-maps",
  "dist/fuzz/main.mjs",
  ...process.argv.slice(2),
]);
