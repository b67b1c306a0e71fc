/** A server that ends more often than this within the time (milliseconds) will go on ending. */
const limit = { crashes: 4, within: 3 * 60_000 };

/** Tells at each crash whether the server may be started again: not for ever. */
export function restartLimit(): () => boolean {
  let crashes: readonly number[] = [];
  return () => {
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < limit.within), now];
    return crashes.length <= limit.crashes;
  };
}
