/* The single-file executable as `npm run package:executable` makes it, and the same program on Node. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { resolve } from "node:path";

/** A program and what comes before its arguments. */
export type Program = readonly [file: string, ...argv: readonly string[]];

export const onNode: Program = [process.execPath, resolve("dist/cli.js")];
export const executable: Program = [resolve("dist/executable/keepalived-lsp")];

/** Why it can't be made here; undefined where it can. */
export const missing =
  process.platform !== "linux"
    ? "held on Linux only"
    : existsSync("node_modules/@oven")
      ? undefined
      : `there is no Bun for ${process.platform} ${process.arch}`;

if (missing !== undefined)
  console.log(`Not run: the suites of the executable. ${missing}`);

let made = false;

/** Makes it, once for all suites. */
export function make(): void {
  if (made) return;
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    ["scripts/package-executable.mjs"],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`not made: ${stdout}${stderr}`);
  made = true;
}

export interface Call {
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Answer {
  /** Null: a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Calls a program; what it says is its bytes, one character for each. */
export async function call(
  [file, ...first]: Program,
  argv: readonly string[],
  { cwd = ".", stdin = "", env = {} }: Call = {},
): Promise<Answer> {
  const child = spawn(file, [...first, ...argv], {
    cwd,
    env: { ...process.env, ...env },
  });
  const texts = [child.stdout, child.stderr].map(async (stream) => {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString("latin1");
  });
  // who does not read it may be gone before all is written
  child.stdin.on("error", () => undefined).end(stdin);
  const [status] = (await once(child, "close")) as [number | null];
  const [stdout = "", stderr = ""] = await Promise.all(texts);
  return { status, stdout, stderr };
}
