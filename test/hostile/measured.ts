/* The built command in a process of its own, and what it used. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Readable } from "node:stream";

export interface Measured {
  /** Null: it was killed, as nothing came of it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Of the processor, user and system together. */
  readonly seconds: number;
  /** At its peak. */
  readonly megabytes: number;
}

/** What runs in the command's process before it: tells at the end what was used. */
const teller = `
import { writeSync } from "node:fs";
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(3, JSON.stringify([(userCPUTime + systemCPUTime) / 1e6, maxRSS / 1024]));
});`;

/** In milliseconds: a hang, however busy the machine is. */
const killedAfter = 300_000;

export interface RunOptions {
  readonly uid?: number;
  readonly command?: string;
  /** The single-file executable, in place of Node and a command. */
  readonly executable?: string;
  /** A folder for what is compiled, to be kept for the next run; left out: nothing is kept. */
  readonly cache?: string;
}

/** Runs the command in a folder; as another user where one is given. */
export async function run(
  cwd: string,
  argv: readonly string[],
  { uid, command = "dist/cli.js", executable, cache }: RunOptions = {},
): Promise<Measured> {
  const url = `data:text/javascript,${encodeURIComponent(teller)}`;
  const [file, first, env] =
    executable === undefined
      ? [process.execPath, ["--import", url, resolve(command)], {}]
      : [resolve(executable), [], preloading(cache ?? cwd)];
  const child = spawn(file, [...first, ...argv], {
    cwd,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    timeout: killedAfter,
    killSignal: "SIGKILL",
    ...(uid === undefined ? {} : { uid, gid: uid }),
    env: {
      PATH: process.env.PATH,
      ...env,
      ...(cache === undefined
        ? { NODE_DISABLE_COMPILE_CACHE: "1" }
        : { HOME: cache, XDG_CACHE_HOME: cache, LOCALAPPDATA: cache }),
    },
  });
  const [, out, err, used] = child.stdio;
  const [stdout, stderr, usage, [status]] = await Promise.all([
    textOf(out),
    textOf(err),
    textOf(used as Readable),
    once(child, "close") as Promise<[number | null]>,
  ]);
  const [seconds = Infinity, megabytes = Infinity] = JSON.parse(
    usage === "" ? "[]" : usage,
  ) as number[];
  return { status, stdout, stderr, seconds, megabytes };
}

/** Bun takes files alone. */
function preloading(folder: string): { readonly BUN_OPTIONS: string } {
  const path = join(folder, "teller.mjs");
  writeFileSync(path, teller);
  return { BUN_OPTIONS: `--preload=${path}` };
}

async function textOf(stream: Readable | null): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream ?? []) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
