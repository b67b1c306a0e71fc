import type { FileHost } from "../../../grammar/evaluation/file-host.ts";

/**
 * What a result was worked out from: the files read and the patterns looked up. The result counts as long as all of
 * them would come out the same. There is nothing to invalidate, so nothing can be forgotten.
 */
export class Inputs {
  readonly #checks = new Map<string, () => boolean>();

  /** A host that remembers what it is asked. `current` gives the host as it is at the time of asking. */
  watch(name: string, current: () => FileHost): FileHost {
    return {
      read: (uri) => {
        const result = current().read(uri);
        this.#checks.set(
          `read ${name} ${uri}`,
          () => current().read(uri) === result,
        );
        return result;
      },
      match: (pattern, from) => {
        const result = current().match(pattern, from);
        this.#checks.set(`match ${name} ${from} ${pattern}`, () =>
          isSame(current().match(pattern, from), result),
        );
        return result;
      },
    };
  }

  /** Whether everything is as it was. */
  get unchanged(): boolean {
    return [...this.#checks.values()].every((check) => check());
  }
}

function isSame(
  one: readonly string[] | undefined,
  other: readonly string[] | undefined,
): boolean {
  if (one === undefined || other === undefined) return one === other;
  return (
    one.length === other.length &&
    one.every((each, index) => each === other[index])
  );
}
