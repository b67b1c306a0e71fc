import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cases } from "./cases.ts";
import { folderAt, type Case } from "./cases/case.ts";
import { run, type Measured } from "./measured.ts";

/* What the command may cost at most, whatever it is given. */
const mostSeconds = 5;
const mostMegabytes = 900;

/* One process for each: a hang, a crash and memory are seen as a user sees them. */
describe("the command outlives", () => {
  const cache = mkdtempSync(join(tmpdir(), "keepalived-lsp-"));
  after(() => rmSync(cache, { recursive: true, force: true }));

  for (const each of cases)
    it(each.name, async () => {
      const answer = await lint(each, cache);
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
    });
});

async function lint({ make, paths }: Case, cache: string): Promise<Measured> {
  const path = mkdtempSync(join(tmpdir(), "keepalived-lsp-"));
  await make(folderAt(path));
  try {
    const argv = ["lint", ...(paths ?? ["keepalived.conf"])];
    return await run(path, argv, { cache });
  } finally {
    rmSync(path, { recursive: true, force: true });
  }
}
