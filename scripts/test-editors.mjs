// `npm run test:editors`: two releases of VS Code in Chromium and in their extension hosts, Neovim, Emacs and Vim, with
// the extension and the server as they ship. Installs packages and editors where they are missing
// (scripts/setup-editors.mjs), builds, and packs the extension. UPDATE_PICTURES=1 makes the pictures in images/ anew.
//
//   npm run test:editors -- --grep Neovim      options of mocha
import { attempt, installPackages, requireNode, run } from "./prepare.mjs";
import { setupEditors } from "./setup-editors.mjs";

const tests = [
  "package",
  "other-editors",
  "extension-host",
  "vscode",
  "vscode-trouble",
];

requireNode();
installPackages();
try {
  setupEditors();
} catch (error) {
  console.error(error.message);
  process.exit(2);
}
console.log("Packing the extension");
run("npm", ["run", "--silent", "package:vsix"]);
const failed = tests.filter((name) => !passes(name) && !passesAgain(name));
if (failed.length > 0) {
  console.error(`Failed twice: ${failed.join(", ")}`);
  process.exit(1);
}

function passes(name) {
  const status = attempt(process.execPath, [
    "node_modules/mocha/bin/mocha.js",
    ...process.argv.slice(2),
    `test/e2e/${name}.test.mjs`,
  ]);
  return status === 0;
}

/** Other programs' windows on a busy machine: what fails by chance does not fail twice, and it is said. */
function passesAgain(name) {
  console.error(`\n${name} failed; once more, to tell a mistake from chance`);
  return passes(name);
}
