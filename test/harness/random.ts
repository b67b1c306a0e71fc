/** Random numbers that are the same everywhere: a run is repeated by its seed. */
export interface Random {
  /** From 0 to below `limit`. */
  readonly below: (limit: number) => number;
  /** True once in `times`. */
  readonly once: (times: number) => boolean;
  /** One of a list that is not empty. */
  readonly pick: <T>(list: readonly T[]) => T;
  /** Some of a list, at most `most`, in its order. */
  readonly some: <T>(list: readonly T[], most: number) => readonly T[];
}

/** The generator "mulberry32" of Tommy Ettinger (public domain). */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(list: readonly T[]): T => {
    const [first] = list;
    if (first === undefined && list.length === 0)
      throw new Error("nothing to pick from");
    return list[below(list.length)] as T;
  };
  return {
    below,
    once: (times) => below(times) === 0,
    pick,
    some: (list, most) => {
      const wanted = below(Math.min(most, list.length) + 1);
      const chosen = new Set<number>();
      while (chosen.size < wanted) chosen.add(below(list.length));
      return list.filter((_, at) => chosen.has(at));
    },
  };
}
