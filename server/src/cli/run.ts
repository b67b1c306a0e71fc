/* The command in the real process. */
import { fstatSync } from "node:fs";
import { main } from "./command-line.ts";
import { exitCodes, Failure } from "./environment.ts";
import { openDisk } from "./node-host.ts";
import { openOutput } from "./output.ts";

const { node, bun } = process.versions;
/** The single-file executable runs on Bun. */
const runtime = bun === undefined ? `Node ${node}` : `Bun ${bun}`;

void run();

async function run(): Promise<void> {
  const stdout = openOutput("stdout");
  const stderr = openOutput("stderr");
  const cwd = currentFolder();
  if (cwd === undefined) {
    stderr.write("keepalived-lsp: the current folder was removed\n");
    process.exitCode = exitCodes.failure;
    return;
  }
  process.exitCode = await main(process.argv.slice(2), {
    cwd,
    stdin: readStdin,
    stdout: stdout.write,
    stderr: stderr.write,
    env: process.env,
    get isTTY() {
      return stdout.isTTY;
    },
    get isWatched() {
      return stderr.isTTY;
    },
    get columns() {
      return stdout.columns;
    },
    machine: `${runtime}, ${process.platform} ${process.arch}`,
    now: () => new Date(),
    files: openDisk(),
  });
}

function currentFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

async function readStdin(): Promise<Uint8Array> {
  // where Node reads nothing, and says nothing
  if (fstatSync(0).isDirectory()) throw new Failure("-: is a folder");
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
