import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cases } from "./cases.ts";
import { assertOutlives } from "./outlives.ts";

describe("the command outlives", () => {
  const cache = mkdtempSync(join(tmpdir(), "keepalived-lsp-"));
  after(() => rmSync(cache, { recursive: true, force: true }));

  for (const each of cases)
    it(each.name, () => assertOutlives(each, { cache }));
});
