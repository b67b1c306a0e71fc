import type { FileHost } from "../../../grammar/evaluation/file-host.ts";

/**
 * What a result was worked out from: the files read and the patterns looked up. The result counts as long as all of
 * them would come out the same. There is nothing to invalidate, so nothing can be forgotten.
 */
export class Inputs {
  readonly #checks = new Map<string, () => boolean>();

  /** A host that remembers what it is asked. `current` gives the host as it is at the time of asking. */
  watch(name: string, current: () => FileHost): FileHost {
    const asked = <T>(question: string, ask: () => T): T => {
      const answer = ask();
      this.#checks.set(`${name}\n${question}`, () => isSame(ask(), answer));
      return answer;
    };
    return {
      read: (uri) => asked(`read\n${uri}`, () => current().read(uri)),
      match: (pattern, from) =>
        asked(`match\n${from}\n${pattern}`, () =>
          current().match(pattern, from),
        ),
      missing: (pattern, from) =>
        asked(
          `missing\n${from}\n${pattern}`,
          () => current().missing?.(pattern, from) ?? [],
        ),
      readAny: (uri) =>
        asked(`any\n${uri}`, () => {
          const host = current();
          return (host.readAny ?? host.read)(uri);
        }),
      isExecutable: (uri) =>
        asked(`mode\n${uri}`, () => current().isExecutable?.(uri)),
      filesBelow: (folder) =>
        asked(`below\n${folder}`, () => current().filesBelow?.(folder) ?? []),
    };
  }

  /** Whether everything is as it was. */
  get unchanged(): boolean {
    return [...this.#checks.values()].every((check) => check());
  }
}

function isSame(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return (
    one.length === other.length &&
    one.every((each, index) => each === other[index])
  );
}
