import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync } from "node:fs";

/** Some seeds, one after the other, and what they cost. */
export interface Portion {
  readonly from: number;
  readonly count: number;
  /** Of the processor. */
  readonly seconds: number;
  /** Of the process, when they had been tried. */
  readonly megabytes: number;
  /** The one that took longest, and how many milliseconds of the processor. */
  readonly slowest: { readonly seed: number; readonly milliseconds: number };
}

interface Failed {
  readonly seed: number;
  readonly error: string;
  /** What is kept of it. */
  readonly path?: string;
}

/** What has been tried of a property; with a path, in all runs that were told of it. One JSON object a line. */
export class LogBook {
  readonly #name: string;
  readonly #path: string | undefined;
  readonly #commit: string;
  #tried = 0;
  #seconds = 0;
  #slowest: Portion["slowest"] = { seed: 0, milliseconds: 0 };
  /** The first seed that has not been tried. */
  next = 0;
  failures = 0;

  constructor(name: string, path: string | undefined) {
    this.#name = name;
    this.#path = path;
    this.#commit = commit();
    if (path === undefined || !existsSync(path)) return;
    for (const line of readFileSync(path, "utf8").split("\n"))
      if (line !== "") this.#count(JSON.parse(line) as Line);
  }

  add(portion: Portion): void {
    this.#write({ property: this.#name, commit: this.#commit, ...portion });
  }

  addFailure(failed: Failed): void {
    this.#write({ property: this.#name, commit: this.#commit, failed });
  }

  get summary(): string {
    const { seed, milliseconds } = this.#slowest;
    return `${this.#name}: ${this.#tried} inputs, ${this.failures} failed, ${this.#seconds.toFixed(0)} s, slowest ${milliseconds.toFixed(0)} ms (seed ${seed})`;
  }

  #write(line: Line): void {
    this.#count(line);
    if (this.#path !== undefined)
      appendFileSync(this.#path, `${JSON.stringify(line)}\n`);
  }

  #count(line: Line): void {
    if (line.property !== this.#name) return;
    if ("failed" in line) {
      this.failures += 1;
      return;
    }
    this.#tried += line.count;
    this.#seconds += line.seconds;
    this.next = Math.max(this.next, line.from + line.count);
    if (line.slowest.milliseconds > this.#slowest.milliseconds)
      this.#slowest = line.slowest;
  }
}

type Line = { readonly property: string; readonly commit: string } & (
  Portion | { readonly failed: Failed }
);

/** The code that is tried; marked where it is not as committed. */
function commit(): string {
  try {
    return execFileSync("git", ["describe", "--always", "--dirty"], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return "unknown";
  }
}
