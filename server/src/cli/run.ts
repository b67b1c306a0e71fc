/* The command in the real process. */
import { main } from "./command-line.ts";
import { openDisk } from "./node-host.ts";

const { node, bun } = process.versions;
/** The single-file executable runs on Bun. */
const runtime = bun === undefined ? `Node ${node}` : `Bun ${bun}`;

void run();

async function run(): Promise<void> {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", endQuietly);
  process.exitCode = await main(process.argv.slice(2), {
    cwd: process.cwd(),
    stdin: readStdin,
    stdout: (text) => process.stdout.write(text),
    stderr: (text) => process.stderr.write(text),
    env: process.env,
    isTTY: process.stdout.isTTY,
    isWatched: process.stderr.isTTY,
    columns: process.stdout.columns,
    machine: `${runtime}, ${process.platform} ${process.arch}`,
    now: () => new Date(),
    files: openDisk(),
  });
}

/** `| head` closes its end before we are done: no fault of ours. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit();
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
