// The end-to-end tests: VS Code in Chromium, and Neovim, with the extension and the server as they ship.
//
//   node scripts/test-editors.mjs [options of mocha]
//
// Gets the editors first (scripts/setup-editors.mjs), builds, and packs the extension.
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { setupEditors } from "./setup-editors.mjs";

process.chdir(resolve(import.meta.dirname, ".."));
try {
  setupEditors();
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
run("npm", ["run", "--silent", "package:vsix"]);
run("npx", [
  "mocha",
  ...process.argv.slice(2),
  ...["package", "neovim", "vscode"].map((name) => `test/e2e/${name}.test.mjs`),
]);

function run(command, args) {
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 2);
}
