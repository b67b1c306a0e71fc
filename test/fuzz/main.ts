/*
 * npm run fuzz -- [PROPERTY] [--from SEED] [--count N]
 *
 * Tries one property, or each in turn, on many seeds. A failure ends it, and its input is kept. PROPERTY `differential`
 * asks the real daemon, and lists what it says otherwise.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { daemonMissing, daemonVersion } from "../harness/daemon.ts";
import { properties } from "./all.ts";
import { disagreements } from "./differential.ts";
import { firstFailure, type Property } from "./property.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: "string", default: "1" },
    count: { type: "string", default: "10000" },
  },
});
const from = Number(values.from);
const count = Number(values.count);
const all = properties();
for (const name of positionals.length > 0 ? positionals : Object.keys(all)) {
  const property = all[name];
  const holds =
    name === "differential"
      ? compare()
      : property === undefined
        ? isUnknown(name)
        : tryOut(name, property);
  if (!holds) process.exitCode = 1;
}

function isUnknown(name: string): false {
  const known = [...Object.keys(all), "differential"];
  console.error(`unknown: ${name}; there are ${known.join(", ")}`);
  return false;
}

/** Daemon and engine, hundreds at a time: starting a network namespace costs more than asking. */
function compare(): boolean {
  const missing = daemonMissing();
  if (missing !== undefined) {
    console.error(missing);
    return false;
  }
  const target = daemonVersion();
  let different = 0;
  for (const [seed, size] of portions(500))
    for (const each of disagreements(seed, size, target)) {
      different += 1;
      console.log(`seed ${each.seed}, mistake: ${each.mistake}`);
      for (const said of each.daemon) console.log(`  the daemon: ${said}`);
      for (const said of each.engine) console.log(`  the engine: ${said}`);
    }
  console.log(
    `differential: ${count} configurations from ${from}, keepalived ${target}, ${different} differ`,
  );
  return different === 0;
}

function tryOut(name: string, property: Property): boolean {
  const started = performance.now();
  const failure = firstFailure(property, from, count);
  if (failure !== undefined) {
    keep(name, property, failure);
    return false;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(
    `${name}: ${count} inputs from ${from}, none failed, ${seconds} s`,
  );
  return true;
}

function* portions(size: number): Iterable<readonly [number, number]> {
  for (let seed = from; seed < from + count; seed += size)
    yield [seed, Math.min(size, from + count - seed)];
}

function keep(
  name: string,
  property: Property,
  { seed, error }: { readonly seed: number; readonly error: unknown },
): void {
  const folder = "test/fixtures/fuzz";
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}-${seed}.conf`);
  writeFileSync(path, property.inputOf(seed));
  console.error(`${name}: seed ${seed} fails, kept as ${path}`);
  console.error(error);
}
