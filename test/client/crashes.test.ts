import assert from "node:assert/strict";
import { restartLimit } from "../../client/src/crashes.ts";

const minute = 60_000;

describe("A server that crashes", () => {
  let time = 1_000_000;
  const limit = (): (() => boolean) => restartLimit(() => time);

  /** What is said to crashes that are so many milliseconds apart. */
  const said = (count: number, apart: number): readonly boolean[] => {
    const mayRestart = limit();
    return Array.from({ length: count }, () => {
      time += apart;
      return mayRestart();
    });
  };

  it("is started again four times in a row, and then no more", () => {
    assert.deepEqual(said(6, 1000), [true, true, true, true, false, false]);
  });

  it("is started again for ever where it lasts for a while", () => {
    assert.ok(said(50, minute).every(Boolean));
  });

  it("is given up where it crashes five times in three minutes", () => {
    assert.deepEqual(said(5, 0.7 * minute), [true, true, true, true, false]);
  });

  it("may be started again later, also after it was given up", () => {
    const mayRestart = limit();
    for (let crash = 0; crash < 5; crash += 1) mayRestart();
    time += 3 * minute;
    assert.ok(mayRestart());
  });

  it("has its own count for each restart that the user asks for", () => {
    const first = limit();
    for (let crash = 0; crash < 5; crash += 1) first();
    assert.ok(!first());
    assert.ok(limit()());
  });
});
