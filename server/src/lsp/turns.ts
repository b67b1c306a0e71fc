/** For how many milliseconds nothing else is done while something long is. */
const longestTurn = 20;

/** Works through a list with pauses, in which requests are answered. Ends early where `work` gives false. */
export async function inTurns<T>(
  items: readonly T[],
  work: (item: T, index: number) => unknown,
): Promise<void> {
  let since = Date.now();
  for (const [index, item] of items.entries()) {
    if (work(item, index) === false) return;
    if (Date.now() - since < longestTurn) continue;
    await new Promise((done) => setTimeout(done));
    since = Date.now();
  }
}
