/** Something that must hold for whatever a seed makes. */
export interface Property {
  readonly name: string;
  /**
   * The input that a seed makes: what is kept of a failure, and tried with less and less of it. A text, a text in which
   * each character is a byte, or steps as JSON, one a line, each of which means something without the others.
   */
  readonly inputOf: (seed: number) => string;
  /** How many inputs there are, where seeds number them. */
  readonly countOf?: () => number;
  readonly form: "text" | "bytes" | "steps";
  /** Throws where it does not hold. Calls `lap` after each part that may cost as much as another input as a whole. */
  readonly check: (input: string, lap: () => void) => void | Promise<void>;
}

export interface Failure {
  readonly seed: number;
  readonly error: unknown;
}

/** How much of a processor one input or lap may cost, in milliseconds: how busy the machine is otherwise does not count. */
const longest = 5_000;

/** What is wrong with a property for an input; undefined: nothing. `spent` is told the milliseconds of the processor. */
export async function fault(
  { check }: Property,
  input: string,
  spent: (milliseconds: number) => void = () => undefined,
): Promise<unknown> {
  const used = (): number => process.cpuUsage().user / 1000;
  const started = used();
  let since = started;
  let slowest = 0;
  const lap = (): void => {
    const now = used();
    slowest = Math.max(slowest, now - since);
    since = now;
  };
  try {
    const pending = check(input, lap);
    // To wait for nothing costs more than many a check.
    if (pending !== undefined) await pending;
  } catch (error) {
    return error ?? new Error("nothing was thrown");
  }
  lap();
  spent(since - started);
  return slowest > longest
    ? new Error(`took ${Math.round(slowest)} ms`)
    : undefined;
}

/** The first seed from `from` on for which a property does not hold, and why. */
export async function firstFailure(
  property: Property,
  from: number,
  count: number,
): Promise<Failure | undefined> {
  for (let seed = from; seed < from + count; seed += 1) {
    const error = await fault(property, property.inputOf(seed));
    if (error !== undefined) return { seed, error };
  }
  return undefined;
}
