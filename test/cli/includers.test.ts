import assert from "node:assert/strict";
import { clean, inFolder, type Folder } from "./call.ts";

/** A configuration whose virtual addresses and script lie in other files. */
const root = (include: string, more = ""): string =>
  clean.replace("        192.0.2.100/24\n", `        include ${include}\n`) +
  more;

const vips = "192.0.2.100/24\n192.0.2.300/24\n";

/** Rules that are broken, and in which files. */
async function found(
  folder: Folder,
  argv: readonly string[],
  stdin = "",
): Promise<readonly string[]> {
  const { stdout } = await folder.call(["lint", "--format=json", ...argv], {
    stdin,
  });
  const { files } = JSON.parse(stdout) as {
    files: { path: string; diagnostics: { rule: string }[] }[];
  };
  return files.flatMap(({ path, diagnostics }) =>
    diagnostics.map(({ rule }) => `${path} ${rule}`),
  );
}

describe("a file that is named without what includes it", () => {
  it("is checked where it is included, and nothing else is reported", () =>
    inFolder(
      {
        "keepalived.conf": root("conf.d/vips.conf", "one_wrong_word\n"),
        "conf.d/vips.conf": vips,
      },
      async (folder) => {
        const { status, stdout, stderr } = await folder.call([
          "lint",
          "conf.d/vips.conf",
        ]);
        assert.equal(status, 1);
        assert.match(stdout, /^error\[invalid-value\]: .*192\.0\.2\.300/);
        assert.match(stdout, /--> conf\.d\/vips\.conf:2:1/);
        assert.match(stdout, /^Found 1 error in 1 file\.$/m);
        assert.equal(
          stderr,
          "keepalived-lsp: conf.d/vips.conf: checked as included by keepalived.conf\n",
        );
      },
    ));

  it("knows what stands in the files around it", () =>
    inFolder(
      {
        "keepalived.conf": `vrrp_script check {\n    script /bin/true\n}\ninclude conf.d/*.conf\n`,
        "conf.d/web.conf": clean.replace(
          "    virtual_ipaddress",
          "    track_script {\n        check\n        chekc\n    }\n    virtual_ipaddress",
        ),
      },
      async (folder) => {
        assert.deepEqual(await found(folder, ["conf.d/web.conf"]), [
          "conf.d/web.conf track-script-undefined",
        ]);
      },
    ));

  it("is found in the whole repository, by all that include it, for all their nodes", () =>
    inFolder(
      {
        ".git/HEAD": "",
        "lb01/keepalived.conf": root("../common/vips.inc"),
        "lb02/keepalived.conf": clean,
        "roles/lb/files/nginx.conf": "include ../../../common/vips.inc;\n",
        "lb03/keepalived.conf": clean.replace(
          "        192.0.2.100/24\n",
          "        @a include ../common/vips.inc\n        @b 192.0.2.9\n",
        ),
        "common/vips.inc": "192.0.2.300/24\ninclude more.inc\n",
        "common/more.inc": "192.0.2.301/24\n",
      },
      async (folder) => {
        assert.deepEqual(await found(folder, ["common/vips.inc"]), [
          "common/more.inc invalid-value",
          "common/vips.inc invalid-value",
        ]);
        const { stderr } = await folder.call(["lint", "common/vips.inc"]);
        assert.equal(
          stderr,
          "keepalived-lsp: common/vips.inc: checked as included by lb01/keepalived.conf and 1 more\n",
        );
      },
    ));

  it("may come from standard input", () =>
    inFolder(
      { "keepalived.conf": root("vips.conf"), "vips.conf": "192.0.2.1/24\n" },
      async (folder) => {
        assert.deepEqual(
          await found(folder, ["-", "--stdin-filename", "vips.conf"], vips),
          ["vips.conf invalid-value"],
        );
      },
    ));

  it("may be included by a node of the project file, whatever that is called", () =>
    inFolder(
      {
        ".keepalived-lsp.json": `{ "ignore": ["old/"], "clusters": [ { "nodes": [
          { "config": "lb01.cfg", "paths": { "/etc/keepalived": "files" } } ] } ] }`,
        "lb01.cfg": root("/etc/keepalived/vips.conf"),
        "old/keepalived.conf": root("../files/vips.conf"),
        "files/vips.conf": vips,
      },
      async (folder) => {
        const { stderr } = await folder.call(["lint", "files/vips.conf"]);
        assert.equal(
          stderr,
          "keepalived-lsp: files/vips.conf: checked as included by lb01.cfg\n",
        );
      },
    ));

  it("is fixed alone", () =>
    inFolder(
      {
        "keepalived.conf": `include conf.d/*.conf\n${clean.replace("VI_1", "VI_2").replace("61", "62").replace("100/24", "101/24").replace("    priority", "    garp master_delay 10\n    priority")}`,
        "conf.d/web.conf": clean.replace(
          "    priority 100\n",
          "    priority 100\n    garp master_delay 10\n",
        ),
      },
      async (folder) => {
        const before = folder.read("keepalived.conf");
        const { status } = await folder.call([
          "lint",
          "--fix",
          "conf.d/web.conf",
        ]);
        assert.equal(status, 0);
        assert.match(folder.read("conf.d/web.conf"), /garp_master_delay 10/);
        assert.equal(folder.read("keepalived.conf"), before);
      },
    ));

  it("is a configuration of its own where nothing includes it, or what does is named too", () =>
    inFolder(
      {
        "keepalived.conf": `include web.conf\n`,
        "web.conf": clean,
        "other.conf": clean,
        "conf/far/too/deep/down/web.conf": clean,
      },
      async (folder) => {
        for (const argv of [
          ["other.conf"],
          ["conf/far/too/deep/down/web.conf"],
          ["keepalived.conf", "web.conf"],
          ["."],
        ])
          assert.equal((await folder.call(["lint", ...argv])).stderr, "");
      },
    ));
});
