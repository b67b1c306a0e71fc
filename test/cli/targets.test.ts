import assert from "node:assert/strict";
import { chmodSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { clean, inFolder, wrong, type Folder } from "./call.ts";

/** Paths of the files with findings: every configuration in these tests has one. */
async function found(
  folder: Folder,
  ...argv: readonly string[]
): Promise<readonly string[]> {
  const { stdout } = await folder.call(["lint", "--format=json", ...argv]);
  const { files } = JSON.parse(stdout) as { files: { path: string }[] };
  return files.map(({ path }) => path);
}

const sysctl = "# for LVS\nnet.ipv4.ip_forward = 1\nnet.ipv4.vs.conntrack=0\n";
const nginx =
  "user nginx;\nhttp {\n    upstream web {\n        server 192.0.2.11 weight=5;\n    }\n}\n";
const modules = "ip_vs\nip_vs_rr\n";

describe("what a call looks at", () => {
  it("finds configurations in folders by name, place and text", () =>
    inFolder(
      {
        "keepalived.conf": wrong,
        "lb02.keepalived.conf": wrong,
        "etc/keepalived/vips.conf": wrong,
        "roles/web/files/lb.conf": wrong,
        "roles/web/files/notes.txt": wrong,
        "node_modules/x/keepalived.conf": wrong,
        ".git/keepalived.conf": wrong,
      },
      async (folder) => {
        const all = [
          "etc/keepalived/vips.conf",
          "keepalived.conf",
          "lb02.keepalived.conf",
          "roles/web/files/lb.conf",
        ];
        assert.deepEqual(await found(folder), all);
        assert.deepEqual(await found(folder, "."), all);
        assert.deepEqual(await found(folder, "etc", "roles"), [all[0], all[3]]);
        assert.deepEqual(await found(folder, join(folder.path, "etc")), [
          join(folder.path, "etc/keepalived/vips.conf"),
        ]);
      },
    ));

  it("never takes other programs' files for keepalived's", () =>
    inFolder(
      {
        "etc/keepalived/sysctl.d/60-ipvs.conf": sysctl,
        "etc/keepalived/sysctl.conf": sysctl,
        "etc/keepalived/lvs-kernel.conf": sysctl,
        "etc/keepalived/nginx.conf": nginx,
        "etc/keepalived/proxy.conf": nginx,
        "etc/keepalived/modules-load.d/lvs.conf": modules,
        "etc/keepalived/load.conf": modules,
        "etc/keepalived/program.conf": "[program:x]\ncommand=/bin/x\n",
        "etc/radius.conf":
          "virtual_server = default\nhome_server x {\n    virtual_server = y\n}\n",
        "etc/my.conf": "global {\n    maxconn 2000\n}\n",
      },
      async (folder) => {
        assert.deepEqual(await folder.call(["lint", "."]), {
          status: 0,
          stdout: "No problems in 0 files.\n",
          stderr: "keepalived-lsp: .: no keepalived configuration found\n",
        });
        assert.deepEqual(
          await folder.call(["lint", "etc/keepalived/proxy.conf"]),
          {
            status: 0,
            stdout: "No problems in 0 files.\n",
            stderr:
              "keepalived-lsp: etc/keepalived/proxy.conf: skipped, it is another program's file\n",
          },
        );
      },
    ));

  it("leaves templates alone, and says so", () =>
    inFolder(
      {
        "templates/keepalived.conf": clean.replace(
          "192.0.2.100/24",
          "{% for vip in vips %}\n        {{ vip }}\n        {% endfor %}",
        ),
        "templates/keepalived.conf.j2": clean.replace(
          "100\n",
          "{{ priority }}\n",
        ),
        "erb/keepalived.conf": clean.replace("100\n", "<%= @priority %>\n"),
        "files/keepalived.conf": `# {{ ansible_managed }}
vrrp_script check {
    script "/usr/bin/docker inspect --format {{.State.Running}} web"
    {{
}
${wrong}`,
      },
      async (folder) => {
        assert.deepEqual(await found(folder), ["files/keepalived.conf"]);
        const skipped = "skipped, it is a template: check what is made of it";
        const { status, stderr } = await folder.call([
          "lint",
          "templates",
          "templates/keepalived.conf.j2",
          join(folder.path, "erb"),
        ]);
        assert.equal(status, 0);
        assert.deepEqual(stderr.trim().split("\n"), [
          `keepalived-lsp: templates/keepalived.conf: ${skipped}`,
          `keepalived-lsp: templates/keepalived.conf.j2: ${skipped}`,
          `keepalived-lsp: ${join(folder.path, "erb/keepalived.conf")}: ${skipped}`,
        ]);
      },
    ));

  it("knows templates by their names too, on standard input as well", () =>
    inFolder(
      { "k.conf.j2": "{{ head }}\n", "k.conf.epp": wrong },
      async (folder) => {
        const skipped = "skipped, it is a template: check what is made of it";
        for (const ending of "j2 jinja jinja2 erb epp tmpl tpl".split(" ")) {
          const name = `k.conf.${ending}`;
          assert.deepEqual(
            await folder.call(["lint", "--stdin-filename", name, "-"], {
              stdin: wrong,
            }),
            {
              status: 0,
              stdout: "No problems in 0 files.\n",
              stderr: `keepalived-lsp: ${name}: ${skipped}\n`,
            },
          );
          const format = ["format", "--stdin-filename", name, "-"];
          const { stdout } = await folder.call(format, { stdin: "{\n{{ a }}" });
          assert.equal(stdout, "{\n{{ a }}");
        }
        const named = await folder.call(["lint", "k.conf.j2", "k.conf.epp"]);
        assert.equal(named.status, 0);
        assert.deepEqual(named.stderr.trim().split("\n"), [
          `keepalived-lsp: k.conf.j2: ${skipped}`,
          `keepalived-lsp: k.conf.epp: ${skipped}`,
        ]);
        const rendered = ["lint", "--stdin-filename", "keepalived.conf", "-"];
        const { status } = await folder.call(rendered, {
          stdin: "{{ head }}\n",
        });
        assert.equal(status, 1);
      },
    ));

  it("sees fragments where they are included, not as roots", () =>
    inFolder(
      {
        "keepalived.conf": clean.replace(
          "        192.0.2.100/24\n",
          "        include vips/*.conf\n",
        ),
        "vips/web.conf": "192.0.2.100/24\n192.0.2.300/24\n",
        "keepalived/addresses.conf": "192.0.2.100/24 dev eth0\n",
      },
      async (folder) => {
        assert.deepEqual(await found(folder), ["vips/web.conf"]);
      },
    ));

  it("leaves out what the project file ignores, unless it is named", () =>
    inFolder(
      {
        ".keepalived-lsp.json": '{ "ignore": ["old/", "**/*.bak.conf"] }',
        "keepalived.conf": clean,
        "old/keepalived.conf": wrong,
        "a/x.bak.conf": wrong,
      },
      async (folder) => {
        assert.deepEqual(await found(folder), []);
        assert.deepEqual(await found(folder, "old/keepalived.conf"), [
          "old/keepalived.conf",
        ]);
      },
    ));

  it("reads a file once that has two names", () =>
    inFolder({ "a/keepalived.conf": clean }, async (folder) => {
      symlinkSync("a/keepalived.conf", join(folder.path, "keepalived.conf"));
      symlinkSync("..", join(folder.path, "a/up"));
      assert.equal(
        (await folder.call(["lint"])).stdout,
        "No problems in 1 file.\n",
      );
    }));

  it("reads executable files that are named, and no included ones", () =>
    inFolder(
      {
        "keepalived.conf": `include more.conf\n${clean}`,
        "more.conf": "bad_word\n",
      },
      async (folder) => {
        chmodSync(join(folder.path, "keepalived.conf"), 0o755);
        assert.deepEqual(await found(folder, "keepalived.conf"), ["more.conf"]);
        chmodSync(join(folder.path, "more.conf"), 0o755);
        assert.deepEqual(
          (await found(folder, "keepalived.conf")).filter(
            (path) => path === "more.conf",
          ),
          [],
        );
      },
    ));
});
