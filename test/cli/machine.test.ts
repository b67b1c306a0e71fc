import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  readdirSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { clean, inFolder, wrong } from "./call.ts";

/* What the machine may have against it: no rights, no room, files with two names or of somebody else. */
const nobody = 65534;
const isRoot = process.getuid?.() === 0;

/** Root may read everything: then the test runs as somebody who may not. */
async function asUser(test: () => Promise<void>): Promise<void> {
  if (!isRoot) return test();
  process.setegid?.(nobody);
  process.seteuid?.(nobody);
  try {
    await test();
  } finally {
    process.seteuid?.(0);
    process.setegid?.(0);
  }
}

describe("what can't be read", () => {
  it("is told once each, the rest is checked, and the answer is 2", () =>
    inFolder(
      {
        "a/keepalived.conf": wrong,
        "b/keepalived.conf": clean,
        "c/keepalived.conf": clean,
      },
      async (folder) => {
        chmodSync(folder.path, 0o755);
        chmodSync(join(folder.path, "b/keepalived.conf"), 0);
        chmodSync(join(folder.path, "c"), 0);
        try {
          await asUser(async () => {
            for (const command of ["lint", "format"]) {
              const options = command === "format" ? ["--check"] : [];
              const { status, stdout, stderr } = await folder.call([
                command,
                ...options,
              ]);
              assert.equal(status, 2);
              if (command === "lint")
                assert.match(stdout, /keyword-split-by-space/);
              assert.equal(
                stderr,
                "keepalived-lsp: b/keepalived.conf: can't be read\nkeepalived-lsp: c: can't be read\n",
              );
            }
          });
        } finally {
          chmodSync(join(folder.path, "c"), 0o755);
        }
      },
    ));
});

describe("writing", () => {
  it("needs a folder that may be written, and changes nothing else", () =>
    inFolder({ "keepalived.conf": wrong }, async (folder) => {
      chmodSync(folder.path, 0o555);
      try {
        await asUser(async () => {
          const { status, stderr } = await folder.call(["lint", "--fix"]);
          assert.equal(status, 2);
          assert.equal(
            stderr,
            "keepalived-lsp: keepalived.conf: not written, permission denied\n",
          );
        });
        assert.equal(folder.read("keepalived.conf"), wrong);
      } finally {
        chmodSync(folder.path, 0o755);
      }
    }));

  it("refuses a file with two names", () =>
    inFolder({ "keepalived.conf": wrong }, async (folder) => {
      const other = join(folder.path, "other.txt");
      linkSync(join(folder.path, "keepalived.conf"), other);
      const { status, stderr } = await folder.call(["lint", "--fix"]);
      assert.equal(status, 2);
      assert.equal(
        stderr,
        "keepalived-lsp: keepalived.conf: not written, it has 2 names (hard links), and the others would keep the old text\n",
      );
      assert.equal(folder.read("keepalived.conf"), wrong);
      assert.deepEqual(readdirSync(folder.path).sort(), [
        "keepalived.conf",
        "other.txt",
      ]);
    }));

  it("replaces no link where a report or a project file shall lie", () =>
    inFolder(
      { "site/keepalived.conf": wrong, "elsewhere/x": "{}\n" },
      async (folder) => {
        const names = ["report.sarif", ".keepalived-lsp.json"];
        for (const name of names)
          symlinkSync("../elsewhere/x", join(folder.path, "site", name));
        const report = await folder.call(
          ["lint", "--output-file", "report.sarif"],
          { cwd: "site" },
        );
        assert.equal(report.status, 2);
        assert.equal(
          report.stderr,
          "keepalived-lsp: --output-file report.sarif can't be written: it is a link\n",
        );
        const init = await folder.call(["init", "--force"], { cwd: "site" });
        assert.equal(init.status, 2);
        assert.match(init.stderr, /not written, it is a link to .*elsewhere/);
        assert.equal(folder.read("elsewhere/x"), "{}\n");
        for (const name of names)
          assert.ok(
            lstatSync(join(folder.path, "site", name)).isSymbolicLink(),
          );
      },
    ));

  it("keeps the owner of a file", () =>
    inFolder({ "keepalived.conf": wrong }, async (folder) => {
      const path = join(folder.path, "keepalived.conf");
      if (isRoot) chownSync(path, nobody, nobody);
      const { uid, gid } = statSync(path);
      assert.equal((await folder.call(["lint", "--fix"])).status, 0);
      const now = statSync(path);
      assert.deepEqual([now.uid, now.gid], [uid, gid]);
      assert.notEqual(folder.read("keepalived.conf"), wrong);
    }));
});

/** A disk of its own, of some kilobytes: only where namespaces may be made. */
const unshare = ["--map-root-user", "--mount"];
const hasDisks =
  process.platform === "linux" &&
  spawnSync("unshare", [...unshare, "true"]).status === 0;

if (hasDisks)
  describe("a disk that may only be read", () => {
    for (const [command, ...options] of [
      ["lint", "--fix"],
      ["format"],
      ["init"],
    ])
      it(`is told, and left as it is: ${command}`, () =>
        inFolder({ "w.conf": wrong }, (folder) => {
          const script = `
set -e
mount -t tmpfs -o size=1m tmpfs /mnt
cp "$1" /mnt/a.conf; sed -i 's/^    state/  state/' /mnt/a.conf; cp /mnt/a.conf /mnt/b.conf; mount -o remount,ro /mnt
status=0; "$2" dist/cli.js "$3" $4 /mnt || status=$?
cmp /mnt/a.conf /mnt/b.conf; ls -A /mnt; echo "status $status"`;
          const { stdout, stderr } = spawnSync(
            "unshare",
            [
              ...unshare,
              ...["sh", "-c", script, "sh", join(folder.path, "w.conf")],
              ...[process.execPath, command ?? "", options.join(" ")],
            ],
            { encoding: "utf8" },
          );
          assert.match(stdout, /a\.conf\nb\.conf\nstatus 2\n$/, stderr);
          assert.match(
            stderr,
            /^keepalived-lsp: \/mnt\/\S+: not written, read-only file system$/m,
          );
          return Promise.resolve();
        }));
  });

if (hasDisks)
  describe("a full disk", () => {
    for (const [command, ...options] of [["lint", "--fix"], ["format"]])
      it(`leaves all files as they were: ${command}`, () => {
        const script = `
set -e
mount -t tmpfs -o size=24k tmpfs /mnt
cp "$1" /mnt/a.conf; cp "$1" /mnt/b.conf; sed -i 's/^    state/  state/' /mnt/*.conf
cp /mnt/a.conf /tmp/"$2"; dd if=/dev/zero of=/mnt/fill bs=4k count=3 2>/dev/null
status=0; "$3" dist/cli.js "$4" $5 /mnt || status=$?
cmp /mnt/a.conf /tmp/"$2"; cmp /mnt/b.conf /tmp/"$2"; rm /tmp/"$2"; ls -A /mnt; echo "status $status"`;
        return inFolder({ "w.conf": wrong }, (folder) => {
          const { stdout, stderr } = spawnSync(
            "unshare",
            [
              ...unshare,
              ...["sh", "-c", script, "sh", join(folder.path, "w.conf")],
              ...[`full-disk-${process.pid}`, process.execPath],
              ...[command ?? "", options.join(" ")],
            ],
            { encoding: "utf8" },
          );
          assert.match(stdout, /a\.conf\nb\.conf\nfill\nstatus 2\n$/, stderr);
          assert.match(
            stderr,
            /^keepalived-lsp: \/mnt\/b\.conf: not written, no space left on device\n$/,
          );
          return Promise.resolve();
        });
      });
  });
