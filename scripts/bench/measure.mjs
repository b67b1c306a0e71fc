/* Times of processes: rounds in which all take their turn, so that a busy machine is unfair to none of them. */
import { spawnSync } from "node:child_process";
import { performance } from "node:perf_hooks";

/** Runs commands in turn, so many rounds. Milliseconds of each by name, with median and spread. */
export function timeInTurn(commands, rounds) {
  const times = new Map(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [name, command] of Object.entries(commands))
      times.get(name).push(time(command));
  return Object.fromEntries(
    [...times].map(([name, list]) => [name, summary(list)]),
  );
}

function time([command, ...args]) {
  const started = performance.now();
  const { error, signal } = spawnSync(command, args, { stdio: "ignore" });
  if (error !== undefined) throw error;
  if (signal !== null) throw new Error(`${command} was ended by ${signal}`);
  return performance.now() - started;
}

/** The most memory that a program on Node or Bun has held, in megabytes. */
export function peakMemory([command, ...args]) {
  const peak = `${import.meta.dirname}/peak.cjs`;
  const { stderr } = spawnSync(command, args, {
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      ...process.env,
      NODE_OPTIONS: `--require "${peak}"`,
      BUN_OPTIONS: `--preload ${peak}`,
    },
  });
  const kilobytes = /^peak (\d+)$/m.exec(stderr)?.[1];
  if (kilobytes === undefined) throw new Error(`no peak in: ${stderr}`);
  return Number(kilobytes) / 1024;
}

/** Median, and the middle half of the values as a share of it. */
export function summary(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  const median = at(0.5);
  return { median, spread: (at(0.75) - at(0.25)) / median };
}

/** The value that this share of the values does not exceed. */
export function percentile(values, share) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}
