/*
 * A client that loses its way: it cancels what it asks at any moment, changes files that are not open or not there, with
 * versions in any order and ranges that lie nowhere, opens twice, closes what it never opened; files change on the disk,
 * with and without a word. Each request is answered once, and when all texts are told anew, the server shows what a fresh
 * one shows.
 */
import assert from "node:assert/strict";
import { ErrorCodes, LSPErrorCodes } from "vscode-languageserver/node";
import { memoryHost } from "../../server/src/host/memory-host.ts";
import type { Environment } from "../../server/src/lsp/environment.ts";
import type { Random } from "../harness/random.ts";
import { capabilities } from "../protocol/client.ts";
import { inMemory } from "../protocol/in-process.ts";
import {
  files,
  notification,
  request,
  spoilt,
  uris,
  type Said,
} from "./messages.ts";
import { ofSteps } from "./steps.ts";
import { wireInProcess, type Wire } from "./wire.ts";

type Step =
  /** Cancelled so many turns later, or before it is asked; left out: when nothing else is left to do. */
  | { readonly ask: Said; readonly cancelled?: number | "before" }
  | { readonly tell: Said }
  /** What is on the disk now; null: nothing. */
  | { readonly disk: string; readonly text: string | null }
  | { readonly pause: number };

export const recovering = ofSteps<Step>({
  name: "after anything a client says and cancels a server shows what a fresh one shows",
  stepsOf: (random) =>
    Array.from({ length: 5 + random.below(60) }, () => stepOf(random)),
  play,
});

function stepOf(random: Random): Step {
  const kind = random.below(20);
  if (kind < 2) return { ask: request(random) };
  if (kind < 3) return { ask: request(random), cancelled: "before" };
  if (kind < 9) return { ask: request(random), cancelled: random.below(6) };
  if (kind < 16) return { tell: notification(random) };
  if (kind < 17) return { tell: spoilt(notification(random), random) };
  if (kind < 19) return onDisk(random);
  return { pause: random.below(30) };
}

/** A file is written whole or in part, deleted, or appears. */
function onDisk(random: Random): Step {
  const disk = random.pick([...known, ...known, ...others]);
  const text = random.pick(Object.values(files));
  const cut = random.once(3) ? random.below(text.length) : text.length;
  return { disk, text: random.once(4) ? null : text.slice(0, cut) };
}

const known = Object.keys(files);
const others = ["file:///lb02/keepalived.conf", "file:///lb01/more.inc"];

async function play(steps: readonly Step[]): Promise<void> {
  const faults: unknown[] = [];
  const onFault = (error: unknown): void => void faults.push(error);
  process.on("unhandledRejection", onFault);
  const disk = new Map(Object.entries(files));
  const client = new LostClient(wireInProcess(onMap(disk)));
  const fresh = new LostClient(wireInProcess(onMap(disk)));
  try {
    await client.begin();
    for (const step of steps)
      if ("disk" in step) {
        if (step.text === null) disk.delete(step.disk);
        else disk.set(step.disk, step.text);
      } else await client.take(step);
    await client.findItsWay();
    await fresh.begin();
    assert.deepEqual(await client.shown(), await fresh.shown());
    assert.deepEqual(client.problems, []);
    assert.deepEqual(faults, [], "nobody has caught an error");
  } finally {
    process.off("unhandledRejection", onFault);
    client.close();
    fresh.close();
  }
}

/** A disk that is looked at anew when the server wants to. */
function onMap(disk: ReadonlyMap<string, string>): Environment {
  let host = memoryHost(Object.fromEntries(disk));
  return {
    ...inMemory({}),
    readAny: (uri) => host.read(uri),
    hostFor: () => ({
      read: (uri) => host.read(uri),
      match: (pattern, from) => host.match(pattern, from),
    }),
    refresh: () => {
      host = memoryHost(Object.fromEntries(disk));
    },
    find: () =>
      Promise.resolve({
        paths: [...disk.keys()].map((uri) => uri.slice("file://".length)),
        isCutShort: false,
      }),
  };
}

interface Asked extends Said {
  isCancelled: boolean;
  answers: number;
  readonly done: (result: unknown) => void;
}

class LostClient {
  readonly problems: string[] = [];
  readonly #wire: Wire;
  readonly #asked: Asked[] = [];
  readonly #open: Promise<unknown>[] = [];

