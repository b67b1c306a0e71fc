/*
 * A client gone mad: whatever it says, in whatever order, each request is answered once, no notification is, and the
 * server goes on.
 */
import assert from "node:assert/strict";
import { ErrorCodes } from "vscode-languageserver/node";
import type { Random } from "../harness/random.ts";
import { capabilities } from "../protocol/client.ts";
import { inMemory } from "../protocol/in-process.ts";
import { Listener } from "../protocol/schema.ts";
import {
  files,
  noMessages,
  notification,
  request,
  spoilt,
  strangers,
  type Said,
} from "./messages.ts";
import { ofSteps } from "./steps.ts";
import { wireInProcess, wireToProcess, type Wire } from "./wire.ts";

type Step =
  | { readonly ask: Said; readonly sound?: boolean }
  | { readonly tell: Said }
  /** The request so many before it, or one that was never made. */
  | { readonly cancel: number }
  | { readonly raw: string }
  /** Lets the server do something meanwhile. */
  | { readonly pause: number };

const initialize: Said = {
  method: "initialize",
  params: {
    processId: null,
    rootUri: null,
    capabilities: { ...capabilities, window: { workDoneProgress: true } },
    workspaceFolders: [{ uri: "file:///lb01", name: "lb01" }],
  },
};
const initialized: Said = { method: "initialized", params: {} };
const shutdown: Said = { method: "shutdown" };

/** Spoken to in this process. */
export const protocol = ofSteps<Step>({
  name: "each request is answered once, whatever a client says",
  stepsOf: (random) => stepsOf(random, 120),
  play: (steps) => play(steps, wireInProcess(inMemory(files))),
});

/** The same with a process of its own, which ends as the protocol wants it. */
export const stdio = ofSteps<Step>({
  name: "each request is answered once over stdio, and exit ends it",
  stepsOf: (random) => stepsOf(random, 300),
  play: (steps) => play(steps, wireToProcess()),
});

function stepsOf(random: Random, most: number): readonly Step[] {
  const all = Array.from({ length: 20 + random.below(most) }, () =>
    stepOf(random),
  );
  const [before, after] = [random.below(4), random.below(20)];
  return [
    ...(random.once(5) ? all.slice(0, before) : []),
    ...(random.once(12) ? [] : [{ ask: initialize, sound: true }]),
    ...(random.once(12) ? [] : [{ tell: initialized }]),
    ...(random.once(2) ? [{ pause: 5 }] : []),
    ...all.slice(before),
    ...(random.once(3)
      ? [
          { ask: shutdown, sound: true },
          ...Array.from({ length: after }, () => stepOf(random)),
        ]
      : []),
  ];
}

function stepOf(random: Random): Step {
  const kind = random.below(40);
  if (kind < 18) return { ask: request(random), sound: true };
  if (kind < 26) return { ask: spoilt(request(random), random) };
  if (kind < 30) return { tell: notification(random) };
  if (kind < 32) return { tell: spoilt(notification(random), random) };
  if (kind < 34) return { cancel: random.below(12) - 3 };
  if (kind < 35) return { tell: request(random) };
  if (kind < 36) return { ask: notification(random) };
  if (kind < 37)
    return { ask: { ...request(random), method: random.pick(strangers) } };
  if (kind < 38)
    return { raw: random.once(8) ? "[]" : random.pick(noMessages) };
  if (kind < 39) return { pause: random.below(4) };
  return random.once(8)
    ? { ask: initialize, sound: true }
    : { tell: { method: "nothing/known" } };
}

async function play(steps: readonly Step[], wire: Wire): Promise<void> {
  const faults: unknown[] = [];
  const onFault = (error: unknown): void => void faults.push(error);
  process.on("unhandledRejection", onFault);
  const client = new MadClient(wire);
  try {
    for (const step of steps) await client.take(step);
    await client.finish();
    assert.deepEqual(faults, [], "nobody has caught an error");
  } finally {
    process.off("unhandledRejection", onFault);
    wire.close();
  }
}

interface Asked extends Said {
  readonly sound: boolean;
  /** Where in its life the server was when it was asked. */
  readonly life: "new" | "up" | "down";
  answered: boolean;
}

interface Heard {
  readonly id?: string | number | null;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly code?: unknown; readonly message?: unknown };
}

class MadClient {
  readonly #wire: Wire;
  readonly #asked: Asked[] = [];
  readonly #listener = new Listener();
  readonly #problems: string[] = [];
  #life: Asked["life"] = "new";
  #waiting = 0;
  #allAnswered: () => void = () => undefined;

