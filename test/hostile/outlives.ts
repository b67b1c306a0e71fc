import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { folderAt, type Case } from "./cases/case.ts";
import { run, type Measured, type RunOptions } from "./measured.ts";

/* What the command may cost at most, whatever it is given. */
const mostSeconds = 5;
const mostMegabytes = 900;

/** Lints a case in a process of its own, so that a hang, a crash and memory are seen as a user sees them. */
export async function assertOutlives(
  each: Case,
  options: RunOptions,
): Promise<void> {
  const answer = await lint(each, options);
  const said = answer.stdout + answer.stderr;
  assert.equal(answer.status, each.status, said.slice(0, 2000));
  assert.doesNotMatch(answer.stderr, /internal fault|\n\s+at /);
  if (each.tells !== undefined)
    assert.ok(said.includes(each.tells), said.slice(0, 2000));
  assert.ok(answer.seconds < mostSeconds, `took ${answer.seconds} s`);
  assert.ok(
    answer.megabytes < mostMegabytes,
    `took ${Math.round(answer.megabytes)} MB`,
  );
}

async function lint(
  { make, paths }: Case,
  options: RunOptions,
): Promise<Measured> {
  const path = mkdtempSync(join(tmpdir(), "keepalived-lsp-"));
  await make(folderAt(path));
  try {
    const argv = ["lint", ...(paths ?? ["keepalived.conf"])];
    return await run(path, argv, options);
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}
