import assert from "node:assert/strict";
import { completionAt } from "../../server/src/features/completion.ts";
import { accept, completionsAt, find, labelsAt } from "./proposals.ts";
import { world } from "./world.ts";

/** Two nodes of a cluster; the cursor stands on a line of its own in one of them. */
const other = `vrrp_instance VI_1 {
    interface eth0
    virtual_router_id 61
    unicast_src_ip 192.0.2.12
    unicast_peer {
        192.0.2.11
    }
    virtual_ipaddress {
        192.0.2.100/24
        192.0.2.101/24
    }
}
virtual_server 192.0.2.100 80 {
    real_server 192.0.2.21 80 {
    }
}
`;
const one = (line: string, list = "", peer = "192.0.2.12"): string =>
  `vrrp_instance VI_1 {
    interface eth0
    virtual_router_id 61
    unicast_src_ip 192.0.2.11
    unicast_peer {
        ${peer}
    }
    virtual_ipaddress {
        192.0.2.100/24
        ${list}
    }
}
${line}
`;
const cluster = (
  ...lines: Parameters<typeof one>
): Readonly<Record<string, string>> => ({
  "/lb01/keepalived.conf": one(...lines),
  "/lb02/keepalived.conf": other,
});

describe("completion of the cluster's addresses", () => {
  it("proposes VIPs for a service, also those that only another node has", () => {
    const files = cluster("virtual_server █ {\n}");
    assert.deepEqual(labelsAt(files).slice(2), ["192.0.2.100", "192.0.2.101"]);
    assert.equal(
      find(files, "192.0.2.101").detail,
      "virtual address of VI_1 on lb02",
    );
  });

  it("proposes the VIPs of the others that a list lacks, as they write them", () => {
    const files = cluster("", "1█");
    assert.deepEqual(
      completionsAt(files)
        .filter(({ kind }) => kind === "address")
        .map(({ label }) => label),
      ["192.0.2.101/24"],
    );
    assert.equal(accept(files, "192.0.2.101/24"), one("", "192.0.2.101/24█"));
  });

  it("proposes real servers that another node has", () => {
    assert.deepEqual(
      labelsAt(
        cluster("virtual_server 192.0.2.100 80 {\n    real_server █\n}"),
      ),
      ["192.0.2.21"],
    );
  });

  it("proposes the addresses of the other nodes as peers, and the own one as source", () => {
    const peers = (line: string): string =>
      `vrrp_instance VI_2 {\n    unicast_peer {\n        ${line}\n    }\n}`;
    assert.ok(labelsAt(cluster(peers("█"))).includes("192.0.2.12"));
    assert.ok(!labelsAt(cluster(peers("█"))).includes("192.0.2.11"));
    assert.ok(
      !labelsAt(cluster(peers("192.0.2.12\n        █"))).includes("192.0.2.12"),
    );
    assert.deepEqual(
      labelsAt(cluster("vrrp_instance VI_2 {\n    unicast_src_ip █\n}")),
      ["192.0.2.11"],
    );
    assert.deepEqual(
      labelsAt(cluster("bfd_instance b {\n    neighbor_ip █\n}")),
      ["192.0.2.12"],
    );
  });

  it("proposes addresses of one node alone too", () => {
    assert.deepEqual(
      labelsAt({
        "/keepalived.conf": one("virtual_server_group G {\n    █\n}"),
      }).filter((label) => label.includes(".")),
      ["192.0.2.100"],
    );
  });
});

describe("completion of interfaces", () => {
  it("proposes those of the machine behind those of the configuration", () => {
    const { file, offset, workspace } = world(
      "vrrp_instance A {\n    interface bond0\n}\nvrrp_instance B {\n    interface █\n}\n",
    );
    const { items } = completionAt(file, offset, {
      ...workspace,
      interfaces: ["lo", "bond0", "eno1"],
    });
    assert.deepEqual(
      items.map(({ label, detail }) => `${label}: ${detail ?? ""}`),
      [
        "bond0: interface used in this configuration",
        "lo: interface of this machine",
        "eno1: interface of this machine",
      ],
    );
  });
});

