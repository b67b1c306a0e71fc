import assert from "node:assert/strict";
import { clean, inFolder } from "./call.ts";

const untidy = "global_defs\n{\nrouter_id   lb01\n}\n";
const tidy = "global_defs {\n    router_id lb01\n}\n";

describe("keepalived-lsp format", () => {
  it("rewrites the files named, and says which", () =>
    inFolder({ "a.conf": untidy, "b.conf": tidy }, async ({ call, read }) => {
      const { status, stdout, stderr } = await call([
        "format",
        "a.conf",
        "b.conf",
      ]);
      assert.equal(status, 0);
      assert.equal(stdout, "a.conf: formatted\n");
      assert.equal(stderr, "");
      assert.equal(read("a.conf"), tidy);
    }));

  it("only tells with --check, and writes nothing", () =>
    inFolder({ "a.conf": untidy, "b.conf": tidy }, async ({ call, read }) => {
      const { status, stdout } = await call([
        "format",
        "--check",
        "a.conf",
        "b.conf",
      ]);
      assert.equal(status, 1);
      assert.equal(stdout, "a.conf: would be formatted\n");
      assert.equal(read("a.conf"), untidy);
      assert.equal((await call(["format", "--check", "b.conf"])).status, 0);
    }));

  it("shows what would change with --diff", () =>
    inFolder({ "a.conf": untidy }, async ({ call, read }) => {
      const { status, stdout } = await call(["format", "--diff", "a.conf"]);
      assert.equal(status, 1);
      assert.equal(
        stdout,
        `--- a.conf
+++ a.conf
@@ -1,4 +1,3 @@
-global_defs
-{
-router_id   lb01
+global_defs {
+    router_id lb01
 }
`,
      );
      assert.equal(read("a.conf"), untidy);
    }));

  it("writes standard input to standard output, changed or not", () =>
    inFolder({}, async ({ call }) => {
      for (const stdin of [untidy, tidy]) {
        const { status, stdout } = await call(["format", "-"], { stdin });
        assert.equal(status, 0);
        assert.equal(stdout, tidy);
      }
      const checked = await call(["format", "--check", "-"], { stdin: untidy });
      assert.equal(checked.status, 1);
      assert.equal(checked.stdout, "-: would be formatted\n");
    }));

  it("finds the configurations of a folder and what they include, no other program's files", () =>
    inFolder(
      {
        "keepalived.conf": `${clean}include vips.inc\ninclude ../else.inc\n`,
        "vips.inc": "virtual_server 192.0.2.1 80 {\ndelay_loop   6\n}\n",
        "nginx.conf": "server {\nlisten   80;\n}\n",
      },
      async ({ call, read }) => {
        const { stdout } = await call(["format", "."]);
        assert.equal(stdout, "vips.inc: formatted\n");
        assert.match(read("vips.inc"), /^ {4}delay_loop 6$/m);
      },
    ));

  it("goes by the project file, and by the call before that", () =>
    inFolder(
      {
        ".keepalived-lsp.json":
          '{ "format": { "indent": "tab", "alignValues": true } }',
        "a.conf": "global_defs {\nrouter_id a\nvrrp_version 3\n}\n",
      },
      async ({ call, read }) => {
        await call(["format", "a.conf"]);
        assert.equal(
          read("a.conf"),
          "global_defs {\n\trouter_id    a\n\tvrrp_version 3\n}\n",
        );
        await call(["format", "--indent", "2", "a.conf"]);
        assert.match(read("a.conf"), /^ {2}router_id {4}a$/m);
        await call(["format", "--no-config", "a.conf"]);
        assert.match(read("a.conf"), /^ {4}router_id a$/m);
      },
    ));

  it("says what it leaves alone, and why", () =>
    inFolder(
      { "a.conf": `vrrp_instance A {\nstate   MASTER\n` },
      async (folder) => {
        const { status, stderr, stdout } = await folder.call([
          "format",
          "a.conf",
        ]);
        assert.equal(status, 0);
        assert.equal(stdout, "");
        assert.equal(
          stderr,
          "keepalived-lsp: a.conf: lines 1 to 2 left as written: a brace is missing or too many\n",
        );
      },
    ));

  it("keeps the bytes of other encodings", () =>
    inFolder({}, async ({ call, read, write }) => {
      const name = Buffer.from([0xb8, 0xba, 0xd4, 0xd8]);
      write(
        "a.conf",
        Buffer.concat([Buffer.from("# "), name, Buffer.from("\n  a b\n")]),
      );
      assert.equal((await call(["format", "a.conf"])).status, 0);
      assert.match(read("a.conf"), /\na b\n$/);
    }));

  it("exits with 2 for what can't be read and for wrong calls", () =>
    inFolder({ "a.conf": untidy }, async ({ call, read }) => {
      const missing = await call(["format", "none.conf"]);
      assert.equal(missing.status, 2);
      assert.match(missing.stderr, /none\.conf: no such file or folder/);
      const indent = await call(["format", "--indent", "many", "a.conf"]);
      assert.equal(indent.status, 2);
      assert.match(
        indent.stderr,
        /--indent many: "tab" or a number of blanks up to 16/,
      );
      assert.equal(read("a.conf"), untidy);
    }));
});
