/* global before, after, describe, it */
// The same server over stdio, in an editor that knows nothing of it: Neovim.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { copyExampleCluster, lines, root } from "./example-cluster.mjs";

const RULE = "dr-director-is-real-server";

describe("Neovim", function () {
  this.timeout(120_000);
  let cluster, seen;

  before(async () => {
    cluster = copyExampleCluster();
    const kind = cluster.place("lb01", "lb_kind DR");
    seen = await neovim(cluster.file("lb01"), {
      command: [process.execPath, join(root, "dist/cli.js"), "--stdio"],
      folder: cluster.folder,
      rule: RULE,
      fix: "lvs_sync_daemon",
      complete: { line: kind.line, column: kind.column + "lb_".length },
      hover: kind,
    });
  });

  after(() => cluster?.remove());

  it("shows the packet loop where it begins", () => {
    assert.deepEqual(
      seen.findings.map(({ line }) => line),
      [lines.lb01.line],
    );
  });

  it("completes the keywords of the block", () => {
    assert.ok(seen.completion.includes("lb_kind"), seen.completion.join(" "));
    assert.ok(!seen.completion.includes("virtual_router_id"));
  });

  it("says in the hover what a keyword does", () => {
    assert.match(seen.hover, /lb_kind/);
  });

  it("applies the fix to both nodes", () => {
    for (const node of ["lb01", "lb02"])
      assert.match(cluster.read(node), /lvs_sync_daemon/);
  });
});

async function neovim(file, job) {
  const child = spawn(
    "nvim",
    [
      ...["--headless", "-u", "NONE", "-i", "NONE", "-n"],
      ...["--cmd", "set noswapfile hidden", file],
      ...["-c", `luafile ${join(import.meta.dirname, "neovim.lua")}`],
    ],
    {
      env: { ...process.env, JOB: JSON.stringify(job) },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let output = "";
  let problems = "";
  child.stdout.on("data", (data) => (output += data));
  child.stderr.on("data", (data) => (problems += data));
  const [code] = await once(child, "close");
  assert.equal(code, 0, problems);
  return JSON.parse(output);
}
