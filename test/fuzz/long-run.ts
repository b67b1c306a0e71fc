/*
 * Many seeds of a property, tried in a thread of their own: whoever watches sees how far they are even where one of
 * them never comes to an end.
 */
import { parentPort, Worker } from "node:worker_threads";
import { properties } from "./all.ts";
import type { Portion } from "./log-book.ts";
import { fault, type Property } from "./property.ts";
import { smallest } from "./smallest.ts";

/** What failed, and what of it is needed to fail. */
export interface Found {
  readonly seed: number;
  readonly input: string;
  readonly error: string;
}

interface Seeds {
  readonly name: string;
  readonly from: number;
  readonly count: number;
}

/** What a thread is told. */
export interface Task extends Seeds {
  /** Where the seed is told that is tried now. */
  readonly now: Int32Array;
}

/** One seed takes milliseconds: what takes so many seconds of the processor hangs. */
const patience = 60;

/** Seconds after which a seed hangs that does not use the processor at all: it waits for what never comes. */
const longestWait = 900;

const portionSeconds = 10;

/** In place of a seed: less of one that has failed is looked for. */
const busy = -1;

/** What differs may be long: so many characters of an error tell enough. */
const mostOfError = 1500;

/** Tries them, and tells of each portion and failure. A seed that hangs is passed over. */
export async function longRun(
  { name, property, from, count }: Seeds & { readonly property: Property },
  on: {
    readonly portion: (portion: Portion) => void;
    readonly failure: (found: Found) => void;
  },
): Promise<void> {
  const end = from + count;
  for (let next = from; next < end;) {
    const now = new Int32Array(new SharedArrayBuffer(4));
    const hung = await tryAll({ name, from: next, count: end - next, now });
    if (hung === undefined) return;
    const input = property.inputOf(hung);
    on.failure({ seed: hung, input, error: "it hangs" });
    next = hung + 1;
  }

  function tryAll(task: Task): Promise<number | undefined> {
    return new Promise((done, fail) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: task });
      let last = -1;
      let since = secondsNow();
      let hung: number | undefined;
      const watch = setInterval(() => {
        const seed = Atomics.load(task.now, 0);
        if (seed !== last || seed === busy) since = secondsNow();
        last = seed;
        const { used, passed } = secondsNow();
        if (used - since.used < patience && passed - since.passed < longestWait)
          return;
        hung = seed;
        void worker.terminate();
      }, 1000);
      worker.on("message", (told: Portion | Found) =>
        "error" in told ? on.failure(told) : on.portion(told),
      );
      worker.on("error", fail);
      worker.on("exit", (code) => {
        clearInterval(watch);
        if (code === 0 || hung !== undefined) done(hung);
        else fail(new Error(`the thread ended with ${code} at ${last}`));
      });
    });
  }
}

/** Of the processor, by all threads, and on the clock. */
function secondsNow(): { readonly used: number; readonly passed: number } {
  const { user, system } = process.cpuUsage();
  return { used: (user + system) / 1e6, passed: performance.now() / 1000 };
}

/** What the thread does. */
export async function work({ name, from, count, now }: Task): Promise<void> {
  const property = properties()[name];
  if (property === undefined) throw new Error(`there is no ${name}`);
  const end = from + count;
  for (let seed = from; seed < end;) {
    const first = seed;
    const started = process.cpuUsage();
    const since = performance.now();
    let slowest = { seed, milliseconds: 0 };
    for (; seed < end; seed += 1) {
      if (performance.now() - since > portionSeconds * 1000) break;
      Atomics.store(now, 0, seed);
      const input = property.inputOf(seed);
      const error = await fault(property, input, (milliseconds) => {
        if (milliseconds > slowest.milliseconds)
          slowest = { seed, milliseconds };
      });
      if (error === undefined) continue;
      Atomics.store(now, 0, busy);
      await tell(property, seed, input, error);
    }
    const { user, system } = process.cpuUsage(started);
    parentPort?.postMessage({
      from: first,
      count: seed - first,
      seconds: (user + system) / 1e6,
      megabytes: Math.round(process.memoryUsage.rss() / 1e6),
      slowest,
    } satisfies Portion);
  }
}

async function tell(
  property: Property,
  seed: number,
  input: string,
  error: unknown,
): Promise<void> {
  const less = await smallest(property, input, error);
  const why = (await fault(property, less)) ?? error;
  const text = why instanceof Error ? (why.stack ?? why.message) : String(why);
  parentPort?.postMessage({
    seed,
    input: less,
    error: text.slice(0, mostOfError),
  } satisfies Found);
}
