import assert from "node:assert/strict";
import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { writeFiles } from "../../server/src/cli/write-files.ts";
import { clean, inFolder, wrong } from "./call.ts";

const right = wrong.replace("garp master", "garp_master");

describe("lint --fix", () => {
  it("applies the safe fixes and says so", () =>
    inFolder({ "keepalived.conf": wrong }, async (folder) => {
      assert.deepEqual(
        await folder.call(["lint", "--fix", "keepalived.conf"]),
        {
          status: 0,
          stdout: "Fixed 1 problem in 1 file.\nNo problems in 1 file.\n",
          stderr: "",
        },
      );
      assert.equal(folder.read("keepalived.conf"), right);
      assert.deepEqual(readdirSync(folder.path), ["keepalived.conf"]);
    }));

  it("keeps the mode, line ends and bytes of a file", () =>
    inFolder({}, async (folder) => {
      const comment = Buffer.from([
        0x23, 0x20, 0xd0, 0xe9, 0xc4, 0xe2, 0xb7, 0xfe, 0xce, 0xf1, 0x0d, 0x0a,
      ]);
      const crlf = (text: string): Buffer =>
        Buffer.from(text.replaceAll("\n", "\r\n"));
      folder.write("keepalived.conf", Buffer.concat([comment, crlf(wrong)]));
      const path = join(folder.path, "keepalived.conf");
      chmodSync(path, 0o640);
      assert.equal((await folder.call(["lint", "--fix"])).status, 0);
      assert.deepEqual(
        readFileSync(path),
        Buffer.concat([comment, crlf(right)]),
      );
      assert.equal(statSync(path).mode & 0o777, 0o640);
    }));

  it("only shows what it would do when it is a dry run", () =>
    inFolder({ "a/keepalived.conf": wrong }, async (folder) => {
      const { status, stdout } = await folder.call(["lint", "--fix-dry-run"]);
      assert.equal(status, 0);
      assert.equal(
        stdout,
        `--- a/keepalived.conf
+++ a/keepalived.conf
@@ -3,7 +3,7 @@
     interface eth0
     virtual_router_id 61
     priority 100
-    garp master_delay 10
+    garp_master_delay 10
     virtual_ipaddress {
         192.0.2.100/24
     }
Would fix 1 problem in 1 file.
No problems in 1 file.
`,
      );
      assert.equal(folder.read("a/keepalived.conf"), wrong);
    }));

  it("writes fixed standard input to standard output", () =>
    inFolder({}, async (folder) => {
      const { status, stdout, stderr } = await folder.call(
        ["lint", "-", "--fix"],
        { stdin: wrong },
      );
      assert.deepEqual({ status, stdout }, { status: 0, stdout: right });
      assert.match(stderr, /Fixed 1 problem/);
      assert.deepEqual(readdirSync(folder.path), []);
    }));

  it("does not follow links out of the folders that are named", () =>
    inFolder({ "shared/web.conf": wrong, "lb01/x": "" }, async (folder) => {
      symlinkSync(
        "../shared/web.conf",
        join(folder.path, "lb01/keepalived.conf"),
      );
      const refused = await folder.call([
        "lint",
        "--fix",
        "lb01/keepalived.conf",
      ]);
      assert.equal(refused.status, 2);
      assert.match(
        refused.stderr,
        /lb01\/keepalived\.conf: not written, it is a link to .*shared\/web\.conf, outside/,
      );
      assert.equal(folder.read("shared/web.conf"), wrong);
      assert.equal(
        (await folder.call(["lint", "--fix", "lb01", "shared"])).status,
        0,
      );
      assert.equal(folder.read("shared/web.conf"), right);
      assert.ok(
        lstatSync(join(folder.path, "lb01/keepalived.conf")).isSymbolicLink(),
      );
    }));

  it("fixes included files too", () =>
    inFolder(
      {
        "keepalived.conf": `${clean}include conf.d/*.conf\n`,
        "conf.d/web.conf": wrong
          .replace("VI_1", "VI_2")
          .replace("61", "62")
          .replace(".100/", ".101/"),
      },
      async (folder) => {
        assert.equal(
          (await folder.call(["lint", "--fix", "keepalived.conf"])).status,
          0,
        );
        assert.match(folder.read("conf.d/web.conf"), /garp_master_delay/);
      },
    ));
});

describe("writing files", () => {
  it("refuses what somebody else changed, and then writes none", () =>
    inFolder({ "a.conf": "old\n", "b.conf": "old\n" }, async (folder) => {
      const path = (name: string): string => join(folder.path, name);
      const problems = writeFiles(
        [
          { path: path("a.conf"), before: "old\n", after: "new\n" },
          { path: path("b.conf"), before: "older\n", after: "new\n" },
        ],
        [folder.path],
      );
      assert.deepEqual(problems, [
        `${path("b.conf")}: not written, it was changed by somebody else meanwhile`,
      ]);
      assert.equal(folder.read("a.conf"), "old\n");
      return Promise.resolve();
    }));

  it("makes new files with their folders, and replaces none", () =>
    inFolder({ "a.conf": "old\n" }, async (folder) => {
      const write = (name: string): readonly string[] =>
        writeFiles(
          [
            {
              path: join(folder.path, name),
              before: undefined,
              after: "new\n",
            },
          ],
          [folder.path],
        );
      assert.deepEqual(write("sysctl.d/60-ipvs.conf"), []);
      assert.equal(folder.read("sysctl.d/60-ipvs.conf"), "new\n");
      assert.match(write("a.conf")[0] ?? "", /it is there already/);
      assert.match(write("../b.conf")[0] ?? "", /outside of the folders named/);
      return Promise.resolve();
    }));
});