  constructor(wire: Wire) {
    this.#wire = wire;
    wire.onMessage((message) => this.#hear(message as Heard));
  }

  async begin(): Promise<void> {
    await this.#ask({
      method: "initialize",
      params: {
        processId: null,
        rootUri: null,
        capabilities: {
          ...capabilities,
          workspace: { ...capabilities.workspace, configuration: false },
          textDocument: { ...capabilities.textDocument, diagnostic: {} },
        },
        workspaceFolders: [folder],
      },
    });
    this.#tell({ method: "initialized", params: {} });
    this.#openAll();
  }

  async take(step: Exclude<Step, { disk: string }>): Promise<void> {
    if ("tell" in step) this.#tell(step.tell);
    else if ("pause" in step) await turns(step.pause);
    else if (step.cancelled === undefined) void this.#ask(step.ask);
    else if (step.cancelled === "before") {
      this.#cancel(this.#asked.length);
      void this.#ask(step.ask);
    } else {
      const id = this.#asked.length;
      void this.#ask(step.ask);
      await turns(step.cancelled);
      this.#cancel(id);
    }
  }

  /** Takes back all that was asked and opened, and tells how things are. */
  async findItsWay(): Promise<void> {
    this.#asked.forEach((_, id) => this.#cancel(id));
    await Promise.all(this.#open);
    for (const uri of uris)
      this.#tell({
        method: "textDocument/didClose",
        params: { textDocument: { uri } },
      });
    this.#tell({
      method: "workspace/didChangeConfiguration",
      params: { settings: {} },
    });
    this.#tell({
      method: "workspace/didChangeWatchedFiles",
      params: { changes: [{ uri: known[0], type: 2 }] },
    });
    this.#tell({
      method: "workspace/didChangeWorkspaceFolders",
      params: {
        event: {
          added: [folder],
          removed: uris.map((uri) => ({ uri, name: "x" })),
        },
      },
    });
    this.#openAll();
  }

  /** All that is to be seen of the files. */
  async shown(): Promise<unknown> {
    const all: unknown[] = [];
    for (const uri of known) {
      const textDocument = { uri };
      const position = { line: 8, character: 6 };
      const range = { start: { line: 0, character: 0 }, end: position };
      for (const method of shownMethods)
        all.push(
          method,
          await this.#ask({
            method: `textDocument/${method}`,
            params: { textDocument, position, range },
          }),
        );
    }
    all.push(
      await this.#ask({ method: "workspace/symbol", params: { query: "" } }),
    );
    return JSON.parse(
      JSON.stringify(all, (key, value: unknown) =>
        key === "resultId" ? undefined : value,
      ),
    );
  }

  close(): void {
    this.#wire.close();
  }

  #openAll(): void {
    for (const [uri, text] of Object.entries(files))
      this.#tell({
        method: "textDocument/didOpen",
        params: {
          textDocument: { uri, languageId: "keepalived", version: 1, text },
        },
      });
  }

  #tell(said: Said): void {
    this.#wire.send({ jsonrpc: "2.0", ...said });
  }

  #ask(said: Said): Promise<unknown> {
    const id = this.#asked.length;
    const answer = new Promise((done) =>
      this.#asked.push({ ...said, isCancelled: false, answers: 0, done }),
    );
    this.#open.push(answer);
    this.#wire.send({ jsonrpc: "2.0", id, ...said });
    return answer;
  }

  #cancel(id: number): void {
    const asked = this.#asked[id];
    if (asked !== undefined) asked.isCancelled = true;
    this.#tell({ method: "$/cancelRequest", params: { id } });
  }

  #hear({ id, method, result, error }: Heard): void {
    if (method !== undefined) {
      if (id !== undefined)
        this.#wire.send({ jsonrpc: "2.0", id, result: null });
      return;
    }
    const asked = this.#asked[Number(id)];
    if (asked === undefined) {
      this.problems.push(`nobody has asked ${id}`);
      return;
    }
    asked.answers += 1;
    const what = `${asked.method} ${JSON.stringify(asked.params)}`;
    if (asked.answers > 1) this.problems.push(`answered twice: ${what}`);
    if (error?.code === ErrorCodes.InternalError)
      this.problems.push(`${error.message}: ${what}`);
    if (error?.code === LSPErrorCodes.RequestCancelled && !asked.isCancelled)
      this.problems.push(`nobody has cancelled: ${what}`);
    asked.done(result ?? error);
  }
}

interface Heard {
  readonly id?: number | string;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

const folder = { uri: "file:///lb01", name: "lb01" };

const shownMethods = [
  "diagnostic",
  "documentSymbol",
  "documentLink",
  "foldingRange",
  "semanticTokens/full",
  "inlayHint",
  "codeLens",
  "hover",
  "completion",
  "definition",
] as const;

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1)
    await new Promise((done) => setImmediate(done));
}
