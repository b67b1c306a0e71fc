import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const folder = "test/fixtures/cli";

/** Holds a text against the file of this name; `UPDATE_FIXTURES=1` writes it instead. */
export function assertSnapshot(name: string, actual: string): void {
  const path = join(folder, name);
  if (process.env.UPDATE_FIXTURES === "1") {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
  }
  assert.equal(actual, readFileSync(path, "utf8"), `differs from ${path}`);
}
