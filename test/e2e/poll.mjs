import { setTimeout } from "node:timers/promises";

/** Resolves as soon as the check holds; fails with `what` it waited for. */
export async function poll(check, what, milliseconds = 60_000) {
  const end = Date.now() + milliseconds;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`Timed out waiting for ${what}`);
    await setTimeout(50);
  }
}
