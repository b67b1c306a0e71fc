import assert from "node:assert/strict";
import { inFolder } from "./call.ts";

const shared = `$IF=eth0
vrrp_instance VI_1 {
    @lb01 state MASTER
    @lb02 state BACKUP
    interface $IF
    include conf.d/*.conf
}
`;
const files = {
  "keepalived.conf": shared,
  "conf.d/vips.conf": "virtual_ipaddress {\n~SEQ(I, 10, 11) 192.0.2.$I\n}\n",
};

const lb01 = `# effective configuration of keepalived.conf for lb01 (keepalived -i lb01)
vrrp_instance VI_1 {     # keepalived.conf:2
    state MASTER         # keepalived.conf:3
    interface eth0       # keepalived.conf:5
    virtual_ipaddress {  # conf.d/vips.conf:1
        192.0.2.10       # conf.d/vips.conf:2
        192.0.2.11       # conf.d/vips.conf:2
    }                    # conf.d/vips.conf:3
}                        # keepalived.conf:7
`;

describe("keepalived-lsp dump", () => {
  it("shows what keepalived reads for an id, and where from", () =>
    inFolder(files, async ({ call }) => {
      const { status, stdout, stderr } = await call([
        "dump",
        "keepalived.conf",
        "-i",
        "lb01",
      ]);
      assert.equal(status, 0);
      assert.equal(stdout, lb01);
      assert.equal(stderr, "");
    }));

  it("shows each node of a file", () =>
    inFolder(files, async ({ call }) => {
      const { stdout } = await call(["dump", "keepalived.conf"]);
      const lb02 = lb01.replaceAll("lb01", "lb02").replace("MASTER", "BACKUP");
      assert.equal(stdout, `${lb01}\n${lb02.replace("conf:3", "conf:4")}`);
    }));

  it("knows nodes by their names in the project file", () =>
    inFolder(
      {
        ...files,
        ".keepalived-lsp.json": JSON.stringify({
          format: { indent: 2 },
          clusters: [
            {
              nodes: [
                { name: "one", config: "keepalived.conf", configId: "lb01" },
                { name: "two", config: "keepalived.conf", configId: "lb02" },
              ],
            },
          ],
        }),
      },
      async ({ call }) => {
        const two = await call(["dump", "-i", "two", "keepalived.conf"]);
        assert.match(two.stdout, /for two \(keepalived -i lb02\)/);
        assert.match(two.stdout, /^ {2}state BACKUP /m);
        const all = await call(["dump", "keepalived.conf"]);
        assert.match(all.stdout, /for one .*for two /s);
      },
    ));

  it("tells programs the same as JSON", () =>
    inFolder(files, async ({ call }) => {
      const { stdout } = await call([
        "dump",
        "--format=json",
        "keepalived.conf",
        "-ilb02",
      ]);
      assert.deepEqual(JSON.parse(stdout), {
        version: 1,
        nodes: [
          {
            name: "lb02",
            configId: "lb02",
            files: ["keepalived.conf", "conf.d/vips.conf"],
            notes: [],
            lines: [
              line("vrrp_instance VI_1 {", "keepalived.conf", 2),
              line("    state BACKUP", "keepalived.conf", 4),
              line("    interface eth0", "keepalived.conf", 5),
              line("    virtual_ipaddress {", "conf.d/vips.conf", 1),
              line("        192.0.2.10", "conf.d/vips.conf", 2),
              line("        192.0.2.11", "conf.d/vips.conf", 2),
              line("    }", "conf.d/vips.conf", 3),
              line("}", "keepalived.conf", 7),
            ],
          },
        ],
      });
    }));

  it("makes a file of which a dump is the same", () =>
    inFolder(files, async ({ call, write }) => {
      const first = await call(["dump", "keepalived.conf", "-i", "lb01"]);
      write("effective.conf", first.stdout);
      const again = await call(["dump", "effective.conf", "-i", "lb01"]);
      const bare = (text: string): string => text.replaceAll(/ *#.*$/gm, "");
      assert.equal(bare(again.stdout), bare(first.stdout));
      assert.equal(
        (await call(["format", "--check", "effective.conf"])).status,
        0,
      );
    }));

  it("reads standard input, its includes where it is said to be", () =>
    inFolder(files, async ({ call }) => {
      const { stdout } = await call(
        ["dump", "-", "--stdin-filename", "keepalived.conf", "-i", "lb01"],
        { stdin: shared },
      );
      assert.equal(stdout, lb01);
    }));

  it("says what is not in the text", () =>
    inFolder(
      { "a.conf": "include /opt/none/*.conf\nvrrp_instance A {\n" },
      async ({ call }) => {
        const { status, stderr } = await call(["dump", "a.conf"]);
        assert.equal(status, 0);
        assert.match(
          stderr,
          /a\.conf:1: include \/opt\/none\/\*\.conf can't be read here/,
        );
        assert.match(stderr, /a\.conf:2: unclosed-block, keepalived-lsp lint/);
      },
    ));

  it("wants one configuration", () =>
    inFolder(files, async ({ call }) => {
      for (const [argv, said] of [
        [["dump"], /name one configuration/],
        [["dump", "."], /\. is a folder/],
        [["dump", "none.conf"], /none\.conf: no such file/],
      ] as const) {
        const { status, stderr } = await call(argv);
        assert.equal(status, 2);
        assert.match(stderr, said);
      }
    }));
});

function line(text: string, path: string, number: number): object {
  return { text, path, line: number };
}
