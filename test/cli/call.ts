import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { main } from "../../server/src/cli/command-line.ts";
import { openDisk } from "../../server/src/cli/node-host.ts";

export interface CallOptions {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTTY?: boolean;
  /** The working directory, inside the folder. */
  readonly cwd?: string;
}

export interface Answer {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Folder {
  readonly path: string;
  readonly call: (
    argv: readonly string[],
    options?: CallOptions,
  ) => Promise<Answer>;
  readonly read: (name: string) => string;
  readonly makeExecutable: (name: string) => void;
  readonly write: (name: string, content: string | Uint8Array) => void;
}

/** Carries out calls in a folder of its own with these files. */
export async function inFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
  test: (folder: Folder) => Promise<void>,
): Promise<void> {
  const path = mkdtempSync(join(tmpdir(), "keepalived-lsp-"));
  const write = (name: string, content: string | Uint8Array): void => {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  try {
    for (const [name, content] of Object.entries(files)) write(name, content);
    await test({
      path,
      write,
      makeExecutable: (name) => chmodSync(join(path, name), 0o755),
      read: (name) => readFileSync(join(path, name), "utf8"),
      call: (argv, options = {}) => callIn(path, argv, options),
    });
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}

/** A call that needs no files. */
export function call(argv: readonly string[]): Promise<Answer> {
  return callIn(tmpdir(), argv, {});
}

async function callIn(
  folder: string,
  argv: readonly string[],
  { stdin = "", env = {}, isTTY = false, cwd = "" }: CallOptions,
): Promise<Answer> {
  let stdout = "";
  let stderr = "";
  const status = await main(argv, {
    cwd: join(folder, cwd),
    stdin: () =>
      Promise.resolve(typeof stdin === "string" ? Buffer.from(stdin) : stdin),
    stdout: (text) => (stdout += text),
    stderr: (text) => (stderr += text),
    env,
    isTTY,
    isWatched: isTTY,
    machine: "Node 20.0.0, linux x64",
    now: () => new Date("2026-01-02T03:04:05Z"),
    files: openDisk(),
  });
  return { status, stdout, stderr };
}

/** A configuration without findings. */
export const clean = `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

/** One finding at error level, with a safe fix: `garp master_delay`. */
export const wrong = clean.replace(
  "    priority 100\n",
  "    priority 100\n    garp master_delay 10\n",
);
