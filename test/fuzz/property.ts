/** Something that must hold for whatever a seed makes. */
export interface Property {
  readonly name: string;
  /** The text that a seed makes: what is kept of a failure. */
  readonly inputOf: (seed: number) => string;
  /** Throws where it does not hold. */
  readonly check: (input: string) => void;
}

/** How much one input may cost, in milliseconds. A busy machine is some ten times slower than a quiet one. */
export const longest = 5_000;

/** The first seed from `from` on for which a property does not hold, and why. */
export function firstFailure(
  property: Property,
  from: number,
  count: number,
): { readonly seed: number; readonly error: unknown } | undefined {
  for (let seed = from; seed < from + count; seed += 1) {
    const started = performance.now();
    try {
      property.check(property.inputOf(seed));
    } catch (error) {
      return { seed, error };
    }
    const milliseconds = performance.now() - started;
    if (milliseconds > longest)
      return { seed, error: new Error(`took ${Math.round(milliseconds)} ms`) };
  }
  return undefined;
}
