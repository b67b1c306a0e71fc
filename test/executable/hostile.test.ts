import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cases } from "../hostile/cases.ts";
import { assertOutlives } from "../hostile/outlives.ts";
import { executable, make, missing } from "./executable.ts";

/*
 * What another engine may do differently: its stack, its regular expressions, its parser of JSON, its way to read
 * pipes and devices. The cases that are only many of the same are left to the command on Node.
 */
const strains =
  /inside each other|a line of|lines of|stars|brackets|double|sequences|itself|pipe|NULs|UTF|GBK|prototype|globs|JavaScript|broken/;

describe("the executable outlives", () => {
  if (missing !== undefined) return;
  const cache = mkdtempSync(join(tmpdir(), "keepalived-lsp-"));
  before(make);
  after(() => rmSync(cache, { recursive: true, force: true }));

  for (const each of cases.filter(({ name }) => strains.test(name)))
    it(each.name, () =>
      assertOutlives(each, { cache, executable: executable[0] }),
    );
});
