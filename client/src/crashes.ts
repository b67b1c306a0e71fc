/** A server that ends more often than this within the time (milliseconds) will go on ending. */
const limit = { crashes: 4, within: 3 * 60_000 };

/** Tells at each crash whether the server may be started again: not for ever. `clock` gives milliseconds. */
export function restartLimit(clock = () => Date.now()): () => boolean {
  let crashes: readonly number[] = [];
  return () => {
    const now = clock();
    crashes = [...crashes.filter((at) => now - at < limit.within), now];
    return crashes.length <= limit.crashes;
  };
}
