import assert from "node:assert/strict";
import { clean, inFolder, type Folder } from "./call.ts";
import { assertSnapshot } from "./snapshot.ts";

const node = (own: number, other: number): string =>
  clean
    .replace(
      "    priority 100",
      `    unicast_src_ip 192.0.2.1${own}
    unicast_peer {
        192.0.2.1${other}
    }
    authentication {
        auth_type PASS
        auth_pass s3cr3t
    }
    priority ${100 - own}`,
    )
    .concat("include /etc/keepalived/conf.d/*.conf\n");

/* Two nodes with included files below their own folders, and a machine of its own. */
const files = {
  "site/web/lb01/keepalived.conf": node(1, 2),
  "site/web/lb01/conf.d/scripts.conf":
    "global_defs {\n    enable_script_security\n}\n",
  "site/web/lb02/keepalived.conf": node(2, 1),
  "site/alone/keepalived.conf": `${clean.replaceAll("192.0.2", "198.51.100")}include /opt/more.conf\n`,
};

const comparable = (text: string, { path }: Folder): string =>
  text
    .replaceAll(path, "/folder")
    .replace(/keepalived-lsp \d+\.\d+\.\d+,/, "keepalived-lsp 1.2.3,");

describe("init", () => {
  it("prints what it would write, and how it knew", () =>
    inFolder(files, async (folder) => {
      const { status, stdout } = await folder.call(["init", "--dry-run"], {
        cwd: "site",
      });
      assert.equal(status, 0);
      assertSnapshot("init.json", stdout);
      assert.throws(() => folder.read("site/.keepalived-lsp.json"), /ENOENT/);
    }));

  it("writes a file that names what was guessed before", () =>
    inFolder(files, async (folder) => {
      const before = await folder.call(["lint", "--format=json", "site"]);
      assert.deepEqual(await folder.call(["init", "site"]), {
        status: 0,
        stdout:
          "Wrote site/.keepalived-lsp.json: 3 nodes, 1 cluster. Comments in it say how it knew.\n",
        stderr: "",
      });
      const after = await folder.call(["lint", "--format=json", "site"]);
      assert.deepEqual(after, before);
      const { stdout } = await folder.call(["doctor", "site"]);
      assert.match(stdout, /^ {2}web: lb01, lb02: the project file says so;/m);
    }));

  it("replaces a file only if told so", () =>
    inFolder({ ...files, ".keepalived-lsp.json": "{}" }, async (folder) => {
      assert.deepEqual(await folder.call(["init"]), {
        status: 2,
        stdout: "",
        stderr:
          "keepalived-lsp: .keepalived-lsp.json is there already: --force replaces it, --dry-run prints what it would be\n",
      });
      assert.equal(folder.read(".keepalived-lsp.json"), "{}");
      assert.equal((await folder.call(["init", "--force"])).status, 0);
      assert.match(folder.read(".keepalived-lsp.json"), /"lb01"/);
    }));

  it("needs a folder with configurations", () =>
    inFolder({ "readme.txt": "" }, async (folder) => {
      const said = async (...argv: readonly string[]): Promise<string> => {
        const { status, stderr } = await folder.call(["init", ...argv]);
        assert.equal(status, 2);
        return stderr;
      };
      assert.equal(
        await said(),
        "keepalived-lsp: .: no keepalived configuration found\n",
      );
      assert.equal(
        await said("nowhere"),
        "keepalived-lsp: init takes one folder\n",
      );
    }));
});

describe("doctor", () => {
  it("tells what was found and why, and no secrets", () =>
    inFolder(
      {
        ...files,
        "site/.keepalived-lsp.json": `{ "keepalivedVersion": "2.2.7", "rules": { "vip-without-prefix": "off" } }`,
      },
      async (folder) => {
        const { status, stdout } = await folder.call([
          "doctor",
          "site",
          "nowhere.conf",
        ]);
        assert.equal(status, 2);
        assert.doesNotMatch(stdout, /s3cr3t/);
        assertSnapshot("doctor.txt", comparable(stdout, folder));
      },
    ));

  it("asks the daemon only when told so", () =>
    inFolder(
      {
        "keepalived.conf": clean,
        "bin/keepalived": "#!/bin/sh\necho 'Keepalived v9.9.9' >&2\n",
      },
      async (folder) => {
        const env = { PATH: `${folder.path}/bin:/bin:/usr/bin` };
        folder.makeExecutable("bin/keepalived");
        const silent = await folder.call(["doctor"], { env });
        assert.doesNotMatch(silent.stdout, /9\.9\.9/);
        const asked = await folder.call(["doctor", "--daemon"], { env });
        assert.match(asked.stdout, /^ {2}Keepalived v9\.9\.9$/m);
      },
    ));

  it("runs no daemon that lies in the working directory", () =>
    inFolder(
      {
        "keepalived.conf": clean,
        keepalived: "#!/bin/sh\necho 'Keepalived v6.6.6' >&2\n",
        "bin/keepalived": "#!/bin/sh\necho 'Keepalived v6.6.6' >&2\n",
      },
      async (folder) => {
        for (const name of ["keepalived", "bin/keepalived"])
          folder.makeExecutable(name);
        const before = process.cwd();
        process.chdir(folder.path);
        try {
          for (const PATH of [undefined, "", ".", ":/nowhere", "bin:./bin"]) {
            const env = PATH === undefined ? {} : { PATH };
            const { stdout } = await folder.call(["doctor", "--daemon"], {
              env,
            });
            assert.doesNotMatch(stdout, /6\.6\.6/, PATH);
            assert.match(stdout, /^ {2}(?:no keepalived|Keepalived v)/m);
          }
        } finally {
          process.chdir(before);
        }
      },
    ));
});
