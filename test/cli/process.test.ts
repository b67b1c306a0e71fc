import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { resolve } from "node:path";
import { inFolder, wrong } from "./call.ts";

/* The command as it ships: dist/cli.js in a process of its own. */
const command = "dist/cli.js";

describe("the process", () => {
  it("starts by its name alone", () => {
    accessSync(command, constants.X_OK);
    const { status, stdout, stderr } = spawnSync(command, ["--version"], {
      encoding: "utf8",
    });
    assert.equal(status, 0);
    // nor has V8 anything to say about the flags it is given
    assert.equal(stderr, "");
    assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
  });

  it("gives its answer as exit status", () =>
    inFolder({ "keepalived.conf": wrong }, (folder) => {
      const run = (...argv: readonly string[]): number | null =>
        spawnSync(process.execPath, [command, ...argv]).status;
      assert.equal(run("lint", folder.path), 1);
      assert.equal(
        run("lint", "--rule=keyword-split-by-space=warning", folder.path),
        0,
      );
      assert.equal(run("lint", `${folder.path}/nowhere`), 2);
      return Promise.resolve();
    }));

  it("says that its folder is gone", () =>
    inFolder({}, ({ path }) => {
      const { status, stderr } = spawnSync(
        "sh",
        [
          ...["-c", `mkdir x && cd x && rmdir ../x && exec "$0" "$1" lint`],
          ...[process.execPath, resolve(command)],
        ],
        { cwd: path, encoding: "utf8" },
      );
      assert.equal(stderr, "keepalived-lsp: the current folder was removed\n");
      assert.equal(status, 2);
      return Promise.resolve();
    }));

  it("reads standard input to its end", () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      [command, "lint", "-"],
      { input: wrong, encoding: "utf8" },
    );
    assert.equal(status, 1);
    assert.match(stdout, /keyword-split-by-space/);
  });

  it("ends quietly where nobody reads on", () => {
    const { stdout, stderr } = spawnSync(
      "sh",
      [
        "-c",
        `"${process.execPath}" ${command} keywords --format json | head -c 10`,
      ],
      { encoding: "utf8" },
    );
    assert.equal(stdout.length, 10);
    assert.equal(stderr, "");
  });

  it("waits for a slow reader, though another process has said that its pipe does not", () => {
    const argv = [command, "rules", "--format", "json"];
    const whole = spawnSync(process.execPath, argv, { maxBuffer: 1e8 }).stdout;
    assert.ok(whole.length > 65_536, "a pipe holds less");
    // Node makes its pipe one that is not waited for, and so it is for all who write to it
    const other =
      "process.stdout.on('error', () => {}); setTimeout(() => {}, 1500)";
    const { stdout } = spawnSync(
      "sh",
      [
        "-c",
        `{ "$0" -e "${other}" & sleep 0.5; "$0" ${argv.join(" ")}; } | { sleep 1; cat; }`,
        process.execPath,
      ],
      { maxBuffer: 1e8 },
    );
    assert.ok(stdout.equals(whole));
  });

  it("is the language server with --stdio", async () => {
    const server = spawn(process.execPath, [
      command,
      "--stdio",
      `--clientProcessId=${process.pid}`,
    ]);
    try {
      const content = JSON.stringify({
        jsonrpc: "2.0",
        id: 1,
        method: "initialize",
        params: { processId: process.pid, rootUri: null, capabilities: {} },
      });
      server.stdin.write(`Content-Length: ${content.length}\r\n\r\n${content}`);
      let answer = "";
      for await (const chunk of server.stdout as AsyncIterable<Buffer>) {
        answer += chunk.toString();
        if (answer.includes('"id":1')) break;
      }
      assert.match(answer, /"capabilities"/);
    } finally {
      server.kill();
    }
  });
});
