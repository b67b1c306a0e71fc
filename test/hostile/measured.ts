/* The built command in a process of its own, and what it used. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
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
const teller = `data:text/javascript,${encodeURIComponent(`
import { writeSync } from "node:fs";
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(3, JSON.stringify([(userCPUTime + systemCPUTime) / 1e6, maxRSS / 1024]));
});`)}`;

/** In milliseconds: a hang, however busy the machine is. */
const killedAfter = 300_000;

export interface RunOptions {
  readonly uid?: number;
  readonly command?: string;
  /** A folder for what is compiled, to be kept for the next run; left out: nothing is kept. */
  readonly cache?: string;
}

/** Runs the command in a folder; as another user where one is given. */
export async function run(
  cwd: string,
  argv: readonly string[],
  { uid, command = "dist/cli.js", cache }: RunOptions = {},
): Promise<Measured> {
  const child = spawn(
    process.execPath,
    ["--import", teller, resolve(command), ...argv],
    {
      cwd,
      stdio: ["ignore", "pipe", "pipe", "pipe"],
      timeout: killedAfter,
      killSignal: "SIGKILL",
      ...(uid === undefined ? {} : { uid, gid: uid }),
      env: {
        PATH: process.env.PATH,
        ...(cache === undefined
          ? { NODE_DISABLE_COMPILE_CACHE: "1" }
          : { HOME: cache, XDG_CACHE_HOME: cache, LOCALAPPDATA: cache }),
      },
    },
  );
  const [, out, err, used] = child.stdio;
  const [stdout, stderr, told, [status]] = await Promise.all([
    textOf(out),
    textOf(err),
    textOf(used as Readable),
    once(child, "close") as Promise<[number | null]>,
  ]);
  const [seconds = Infinity, megabytes = Infinity] = JSON.parse(
    told === "" ? "[]" : told,
  ) as number[];
  return { status, stdout, stderr, seconds, megabytes };
}

async function textOf(stream: Readable | null): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream ?? []) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
