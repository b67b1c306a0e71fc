/*
 * Entry point of the command `keepalived-lsp`: loads the language server for `--stdio`, else the command line. That one
 * is loaded with what V8 has compiled of it before, which saves a third of the time of a short run.
 */
import { join } from "node:path";
import { loadCached } from "./code-cache.ts";
import { expectShortRun } from "./short-run.ts";

const load: (id: string) => unknown = require;
const argv = process.argv.slice(2);
const server = join(__dirname, "server.cjs");
const command = join(__dirname, "command.cjs");

// Editors add words of their own (--clientProcessId=1): the server reads them.
if (argv.includes("--stdio")) load(server);
else {
  expectShortRun();
  // What a run has compiled is kept for the next: of other commands that would be little.
  loadCached(command, { load, keep: argv[0] === "lint" });
}
