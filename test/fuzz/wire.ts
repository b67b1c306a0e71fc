/* A server at the end of a wire on which anything may be said, also what no client library would let through. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { PassThrough, type Readable, type Writable } from "node:stream";
import { StreamMessageReader } from "vscode-languageserver/node";
import type { Environment } from "../../server/src/lsp/environment.ts";
import { serveOn } from "../protocol/in-process.ts";

export interface Wire {
  /** A message as it is, or the text that stands in the place of one. */
  readonly send: (message: unknown) => void;
  readonly onMessage: (hear: (message: unknown) => void) => void;
  /** The exit code of the process, once it has ended. In this process there is none. */
  readonly exited: Promise<number | null> | undefined;
  readonly close: () => void;
}

/** The server in this process. */
export function wireInProcess(environment: Environment): Wire {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = serveOn(toServer, toClient, environment);
  return {
    ...talk(toClient, toServer),
    exited: undefined,
    close: () => server.dispose(),
  };
}

/** The built server in a process of its own. */
export function wireToProcess(): Wire {
  const child = spawn(
    process.execPath,
    [resolve("dist/server.cjs"), "--stdio"],
    { stdio: ["pipe", "pipe", "ignore"] },
  );
  const exited = once(child, "exit").then(([code]) => code as number | null);
  // It may be gone while something is written: that is told by its end.
  child.stdin.on("error", () => undefined);
  return {
    ...talk(child.stdout, child.stdin),
    exited,
    close: () => child.kill(),
  };
}

function talk(
  input: Readable,
  output: Writable,
): Pick<Wire, "send" | "onMessage"> {
  return {
    send: (message) => {
      const body =
        typeof message === "string" ? message : JSON.stringify(message);
      const length = Buffer.byteLength(body);
      output.write(`Content-Length: ${length}\r\n\r\n${body}`);
    },
    onMessage: (hear) => {
      const reader = new StreamMessageReader(input);
      // half a message of a server that was ended: nobody waits for the rest
      reader.partialMessageTimeout = 0;
      reader.listen(hear);
    },
  };
}