describe("snippets", () => {
  const text = `vrrp_script chk_web {
    script /bin/true
}
vrrp_instance web {
    interface bond0
    virtual_router_id 61
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

  it("refer to what there is", () => {
    const group = find(`${text}vrrp_sync_group VG_1 {\n    █\n}\n`, "group");
    assert.equal(group.snippet, "group {\n\t${1:web}\n}");
    const tracked = find(
      text.replace("    interface", "    █\n    interface"),
      "track_script",
    );
    assert.equal(tracked.snippet, "track_script {\n\t${1:chk_web}\n}");
    assert.match(
      find(`${text}█`, "virtual_server").snippet ?? "",
      /^virtual_server \$\{1:192\.0\.2\.100\} /,
    );
  });

  it("take what is free for what is new", () => {
    assert.match(
      find(`${text}vrrp_sync_group VG_1 {\n}\n█`, "vrrp_sync_group").snippet ??
        "",
      /\{1:VG_2\}.*\{2:web\}/s,
    );
    assert.match(
      find(`${text.replace("chk_web", "chk_service")}█`, "vrrp_script")
        .snippet ?? "",
      /\{1:chk_service_2\}/,
    );
    assert.equal(
      find(`${text}vrrp_instance x {\n    virt█\n}\n`, "virtual_router_id")
        .snippet,
      "virtual_router_id ${1:62}",
    );
  });
});

describe("option words of lines", () => {
  const labels = (block: string, line: string): readonly string[] =>
    labelsAt(`vrrp_instance V {\n    ${block} {\n        ${line}\n    }\n}\n`);

  it("are those of the address's family", () => {
    assert.ok(labels("virtual_ipaddress", "192.0.2.1/24 █").includes("label"));
    assert.ok(!labels("virtual_ipaddress", "2001:db8::1 █").includes("label"));
    const route = labels("virtual_routes", "198.51.100.0/24 █");
    assert.ok(route.includes("inet") && !route.includes("inet6"));
  });

  it("are none that were removed, or that do nothing", () => {
    const route = labels("virtual_routes", "198.51.100.0/24 █");
    assert.ok(!route.includes("no-track") && route.includes("no_track"));
    assert.ok(!route.includes("as"));
  });

  it("do not repeat the destination", () => {
    assert.ok(labels("virtual_routes", "█").includes("default"));
    assert.ok(!labels("virtual_routes", "default █").includes("default"));
    assert.ok(!labels("virtual_routes", "10.0.0.0/8 █").includes("all"));
  });
});

describe("completion wherever the cursor is", () => {
  it("in a half-typed line of a block without end", () => {
    assert.equal(
      accept("vrrp_instance V {\n    prio█", "priority"),
      "vrrp_instance V {\n    priority █",
    );
    assert.equal(
      accept(
        "vrrp_instance V {\n    state MA█\nvrrp_script s {\n}\n",
        "MASTER",
      ),
      "vrrp_instance V {\n    state MASTER█\nvrrp_script s {\n}\n",
    );
  });

  it("in a block on one line", () => {
    assert.equal(
      accept("vrrp_instance V { authentication { auth_type █ } }\n", "PASS"),
      "vrrp_instance V { authentication { auth_type PASS█ } }\n",
    );
    assert.equal(
      accept("vrrp_instance V { prio█ }\n", "priority"),
      "vrrp_instance V { priority █ }\n",
    );
  });

  it("behind a condition", () => {
    assert.equal(
      accept("vrrp_instance V {\n    @lb01 prio█\n}\n", "priority"),
      "vrrp_instance V {\n    @lb01 priority █\n}\n",
    );
    assert.equal(
      accept("vrrp_instance V {\n    @^lb01 state █\n}\n", "BACKUP"),
      "vrrp_instance V {\n    @^lb01 state BACKUP█\n}\n",
    );
  });

  it("in a value block of an included fragment", () => {
    const files = {
      "/keepalived.conf":
        "vrrp_script chk {\n}\nvrrp_instance V {\n    track_script {\n        include scripts.inc\n    }\n}\n",
      "/scripts.inc": "# tracked\nc█\n",
    };
    assert.equal(accept(files, "chk"), "# tracked\nchk█\n");
    const options = { ...files, "/scripts.inc": "chk we█\n" };
    assert.equal(accept(options, "weight"), "chk weight █\n");
  });

  it("in a list that a definition begins", () => {
    assert.ok(
      labelsAt(
        "$HEAD=vrrp_instance\n$HEAD V {\n    virtual_ipaddress {\n        192.0.2.1 █\n    }\n}\n",
      ).includes("dev"),
    );
  });

  it("behind the parentheses of a sequence", () => {
    assert.equal(
      accept(
        "virtual_server 192.0.2.1 80 {\n    ~SEQ(I, 1, 3) real_server 192.0.2.$I 80 { wei█ }\n}\n",
        "weight",
      ),
      "virtual_server 192.0.2.1 80 {\n    ~SEQ(I, 1, 3) real_server 192.0.2.$I 80 { weight █ }\n}\n",
    );
    assert.ok(labelsAt("~SEQ(I, 1, 3) vrrp_instance VI_$█ {\n").includes("$I"));
  });

  it("in quotes, closed or not", () => {
    const text = (name: string): string =>
      `vrrp_script "check web" {\n}\nvrrp_instance V {\n    track_script {\n        ${name}\n    }\n}\n`;
    assert.equal(accept(text('"ch█"'), "check web"), text('"check web█"'));
    assert.equal(accept(text("ch█"), "check web"), text('"check web"█'));
  });

  it("in lines with CRLF and tabs", () => {
    assert.equal(
      accept("vrrp_instance V {\r\n\tsta█\r\n}\r\n", "state"),
      "vrrp_instance V {\r\n\tstate █\r\n}\r\n",
    );
  });

  it("in an include, with folders and brace lists around", () => {
    const files = {
      "/etc/keepalived.conf": "vrrp_instance V {\n    includer conf.d/█\n}\n",
      "/etc/conf.d/a.conf": "",
      "/etc/conf.d/sub/b.conf": "",
    };
    assert.deepEqual(labelsAt(files), ["a.conf", "sub/"]);
    assert.equal(
      accept(files, "sub/"),
      "vrrp_instance V {\n    includer conf.d/sub/█\n}\n",
    );
  });

  it("but not in plain comments, nor behind what is complete", () => {
    for (const text of [
      "# vrrp█\n",
      "vrrp_instance V { # prio█\n}\n",
      "$X=█\n",
      "vrrp_instance V {\n    nopreempt █\n}\n",
    ])
      assert.deepEqual(labelsAt(text), [], text);
  });
});
