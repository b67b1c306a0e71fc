import { randomFrom, type Random } from "../harness/random.ts";
import type { Property } from "./property.ts";

/** A property of what is done one thing after the other. */
export interface OfSteps<Step> {
  readonly name: string;
  /** Each of them means something without the others. */
  readonly stepsOf: (random: Random) => readonly Step[];
  /** As `check` of a property. */
  readonly play: (
    steps: readonly Step[],
    lap: () => void,
  ) => void | Promise<void>;
}

/** Its inputs are the steps as JSON, one a line, so that less of them is tried by leaving out lines. */
export function ofSteps<Step>({
  name,
  stepsOf,
  play,
}: OfSteps<Step>): Property {
  return {
    name,
    form: "steps",
    inputOf: (seed) =>
      stepsOf(randomFrom(seed))
        .map((step) => `${JSON.stringify(step)}\n`)
        .join(""),
    check: (input, lap) =>
      play(
        input
          .split("\n")
          .filter((line) => line !== "")
          .map((line) => JSON.parse(line) as Step),
        lap,
      ),
  };
}
