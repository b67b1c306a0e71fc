import assert from "node:assert/strict";
import { evaluate } from "../../grammar/evaluation/evaluate.ts";
import { vocabulary } from "../../grammar/schema/schema.ts";
import type { SourceFile } from "../../grammar/syntax/source-file.ts";
import { analyse } from "../../server/src/engine/analyse.ts";
import type { FileEdit } from "../../server/src/features/code-actions.ts";
import { refactorings } from "../../server/src/features/refactor.ts";
import {
  afterEdits,
  structureOf,
  type Refactoring,
} from "../../server/src/features/refactor/refactoring.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";
import { secondsOf } from "../harness/processor.ts";
import { world } from "./world.ts";

type Files = Readonly<Record<string, string>>;

describe("extracting to an include file", () => {
  const text = `global_defs {
    router_id lb01
}
vrrp_instance VI_1 {
    state MASTER
    █virtual_ipaddress {
        192.0.2.1/24
    }
█
    # the script
    track_script {
        chk
    }
}
`;

  it("puts whole blocks into a file beside, and includes it", () => {
    const { files, action } = only("extract", { "/etc/keepalived.conf": text });
    assert.equal(
      action.title,
      "Extract to the include file virtual_ipaddress.conf",
    );
    assert.equal(
      files["/etc/virtual_ipaddress.conf"],
      "virtual_ipaddress {\n    192.0.2.1/24\n}\n",
    );
    assert.match(
      files["/etc/keepalived.conf"] ?? "",
      /MASTER\n {4}include virtual_ipaddress\.conf\n\n {4}# the script/,
    );
  });

  it("calls it after the name of the first block, and not like a file that is there", () => {
    const { files, action } = only("extract", {
      "/keepalived.conf": `█vrrp_script chk {\n  script "/bin/x"\n}\nvrrp_script other {\n  script "/bin/y"\n}\n█`,
      "/chk.conf": "",
    });
    assert.equal(action.title, "Extract to the include file chk_2.conf");
    assert.equal(files["/keepalived.conf"], "include chk_2.conf\n");
    assert.match(files["/chk_2.conf"] ?? "", /^vrrp_script chk \{[^]*other/);
  });

  it("is not offered for parts of blocks, for lines without a block, or without a selection", () => {
    for (const part of [
      "█a {\n b\n█}\n",
      "a {\n█ b\n█}\n",
      "█a\n█{\n}\n",
      "█global_defs {\n█}\n",
      "██global_defs {\n}\n",
    ])
      assert.deepEqual(kinds("refactor.extract", { "/a.conf": part }), []);
  });

  it("is not offered where another pattern would include the new file too", () => {
    const conf = "include *.conf\n█global_defs {\n}\n█";
    assert.deepEqual(
      kinds("refactor.extract", { "/etc/keepalived.cfg": conf }),
      [],
    );
  });
});

describe("inlining an include", () => {
  it("puts the text of the file in its place, indented like the line", () => {
    const { files } = only("inline", {
      "/keepalived.conf":
        "vrrp_instance A {\n    state MASTER\n    include ██vips.inc # all\n}\n",
      "/vips.inc": "virtual_ipaddress {\n  192.0.2.1\n\n}\n",
    });
    assert.equal(
      files["/keepalived.conf"],
      `vrrp_instance A {
    state MASTER
    # all
    virtual_ipaddress {
      192.0.2.1

    }
}
`,
    );
  });

  it("is not offered for several files, for none, or where relative paths would lead elsewhere", () => {
    for (const files of [
      { "/a.conf": "██include *.inc\n", "/b.inc": "a\n", "/c.inc": "b\n" },
      { "/a.conf": "██include none.inc\n" },
      { "/a.conf": "██include d/b.inc\n", "/d/b.inc": "include c.inc\n" },
      { "/a.conf": "██@x include b.inc\n", "/b.inc": "global_defs {\n}\n" },
    ] satisfies readonly Files[])
      assert.deepEqual(kinds("refactor.inline", files), []);
  });
});

describe("wrapping virtual servers in a group", () => {
  const server = (head: string, weight = 1): string =>
    `virtual_server ${head} {\n    lb_kind NAT\n    real_server 10.0.0.1 80 {\n        weight ${weight}\n    }\n}\n`;

  it("makes one of those with the same content", () => {
    const { files, action } = rewriting("Wrap", {
      "/a.conf": `# web\n██${server("192.0.2.1 80")}\n${server("192.0.2.9 80", 2)}\n${server("192.0.2.2 80")}\n${server("2001:db8::1 80")}`,
    });
    assert.equal(
      action.title,
      "Wrap 2 virtual servers with the same content in virtual_server_group port_80",
    );
    assert.equal(
      files["/a.conf"],
      `# web
virtual_server_group port_80 {
    192.0.2.1 80
    192.0.2.2 80
}

${server("group port_80")}
${server("192.0.2.9 80", 2)}
${server("2001:db8::1 80")}`,
    );
  });

  it("is not offered for one alone, for other content, or where a comment would be lost", () => {
    for (const text of [
      `██${server("192.0.2.1 80")}`,
      `██${server("192.0.2.1 80")}${server("192.0.2.2 80", 2)}`,
      `██${server("192.0.2.1 80")}${server("192.0.2.2 80").replace("NAT", "NAT # why")}`,
      `██${server("192.0.2.1 80")}${server("192.0.2.2 80").replace("    lb_kind", "    @a lb_kind")}`,
      `██${server("fwmark 1")}${server("192.0.2.2 80")}`,
    ])
      assert.deepEqual(titles({ "/a.conf": text }, /^Wrap/), []);
  });
});

describe("making one file of two nodes'", () => {
  const node = (name: string, priority: number, own: string, peer: string) =>
    `# ${name}
global_defs {
    router_id ${name}
}

vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority ${priority} # see the plan
    unicast_src_ip ${own}
    unicast_peer {
        ${peer}
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;
  const only01 = "\nvrrp_script chk {\n    script /bin/x\n}\n";
  const lb01 = node("lb01", 150, "192.0.2.11", "192.0.2.12") + only01;
  const lb02 = node("lb02", 100, "192.0.2.12", "192.0.2.11");
  const files = {
    "/lb01/keepalived.conf": lb01.replace("vrrp_inst", "██vrrp_inst"),
    "/lb02/keepalived.conf": lb02.replaceAll("    ", "\t"),
  };

  it("has conditions on the lines that differ, and is read by each as its own file was", () => {
    const { files: made, action } = rewriting("Make one file", files);
    assert.equal(
      action.title,
      "Make one file of lb01 and lb02, with @lb01 and @lb02 lines: keepalived.conf",
    );
    const text = made["/keepalived.conf"] ?? "";
    assert.equal(
      text,
      `# lb01
# lb02
global_defs {
    @lb01 router_id lb01
    @lb02 router_id lb02
}

vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    @lb01 priority 150 # see the plan
    @lb02 priority 100 # see the plan
    @lb01 unicast_src_ip 192.0.2.11
    @lb02 unicast_src_ip 192.0.2.12
    unicast_peer {
        @lb01 192.0.2.12
        @lb02 192.0.2.11
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}

@lb01 vrrp_script chk {
    @lb01 script /bin/x
@lb01 }
`,
    );
    for (const [id, own] of [
      ["lb01", lb01],
      ["lb02", lb02],
    ] as const)
      assert.equal(
        read({ "/a": text }, "/a", id),
        read({ "/a": own }, "/a", id),
      );
    assert.equal(made["/lb01/keepalived.conf"], undefined);
  });

  it("is not offered where an include would be for one node only, or lead elsewhere", () => {
    for (const include of ["include /x/own.conf", "include x.conf"])
      assert.deepEqual(
        titles(
          {
            ...files,
            "/lb01/keepalived.conf": `${files["/lb01/keepalived.conf"]}${include}\n`,
          },
          /^Make one/,
        ),
        [],
      );
  });
});

describe("creating what a name refers to", () => {
  const instance = `# the instance
vrrp_instance VI_1 {
    track_script {
        ██chk weight 5
    }
}
`;

  it("puts a script before the block that tracks it, with places to fill in", () => {
    const { files, action } = rewriting("Create", { "/a.conf": instance });
    assert.equal(action.title, "Create vrrp_script chk");
    assert.equal(
      files["/a.conf"],
      `vrrp_script chk {
    script "/usr/bin/pgrep haproxy"
    interval 2
    fall 2
    rise 2
}

${instance.replace("██", "")}`,
    );
    const [edit] = action.edits;
    assert.ok(edit !== undefined && "snippet" in edit);
    assert.match(edit.snippet, /^vrrp_script chk \{\n\tscript "\$\{2:/);
  });

  it("puts an instance behind the group that names it", () => {
    const { files } = rewriting("Create", {
      "/a.conf": "vrrp_sync_group G {\n  group {\n    ██VI_9\n  }\n}",
    });
    assert.match(
      files["/a.conf"] ?? "",
      /\n\}\n\nvrrp_instance VI_9 \{\n {4}state BACKUP\n {4}interface eth0\n[^]*\n\}\n$/,
    );
  });

  it("knows groups of addresses, and files that are tracked", () => {
    assert.deepEqual(
      titles({ "/a.conf": "virtual_server group ██web {\n}\n" }, /^Create/),
      ["Create virtual_server_group web"],
    );
    assert.deepEqual(
      titles(
        { "/a.conf": "vrrp_instance A {\ntrack_file {\n██f\n}\n}\n" },
        /^Create/,
      ),
      ["Create track_file f"],
    );
  });

  it("adds the block and changes nothing else that keepalived reads", () => {
    const before = read({ "/a.conf": instance.replace("██", "") }, "/a.conf");
    const { files } = rewriting("Create", { "/a.conf": instance });
    const after = read(files, "/a.conf");
    assert.ok(after.endsWith(before));
    assert.match(after, /^ vrrp_script chk keywords\n/);
  });

  it("is not offered for a name that is there", () => {
    const text = `vrrp_script chk {\n script /bin/x\n}\n${instance}`;
    assert.deepEqual(titles({ "/a.conf": text }, /^Create/), []);
  });
});

describe("refactorings of long files", () => {
  const server = (index: number): string =>
    `virtual_server 10.0.${index >> 8}.${index & 255} 80 {\n    lb_kind NAT # x\n}\n`;
  const servers = Array.from({ length: 5000 }, (_, index) => server(index));

  it("are offered in good time", () => {
    const text = `██${servers.join("")}`;
    const seconds = secondsOf(() =>
      assert.equal(titles({ "/a.conf": text }, /^Wrap 5000 /).length, 1),
    );
    assert.ok(seconds < 10, `took ${seconds} s`);
  });

  it("are not offered where they would come late", () => {
    const text = `██${[...servers, ...servers].join("")}`;
    assert.deepEqual(titles({ "/a.conf": text }, /./), []);
  });
});

/** The refactorings for the selection between two █. */
function offered(files: Files): {
  readonly texts: Files;
  readonly actions: readonly Refactoring[];
} {
  const [uri, marked] = Object.entries(files).find(([, text]) =>
    text.includes("█"),
  ) ?? ["", ""];
  const start = marked.indexOf("█");
  const end = marked.lastIndexOf("█") - 1;
  const texts = { ...files, [uri]: marked.replaceAll("█", "") };
  const { workspace } = world(texts);
  const file = workspace.host.read(uri) as SourceFile;
  const network = analyse({
    roots: Object.keys(texts)
      .filter((each) => each.endsWith("keepalived.conf"))
      .map((each) => ({ file: workspace.host.read(each) as SourceFile })),
    host: workspace.host,
  });
  const actions = refactorings({
    file,
    range: { start, end },
    workspace: { ...workspace, networkOf: () => network },
    uriOf: (path) => path,
    textOf: (each) => texts[each],
  });
  return { texts, actions };
}

function kinds(kind: Refactoring["kind"], files: Files): readonly string[] {
  return offered(files)
    .actions.filter((each) => each.kind === kind)
    .map(({ title }) => title);
}

function titles(files: Files, like: RegExp): readonly string[] {
  return offered(files)
    .actions.map(({ title }) => title)
    .filter((title) => like.test(title));
}

interface Done {
  readonly action: Refactoring;
  /** The files that change, afterwards. */
  readonly files: Files;
}

/** Carries out the only refactoring of a kind, after which keepalived must read the same. */
function only(kind: "extract" | "inline", files: Files): Done {
  const { texts, actions } = offered(files);
  const [action, second] = actions.filter(
    (each) => each.kind === `refactor.${kind}`,
  );
  assert.ok(action !== undefined && second === undefined);
  const changed = textsAfter(action.edits);
  const root =
    Object.keys(texts).find((each) => each.includes("keepalived")) ?? "";
  assert.equal(read({ ...texts, ...changed }, root), read(texts, root));
  return { action, files: changed };
}

/** Carries out the refactoring whose title begins like this. */
function rewriting(title: string, files: Files): Done {
  const action = offered(files).actions.find((each) =>
    each.title.startsWith(title),
  );
  assert.ok(action !== undefined, `no ${title}`);
  return { action, files: textsAfter(action.edits) };
}

function textsAfter(edits: readonly FileEdit[]): Files {
  return Object.fromEntries(afterEdits(edits));
}

function read(files: Files, root: string, configId?: string): string {
  const host = memoryHost(files);
  return structureOf(
    evaluate(host.read(root) as SourceFile, host, {
      vocabulary,
      ...(configId === undefined ? {} : { configId }),
    }),
  );
}
