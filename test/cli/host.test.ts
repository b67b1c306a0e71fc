import assert from "node:assert/strict";
import { chmodSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { decodeText, encodeText } from "../../server/src/cli/text-encoding.ts";
import {
  nodeHost,
  openDisk,
  uriOfPath,
} from "../../server/src/cli/node-host.ts";
import {
  expandBraces,
  globMatcher,
  matchAll,
} from "../../server/src/host/glob.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";
import { candidatesFor, mapPath } from "../../server/src/host/include-paths.ts";
import { overlayHost } from "../../server/src/host/overlay-host.ts";
import { sourceFile } from "../../grammar/syntax/source-file.ts";
import { onFailingDisk } from "../harness/failing-disk.ts";
import { inFolder } from "./call.ts";

const matching = (
  pattern: string,
  ...paths: readonly string[]
): readonly string[] => matchAll(pattern, paths, (path) => path);

describe("globs of includes", () => {
  it("stay inside a folder and leave hidden files alone", () => {
    assert.deepEqual(
      matching(
        "/a/*.conf",
        "/a/y.conf",
        "/a/x.conf",
        "/a/.z.conf",
        "/a/b/x.conf",
      ),
      ["/a/x.conf", "/a/y.conf"],
    );
    assert.deepEqual(matching("/a/**/x", "/a/b/x", "/a/b/c/x"), ["/a/b/x"]);
    assert.deepEqual(matching("/a/.*", "/a/.z", "/a/z"), ["/a/.z"]);
  });

  it("know sets, escapes and single characters", () => {
    assert.deepEqual(matching("/[a-c]?", "/a1", "/d1", "/b", "/c22"), ["/a1"]);
    assert.deepEqual(matching("/[!a-c]1", "/a1", "/d1"), ["/d1"]);
    assert.deepEqual(matching("/[]x]", "/]", "/x", "/y"), ["/]", "/x"]);
    assert.deepEqual(matching("/[[:digit:]]", "/1", "/x"), ["/1"]);
    assert.deepEqual(matching("/a\\*[b]", "/a*b", "/axb"), ["/a*b"]);
    assert.deepEqual(matching("/a[b", "/a[b", "/ab"), ["/a[b"]);
  });

  it("expand brace lists, each alternative sorted on its own", () => {
    assert.deepEqual(expandBraces("{b,a{1,2}}x"), ["bx", "a1x", "a2x"]);
    assert.deepEqual(expandBraces("a{}b{c"), ["a{}b{c"]);
    assert.deepEqual(matching("/{b,a}*", "/a1", "/b2", "/b1"), [
      "/b1",
      "/b2",
      "/a1",
    ]);
  });

  it("do not explode", () => {
    assert.equal(expandBraces("{a,b}".repeat(40)).length, 4096);
    const nested = `{${"{a,b}".repeat(12)},x}`;
    assert.equal(expandBraces(nested + nested).length, 4096);
    const name = "a".repeat(250);
    assert.deepEqual(matching(`/${"*a".repeat(100)}b`, `/${name}`), []);
    assert.deepEqual(matching(`/${"*a".repeat(100)}*`, `/${name}`), [
      `/${name}`,
    ]);
  });

  it("match nothing where a set is none", () => {
    assert.deepEqual(matching("/[z-a]x", "/zx", "/ax", "/[z-a]x"), []);
  });

  it("fit between stars as early as can be, and at the end", () => {
    assert.deepEqual(
      matching("/a*b*c.conf", "/abc.conf", "/axbxcxc.conf", "/ac.conf", "/abc"),
      ["/abc.conf", "/axbxcxc.conf"],
    );
  });
});

describe("globs of project files", () => {
  const ignored = (glob: string, ...paths: readonly string[]): unknown =>
    paths.filter(globMatcher([glob]));

  it("reach over folders with two stars", () => {
    assert.deepEqual(
      ignored("**/*.bak", "x.bak", "a/x.bak", "a/b/.x.bak", "a/x"),
      ["x.bak", "a/x.bak", "a/b/.x.bak"],
    );
    assert.deepEqual(ignored("old/**", "old/x", "old/a/x", "a/old/x"), [
      "old/x",
      "old/a/x",
    ]);
    assert.deepEqual(ignored("**/old/**", "old/", "a/old/b/x", "a/bold/x"), [
      "old/",
      "a/old/b/x",
    ]);
    assert.deepEqual(ignored("./{a,b}/?.conf", "a/x.conf", "c/x.conf"), [
      "a/x.conf",
    ]);
  });

  it("take no longer for many stars", () => {
    const deep = `${"a/".repeat(200)}x`;
    assert.deepEqual(ignored(`${"**/a/".repeat(100)}y`, deep), []);
    assert.deepEqual(ignored(`${"**/a/".repeat(100)}x`, deep), [deep]);
  });
});

describe("where included files are looked for", () => {
  const context = {
    from: "/repo/lb01/keepalived.conf",
    root: "/repo/lb01/keepalived.conf",
    mappings: [],
    repository: "/repo",
  };
  const patterns = (
    pattern: string,
    more: Partial<Parameters<typeof candidatesFor>[1]> = {},
  ): readonly string[] =>
    candidatesFor(pattern, { ...context, ...more }).map(
      ({ pattern, final }) => pattern + (final ? "!" : ""),
    );

  it("starts relative patterns at the including file", () => {
    assert.deepEqual(patterns("../common/*.conf"), ["/repo/common/*.conf!"]);
  });

  it("obeys mappings, the longest first", () => {
    const mappings = [
      { host: "/etc", local: "/repo/etc" },
      { host: "/etc/keepalived", local: "/repo/files" },
    ];
    assert.deepEqual(patterns("/etc/keepalived/a/*.conf", { mappings }), [
      "/repo/files/a/*.conf!",
    ]);
    assert.deepEqual(patterns("/etc/x.conf", { mappings }), [
      "/repo/etc/x.conf!",
    ]);
    assert.equal(mapPath("/etcetera/x", mappings), undefined);
  });

  it("takes paths as they are on a host", () => {
    const root = "/etc/keepalived/keepalived.conf";
    assert.deepEqual(
      patterns("/etc/keepalived/conf.d/*.conf", {
        root,
        from: root,
        repository: undefined,
      })[0],
      "/etc/keepalived/conf.d/*.conf!",
    );
    // etckeeper
    assert.deepEqual(
      patterns("/etc/keepalived/conf.d/*.conf", {
        root,
        from: root,
        repository: "/etc",
      })[0],
      "/etc/keepalived/conf.d/*.conf!",
    );
  });

  it("tries the tails of a host's path in a repository", () => {
    assert.deepEqual(patterns("/etc/keepalived/conf.d/*.conf"), [
      "/repo/lb01/etc/keepalived/conf.d/*.conf",
      "/repo/lb01/keepalived/conf.d/*.conf",
      "/repo/lb01/conf.d/*.conf",
    ]);
    assert.deepEqual(
      patterns("/etc/keepalived/vips.conf").at(-1),
      "/repo/lb01/vips.conf",
    );
    assert.deepEqual(
      patterns("/etc/other/vips.conf").at(-1),
      "/repo/lb01/other/vips.conf",
    );
  });

  it("knows nothing where nothing matches", () =>
    inFolder(
      { "lb01/keepalived.conf": "", "lb01/conf.d/a.conf": "" },
      async ({ path }) => {
        const root = uriOfPath(join(path, "lb01/keepalived.conf"));
        const host = nodeHost(openDisk(), { root });
        assert.equal(
          host.match("/etc/keepalived/nowhere/*.conf", root),
          undefined,
        );
        assert.deepEqual(host.match("/etc/keepalived/conf.d/*.conf", root), [
          uriOfPath(join(path, "lb01/conf.d/a.conf")),
        ]);
        assert.deepEqual(host.match("nowhere/*.conf", root), []);
        return Promise.resolve();
      },
    ));
});

describe("files", () => {
  it("are the same objects until they change", () =>
    inFolder({ "a.conf": "one\n" }, async ({ path, write }) => {
      const disk = openDisk();
      const uri = uriOfPath(join(path, "a.conf"));
      const first = disk.read(uri);
      assert.ok(typeof first !== "string");
      write("a.conf", "three\n");
      assert.equal(disk.read(uri), first);
      disk.refresh();
      const second = disk.read(uri);
      assert.equal(
        typeof second === "string" ? second : second.text,
        "three\n",
      );
      disk.refresh();
      assert.equal(disk.read(uri), second);
      return Promise.resolve();
    }));

  it("say why they can't be read", () =>
    inFolder({ "a.conf": "x" }, async ({ path }) => {
      const disk = openDisk();
      const read = (name: string): unknown =>
        disk.read(uriOfPath(join(path, name)));
      chmodSync(join(path, "a.conf"), 0o744);
      assert.equal(read("a.conf"), "executable");
      assert.equal(read("b.conf"), "missing");
      assert.equal(read("."), "directory");
      assert.equal(disk.read("file:///dev/null"), "not-regular");
      assert.equal(disk.read("untitled:x"), "unreadable");
      return Promise.resolve();
    }));

  it("are found where a link leads nowhere, as glob(3) finds it", () =>
    inFolder({ "keepalived.conf": "" }, async ({ path }) => {
      symlinkSync("nosuch", join(path, "a.inc"));
      symlinkSync("b.inc", join(path, "b.inc"));
      const disk = openDisk();
      const host = nodeHost(disk);
      const root = uriOfPath(join(path, "keepalived.conf"));
      const links = ["a.inc", "b.inc"].map((name) =>
        uriOfPath(join(path, name)),
      );
      for (const pattern of ["*.inc", "{a,b}.inc"])
        assert.deepEqual(host.match(pattern, root), links);
      for (const link of links) assert.equal(disk.read(link), "missing");
      assert.deepEqual(host.missing?.("a.inc/x", root), [
        join(path, "a.inc/x"),
      ]);
      return Promise.resolve();
    }));

  it("are none beside a text that is no file of this machine", () => {
    const host = nodeHost(openDisk());
    for (const uri of ["untitled:Untitled-1", "vscode-vfs://github/a/b.conf"]) {
      assert.equal(host.match("*", uri), undefined);
      assert.equal(host.match("/etc/*", uri), undefined);
    }
    assert.deepEqual(host.filesBelow?.("vscode-vfs://github/etc"), []);
  });

  it("may be covered by texts of an editor", () => {
    const host = memoryHost({ "keepalived.conf": "", "conf.d/b.conf": "disk" });
    const covered = overlayHost(
      host,
      new Map(
        ["conf.d/b.conf", "conf.d/a.conf"].map((uri) => [
          uri,
          sourceFile(uri, "new", 3),
        ]),
      ),
    );
    const file = covered.read("conf.d/b.conf");
    assert.equal(typeof file === "string" ? file : file.text, "new");
    assert.deepEqual(covered.match("conf.d/*.conf", "keepalived.conf"), [
      "conf.d/a.conf",
      "conf.d/b.conf",
    ]);
  });
});

describe("encodings", () => {
  for (const [name, bytes, text, encoding] of [
    ["UTF-8", [0xe8, 0x99, 0x9a], "虚", "utf-8"],
    [
      "UTF-8 with a byte order mark",
      [0xef, 0xbb, 0xbf, 0x61],
      "\ufeffa",
      "utf-8",
    ],
    ["GBK", [0x23, 0xd0, 0xe9, 0xc4, 0xe2], "#虚拟", "gbk"],
    ["Latin-1", [0x64, 0xe9, 0x6a, 0xe0, 0x20], "déjà ", "latin1"],
    ["neither", [0xff, 0xfe, 0x00, 0x80], "\u00ff\u00fe\0\u0080", "latin1"],
  ] as const)
    it(`${name} comes back byte for byte`, () => {
      const decoded = decodeText(Uint8Array.from(bytes));
      assert.deepEqual(decoded, { text, encoding });
      assert.deepEqual([...(encodeText(text, encoding) ?? [])], [...bytes]);
    });

  it("refuse what they have no bytes for", () => {
    assert.equal(encodeText("é 虚", "latin1"), undefined);
    assert.equal(encodeText("虚 😀", "gbk"), undefined);
  });
});

describe("a file that is read while somebody writes it", () => {
  it("is read again, though neither its size nor its time tells", () =>
    inFolder({ "a.conf": "router_id lb01\n" }, async ({ path }) => {
      const disk = openDisk();
      const uri = uriOfPath(join(path, "a.conf"));
      const text = (): string => {
        const file = disk.read(uri);
        return typeof file === "string" ? file : file.text;
      };
      await onFailingDisk(
        path,
        () => "half of it",
        () => Promise.resolve(assert.equal(text(), "router_")),
      );
      disk.refresh();
      assert.equal(text(), "router_id lb01\n");
    }));

  it("is the same file as long as its text is the same", () =>
    inFolder({ "a.conf": "router_id lb01\n" }, ({ path }) => {
      const disk = openDisk();
      const uri = uriOfPath(join(path, "a.conf"));
      const file = disk.read(uri);
      disk.refresh();
      assert.equal(disk.read(uri), file);
      return Promise.resolve();
    }));
});
