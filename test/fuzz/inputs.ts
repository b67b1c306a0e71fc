/** Inputs by number, from 0 on: none of them is made before it is asked for. */
export interface Inputs {
  readonly count: number;
  readonly at: (index: number) => string;
}

/** One list after the other. */
export function joined(lists: readonly Inputs[]): Inputs {
  let count = 0;
  const firsts = lists.map((list) => {
    count += list.count;
    return count - list.count;
  });
  const lastUpTo = (index: number): number => {
    let [low, high] = [0, lists.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((firsts[middle] ?? 0) <= index) low = middle;
      else high = middle;
    }
    return low;
  };
  return {
    count,
    at: (index) => {
      const list = lastUpTo(index);
      return lists[list]?.at(index - (firsts[list] ?? 0)) ?? "";
    },
  };
}
