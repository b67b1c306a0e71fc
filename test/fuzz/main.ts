/*
 * npm run fuzz -- [PROPERTY...] [--from SEED] [--count N] [--log FILE]
 *
 * Tries the properties, or those that are named, on many seeds each. What fails is kept, as little of it as fails. With
 * a log a run that was ended goes on where it was: each line tells of some seeds, and on which commit they were tried.
 * `differential` asks the real daemon, and lists what it says otherwise; it is tried only when it is named.
 */
import { parseArgs } from "node:util";
import { isMainThread, workerData } from "node:worker_threads";
import { properties } from "./all.ts";
import { compare } from "./differential.ts";
import { keep } from "./kept.ts";
import { LogBook } from "./log-book.ts";
import { longRun, work, type Task } from "./long-run.ts";
import type { Property } from "./property.ts";

if (isMainThread) process.exitCode = (await run()) ? 0 : 1;
else await work(workerData as Task);

/** Whether all of it holds. */
async function run(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      from: { type: "string", default: "1" },
      count: { type: "string", default: "10000" },
      log: { type: "string" },
    },
  });
  const all = properties();
  const names = positionals.length > 0 ? positionals : Object.keys(all);
  let holds = true;
  for (const name of names) {
    const book = new LogBook(name, values.log);
    const first = Number(values.from);
    const from = Math.max(first, book.next);
    const property = all[name];
    const end = Math.min(
      first + Number(values.count),
      (property?.countOf?.() ?? Infinity) + 1,
    );
    const count = Math.max(0, end - from);
    if (name === "differential") compare(from, count, book);
    else if (property === undefined) {
      const known = [...Object.keys(all), "differential"];
      console.error(`unknown: ${name}; there are ${known.join(", ")}`);
      holds = false;
      continue;
    } else await tryOut(name, property, from, count, book);
    console.log(book.summary);
    holds &&= book.failures === 0;
  }
  return holds;
}

async function tryOut(
  name: string,
  property: Property,
  from: number,
  count: number,
  book: LogBook,
): Promise<void> {
  await longRun(
    { name, property, from, count },
    {
      portion: (portion) => book.add(portion),
      failure: ({ seed, input, error }) => {
        const path = keep(name, property, seed, input);
        book.addFailure({ seed, error, path });
        console.error(`${name}: seed ${seed} fails, kept as ${path}\n${error}`);
      },
    },
  );
}
