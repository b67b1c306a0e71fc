/*
 * Entry point of the command `keepalived-lsp`: loads the language server for `--stdio`, else the command line. That one
 * is loaded with what V8 has compiled of it before, which saves a third of the time of a short run.
 */
import { createRequire } from "node:module";
import { join } from "node:path";
import { loadCached } from "./code-cache.ts";
import { expectShortRun } from "./short-run.ts";

const argv = process.argv.slice(2);
const server = join(__dirname, "server.cjs");
const command = join(__dirname, "command.cjs");

// Editors add words of their own (--clientProcessId=1): the server reads them.
if (argv.includes("--stdio")) createRequire(__filename)(server);
else {
  expectShortRun();
  // What a run has compiled is kept for the next: of other commands that would be little.
  loadCached(command, { keep: argv[0] === "lint" });
}
