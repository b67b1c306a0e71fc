// `npm start`: from a fresh clone to findings. Installs and builds what is missing, lints the example cluster, says
// what to do next.
import { join } from "node:path";
import {
  attempt,
  buildIfStale,
  installPackages,
  requireNode,
  root,
} from "./prepare.mjs";

const example = "test/fixtures/examples/web-cluster";

requireNode();
installPackages();
buildIfStale();

console.log(`
Linting the example: ${example}, two nodes of a cluster
$ node dist/cli.js lint ${example}
`);
const status = attempt(process.execPath, ["dist/cli.js", "lint", example]);
// 1: it has found something, and here it must
if (status !== 1) {
  console.error(`Expected findings (exit 1), but the exit status is ${status}`);
  process.exit(status === 0 ? 1 : status);
}

console.log(`
Next steps

  lint your own files     node dist/cli.js lint FILE_OR_FOLDER...
                          (name all nodes of a cluster: they are compared)
  read about a finding    node dist/cli.js explain dr-director-is-real-server
  put it on your path     npm link; then keepalived-lsp lint ...
  VS Code                 npm run package:vsix
                          code --install-extension keepalived-lsp.vsix
                          code ${example}
  any other editor        its language server command is
                          node ${join(root, "dist/cli.js")} --stdio
                          (docs/editors.md has what to write where)
  run all tests           npm test
`);
