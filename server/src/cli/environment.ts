import { visible } from "../engine/visible.ts";
import type { Disk } from "./node-host.ts";

/** All that the command line knows of the outside. */
export interface Environment {
  readonly cwd: string;
  /** Standard input, to its end. */
  readonly stdin: () => Promise<Uint8Array>;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard output is a terminal. */
  readonly isTTY: boolean;
  /** Whether somebody watches standard error. */
  readonly isWatched: boolean;
  /** Width of the terminal, where it is one. */
  readonly columns?: number | undefined;
  readonly now: () => Date;
  /** What runs this, for reports: `Node 20.20.2, linux x64`. */
  readonly machine: string;
  readonly files: Disk;
}

/** The call can't be carried out: told on standard error, exit 2. */
export class Failure extends Error {
  readonly lines: readonly string[];

  constructor(...lines: readonly string[]) {
    super(lines.join("\n"));
    this.lines = lines;
  }
}

/** What was thrown, and where. */
export function faultText(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : "";
  return text || String(error);
}

/** Says something beside the result, on standard error: a line each, whatever names in it hold. */
export function say(
  { stderr }: Pick<Environment, "stderr">,
  lines: readonly string[],
): void {
  for (const line of lines) stderr(`keepalived-lsp: ${visible(line)}\n`);
}

/** What the process answers. */
export const exitCodes = { clean: 0, findings: 1, failure: 2 } as const;
