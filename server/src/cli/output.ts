/*
 * Standard output and standard error. Node takes milliseconds to make streams of them: files and pipes, where a write
 * is done when it returns, are written to without.
 */
import { fstatSync, writeSync } from "node:fs";
import { exitCodes } from "./environment.ts";

export interface Output {
  readonly write: (text: string) => void;
  readonly isTTY: boolean;
  /** Width of the terminal, where it is one. */
  readonly columns: number | undefined;
}

/** Opens the stream when it is needed. */
export function openOutput(name: "stdout" | "stderr"): Output {
  const descriptor = name === "stdout" ? 1 : 2;
  let opened: NodeJS.WriteStream | undefined;
  const stream = (): NodeJS.WriteStream =>
    (opened ??= process[name].on("error", onUnwritten));
  let isPlain = isFileOrPipe(descriptor);
  return {
    write: (text) => {
      const left = isPlain ? writePlainly(descriptor, text) : text;
      if (left.length === 0) return;
      isPlain = false;
      stream().write(left);
    },
    get isTTY() {
      return !isPlain && stream().isTTY;
    },
    get columns() {
      return isPlain ? undefined : stream().columns;
    },
  };
}

function isFileOrPipe(descriptor: number): boolean {
  try {
    const stats = fstatSync(descriptor);
    return stats.isFile() || stats.isFIFO() || stats.isSocket();
  } catch {
    return false;
  }
}

/** Returns what is left where a reader that is too slow would have to be waited for. */
function writePlainly(descriptor: number, text: string): Uint8Array {
  let left: Uint8Array = Buffer.from(text);
  try {
    while (left.length > 0) left = left.subarray(writeSync(descriptor, left));
    return left;
  } catch (error) {
    const reason = error as NodeJS.ErrnoException;
    if (reason.code === "EAGAIN") return left;
    onUnwritten(reason);
    return new Uint8Array();
  }
}

/** `| head` closes its end before we are done: no fault of ours, and the exit status is what it would have been. */
function onUnwritten({ code, message }: NodeJS.ErrnoException): void {
  if (code === "EPIPE") return;
  try {
    writeSync(2, `keepalived-lsp: output not written, ${message}\n`);
  } catch {
    // nobody can be told
  }
  process.exit(exitCodes.failure);
}
