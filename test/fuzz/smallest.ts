import fc from "fast-check";
import { fault, type Property } from "./property.ts";

/** How long it may take to find less that fails, in milliseconds, for lines and for characters each. */
const patience = 10_000;

/**
 * As little of an input as fails in the same way. What seeds make has no structure that fast-check knows of, so it is
 * given the lines, and what is left of them the characters, as a list whose members it may leave out.
 */
export async function smallest(
  property: Property,
  input: string,
  error: unknown,
): Promise<string> {
  const kind = kindOf(error);
  const fails = async (each: string): Promise<boolean> =>
    kindOf(await fault(property, each)) === kind;
  const lines = await fewest(input.split(/(?<=\n)/), fails);
  return property.form === "steps" ? lines : fewest(Array.from(lines), fails);
}

async function fewest(
  pieces: readonly string[],
  fails: (input: string) => Promise<boolean>,
): Promise<string> {
  const whole = Array.from(pieces.keys());
  const result = await fc.check(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...whole), { maxLength: pieces.length }),
      async (kept) => !(await fails(joined(pieces, kept))),
    ),
    {
      examples: [[whole]],
      numRuns: 1,
      interruptAfterTimeLimit: patience,
    },
  );
  const [kept = whole] = result.counterexample ?? [];
  return joined(pieces, kept);
}

function joined(pieces: readonly string[], kept: readonly number[]): string {
  return kept.map((index) => pieces[index]).join("");
}

/** What went wrong, without the places and texts that differ from input to input. */
function kindOf(error: unknown): string | undefined {
  if (error === undefined) return undefined;
  const text = error instanceof Error ? error.message : "something else";
  const [message = ""] = text.split("\n", 1);
  return message.replace(/\d+/g, "0").slice(0, 60);
}
