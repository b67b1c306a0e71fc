/*
 * Standard output and standard error. Node takes milliseconds to make streams of them: files and pipes, where a write
 * is done when it returns, are written to without.
 */
import { fstatSync, writeSync } from "node:fs";

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
    (opened ??= process[name].on("error", endQuietly));
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
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EAGAIN") endQuietly(error as NodeJS.ErrnoException);
  }
  return left;
}

/** `| head` closes its end before we are done: no fault of ours. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit();
}
