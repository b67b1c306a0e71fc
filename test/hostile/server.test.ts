import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { secondsSince } from "../harness/processor.ts";
import { InProcessServer, onDisk } from "../protocol/in-process.ts";
import { cases } from "./cases.ts";
import { folderAt, type Case } from "./cases/case.ts";

const mostSeconds = 5;

/* The same folders, open in an editor: every question is answered, and so is the next one. */
describe("the server outlives", () => {
  for (const each of cases)
    it(each.name, async () => {
      const before = process.cpuUsage();
      await open(each);
      const seconds = secondsSince(before);
      assert.ok(seconds < mostSeconds, `took ${seconds} s`);
    });
});

async function open({ make }: Case): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "keepalived-lsp-"));
  await make(folderAt(folder));
  const server = new InProcessServer(onDisk());
  try {
    await server.start({}, [{ uri: pathToFileURL(folder).href, name: "x" }]);
    const uri = pathToFileURL(join(folder, "keepalived.conf")).href;
    const text = textOf(join(folder, "keepalived.conf"));
    await server.open(uri, text);
    const textDocument = { uri };
    const report = await server.request<{ kind: string }>(
      "textDocument/diagnostic",
      { textDocument },
    );
    assert.equal(report.kind, "full");
    const lines = text.split("\n", 3).length;
    for (const line of [0, lines - 1])
      for (const method of ["hover", "completion", "definition"])
        await server.request(`textDocument/${method}`, {
          textDocument,
          position: { line, character: 9 },
        });
    for (const method of ["documentSymbol", "documentLink", "foldingRange"])
      await server.request(`textDocument/${method}`, { textDocument });
  } finally {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As an editor would open it; editors refuse what is no file, and what is too large. */
function textOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  const isText = stats?.isFile() === true && stats.size < 2e7;
  return isText ? readFileSync(path, "utf8") : "";
}
