/** Something that must hold for whatever a seed makes. */
export interface Property {
  readonly name: string;
  /** The text that a seed makes: what is kept of a failure. */
  readonly inputOf: (seed: number) => string;
  /** Throws where it does not hold. */
  readonly check: (input: string) => void;
}

/** How much of a processor one input may cost, in milliseconds: how busy the machine is otherwise does not count. */
const longest = 5_000;

/** The first seed from `from` on for which a property does not hold, and why. */
export function firstFailure(
  property: Property,
  from: number,
  count: number,
): { readonly seed: number; readonly error: unknown } | undefined {
  for (let seed = from; seed < from + count; seed += 1) {
    const started = process.cpuUsage();
    try {
      property.check(property.inputOf(seed));
    } catch (error) {
      return { seed, error };
    }
    const milliseconds = process.cpuUsage(started).user / 1000;
    if (milliseconds > longest)
      return { seed, error: new Error(`took ${Math.round(milliseconds)} ms`) };
  }
  return undefined;
}