  constructor(wire: Wire) {
    this.#wire = wire;
    wire.onMessage((message) => this.#hear(message as Heard));
  }

  async take(step: Step): Promise<void> {
    if ("ask" in step) this.#ask(step.ask, step.sound === true);
    else if ("tell" in step) this.#wire.send({ jsonrpc: "2.0", ...step.tell });
    else if ("raw" in step) this.#wire.send(step.raw);
    else if ("cancel" in step)
      this.#wire.send({
        jsonrpc: "2.0",
        method: "$/cancelRequest",
        params: { id: idOf(this.#asked.length - step.cancel) },
      });
    else for (let turn = step.pause; turn > 0; turn -= 1) await nextTurn();
  }

  /** All is answered in the end, even what waits for a change, and a process goes. */
  async finish(): Promise<void> {
    if (this.#life === "new") this.#ask(initialize, true);
    if (this.#life === "up") this.#ask(shutdown, true);
    await this.#answers();
    await nextTurn();
    assert.deepEqual(this.#problems, []);
    const said = this.#listener.problems.filter(
      (problem) => !/^Client\w+ \S+ params:|^Client\w+ \S+:/.test(problem),
    );
    assert.deepEqual(said, []);
    if (this.#wire.exited === undefined) return;
    this.#wire.send({ jsonrpc: "2.0", method: "exit" });
    assert.equal(await this.#wire.exited, 0, "the exit code");
  }

  #ask(said: Said, sound: boolean): void {
    const life = this.#life;
    const id = idOf(this.#asked.length);
    this.#asked.push({ ...said, sound, life, answered: false });
    this.#waiting += 1;
    const message = { jsonrpc: "2.0", id, ...said };
    if (sound && life === "up") this.#listener.fromClient(message);
    this.#wire.send(message);
    if (!sound) return;
    if (said.method === "initialize" && life === "new") this.#life = "up";
    if (said.method === "shutdown" && life === "up") this.#life = "down";
  }

  #hear(message: Heard): void {
    if (message.method !== undefined) {
      this.#listener.fromServer(message as never);
      if (message.id !== undefined) this.#reply(message.id, message.method);
      return;
    }
    const { id } = message;
    const asked = this.#asked[Number(id)];
    if (asked === undefined || idOf(Number(id)) !== id) {
      this.#problem("nobody has asked", message);
      return;
    }
    if (asked.answered) this.#problem("answered twice", message);
    else {
      asked.answered = true;
      this.#waiting -= 1;
    }
    this.#judge(asked, message);
    if (this.#waiting === 0) this.#allAnswered();
  }

  #judge(asked: Asked, message: Heard): void {
    const { error } = message;
    const { method, sound, life } = asked;
    if ((error === undefined) === (message.result === undefined))
      this.#problem("neither result nor error, or both", message);
    if (
      error !== undefined &&
      (!Number.isInteger(error.code) || typeof error.message !== "string")
    )
      this.#problem("no error", message);
    if (error?.code === ErrorCodes.InternalError)
      this.#problem(`an error of the server: ${JSON.stringify(asked)}`, error);
    if (!sound) return;
    const wanted = codeFor(method, life);
    if (wanted !== undefined && error?.code !== wanted)
      this.#problem(`${method} while ${life}`, message);
    if (life === "up") this.#listener.fromServer(message as never);
  }

  /** Now and then with an error. */
  #reply(id: string | number | null, method: string): void {
    const result = method === "workspace/configuration" ? [{}] : null;
    const error = { code: ErrorCodes.InternalError, message: "not today" };
    const fails = Number(id) % 7 === 3;
    this.#wire.send({
      jsonrpc: "2.0",
      id,
      ...(fails ? { error } : { result }),
    });
  }

  #problem(what: string, message: unknown): void {
    this.#problems.push(`${what}: ${JSON.stringify(message)}`);
  }

  async #answers(): Promise<void> {
    if (this.#waiting === 0) return;
    let timer: NodeJS.Timeout | undefined;
    const answered = new Promise<void>((done, fail) => {
      this.#allAnswered = done;
      const late = (what: string): void => {
        const open = this.#asked.filter((each) => !each.answered);
        fail(new Error(`${what}, unanswered: ${JSON.stringify(open)}`));
      };
      timer = setTimeout(() => late("nothing comes"), longestWait);
      void this.#wire.exited?.then((code) => late(`it ended with ${code}`));
    });
    await answered.finally(() => clearTimeout(timer));
  }
}

/** In milliseconds, on a machine that has other things to do. */
const longestWait = 180_000;

/** The protocol has numbers and strings. */
function idOf(index: number): string | number {
  return index % 2 === 0 ? index : String(index);
}

/** The error that the protocol wants, whatever is asked. */
function codeFor(method: string, life: Asked["life"]): number | undefined {
  const isFirst = method === "initialize" && life === "new";
  if (life === "new" && !isFirst) return ErrorCodes.ServerNotInitialized;
  if (life === "down") return ErrorCodes.InvalidRequest;
  return method === "initialize" && life === "up"
    ? ErrorCodes.InvalidRequest
    : undefined;
}

function nextTurn(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}
