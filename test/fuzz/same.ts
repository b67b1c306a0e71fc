import assert from "node:assert/strict";

/** Fails at the first line that differs. The difference of long texts takes Node's assertions minutes. */
export function assertSame(
  actual: readonly string[],
  expected: readonly string[],
  what: string,
): void {
  const [left, right] = [actual, expected].map((each) =>
    each.flatMap((text) => text.split("\n")),
  );
  if (left === undefined || right === undefined) return;
  const at = left.findIndex((line, index) => line !== right[index]);
  const first = at < 0 && left.length < right.length ? left.length : at;
  if (first >= 0)
    assert.fail(
      `${what}\nline ${first + 1}: ${JSON.stringify(left[first])}\ninstead of: ${JSON.stringify(right[first])}`,
    );
}
