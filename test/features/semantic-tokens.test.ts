import assert from "node:assert/strict";
import { semanticTokens } from "../../server/src/features/semantic-tokens.ts";
import { allConfigurations } from "../harness/texts.ts";
import { world } from "./world.ts";

/** One row for each line: its words with what they are. */
function tokensOf(
  files: Parameters<typeof world>[0],
  target?: Parameters<typeof world>[1],
): readonly string[] {
  const { file, workspace } = world(files, target);
  const lines = new Map<number, string[]>();
  let before = 0;
  for (const { start, end, type, modifiers } of semanticTokens(
    file,
    workspace,
  )) {
    assert.ok(before <= start && start < end, "in order, and not empty");
    before = end;
    const text = file.text.slice(start, end);
    assert.doesNotMatch(text, /\n/);
    const line = file.text.slice(0, start).split("\n").length - 1;
    const what = [type, ...modifiers].join(".");
    lines.set(line, [...(lines.get(line) ?? []), `${text}:${what}`]);
  }
  return [...lines.values()].map((words) => words.join(" "));
}

describe("semantic tokens", () => {
  it("tell blocks, keywords, values and names", () => {
    assert.deepEqual(
      tokensOf(`vrrp_instance VI_1 {
    state MASTER   # at first
    interface eth0
    priority 150
    garp_master_refresh 60
    track_script { chk weight -20 }
    notify "/usr/bin/a b"
}
vrrp_script chk {
    script /bin/true
}
virtual_server 192.0.2.1 80 {
    lb_algo wrr
    real_server 2001:db8::1 80 { weight 1 }
}
`),
      [
        "vrrp_instance:type VI_1:class.declaration",
        "state:property MASTER:enumMember # at first:comment",
        "interface:property eth0:interface",
        "priority:property 150:number",
        "garp_master_refresh:property 60:number",
        "track_script:type chk:class weight:parameter -20:number",
        'notify:property "/usr/bin/a b":string',
        "vrrp_script:type chk:class.declaration",
        "script:property /bin/true:string",
        "virtual_server:type 192.0.2.1:address 80:number",
        "lb_algo:property wrr:enumMember",
        "real_server:type 2001:db8::1:address 80:number weight:property 1:number",
      ],
    );
  });

  it("tell option words in the lines of value blocks", () => {
    assert.deepEqual(
      tokensOf(`vrrp_instance VI_1 {
    virtual_ipaddress {
        192.0.2.1/24 dev eth0 label eth0:1 scope link
    }
    virtual_routes {
        src 192.0.2.1 to 198.51.100.0/24 via 192.0.2.254 dev eth0
    }
}
`).slice(1),
      [
        "virtual_ipaddress:type",
        "192.0.2.1/24:address dev:parameter eth0:interface label:parameter eth0:1:string scope:parameter link:enumMember",
        "virtual_routes:type",
        "src:parameter 192.0.2.1:address to:parameter 198.51.100.0/24:address via:parameter 192.0.2.254:address dev:parameter eth0:interface",
      ],
    );
  });

  it("leave words that mean nothing where they stand", () => {
    assert.deepEqual(
      tokensOf(`vrrp_instance VI_1 {
    real_server 192.0.2.1 80
    priority high
    nonsense 5
}
`),
      ["vrrp_instance:type VI_1:class.declaration", "priority:property"],
    );
  });

  it("tell definitions, their uses, and those that nothing uses", () => {
    assert.deepEqual(
      tokensOf(`$VIP=192.0.2.1
$NONE=5
virtual_server $VIP 80 {
    lb_algo \${ALGO}
    quorum_up "/bin/up $_HASH \${VIP}"
}
`),
      [
        "$VIP:variable.declaration.readonly 192.0.2.1:address",
        "$NONE:variable.declaration.readonly.unused 5:number",
        "virtual_server:type $VIP:variable.readonly 80:number",
        "lb_algo:property ${ALGO}:variable",
        'quorum_up:property "/bin/up :string $_HASH:variable.readonly.defaultLibrary  :string ${VIP}:variable.readonly ":string',
      ],
    );
  });

  it("tell sequences, and the lines they repeat", () => {
    assert.deepEqual(
      tokensOf(`virtual_server 192.0.2.1 80 {
    ~SEQ(I, 11, 12) real_server 192.0.2.$I 80 { weight $I }
    ~LST({A,B}, {1, 2}) real_server 192.0.2.\${A} \${B}
}
`).slice(1),
      [
        "~SEQ:macro I:variable.declaration 11:number 12:number real_server:type 192.0.2.:address $I:variable.readonly 80:number weight:property $I:variable.readonly",
        "~LST:macro A:variable.declaration B:variable.declaration 1:number 2:number real_server:type 192.0.2.:address ${A}:variable.readonly ${B}:variable.readonly",
      ],
    );
  });

  it("tell conditions, each line as the node reads it that does", () => {
    assert.deepEqual(
      tokensOf(`@lb01 vrrp_instance VI_1 {
@lb02 vrrp_instance VI_2 {
    @lb01 priority 150
    @^lb01 priority 100
}
`),
      [
        "@lb01:decorator vrrp_instance:type VI_1:class.declaration",
        "@lb02:decorator vrrp_instance:type VI_2:class.declaration",
        "@lb01:decorator priority:property 150:number",
        "@^lb01:decorator priority:property 100:number",
      ],
    );
  });

  it("dim lines that no node reads", () => {
    assert.deepEqual(
      tokensOf(`@lb01 vrrp_script chk { @^lb01 weight 150   # never
@lb01 }
`),
      [
        "@lb01:decorator vrrp_script:type chk:class.declaration @^lb01:decorator weight 150:comment.unused # never:comment",
        "@lb01:decorator",
      ],
    );
  });

  it("read an included file where it is included", () => {
    assert.deepEqual(
      tokensOf({
        "/vips.inc": "192.0.2.1/24 dev $DEV█\nfe80::1\n",
        "/keepalived.conf":
          "$DEV=eth0\nvrrp_instance VI_1 {\n    virtual_ipaddress {\n        include vips.inc\n    }\n}\n",
      }),
      [
        "192.0.2.1/24:address dev:parameter $DEV:variable.readonly",
        "fe80::1:address",
      ],
    );
    assert.deepEqual(tokensOf('include "vips.inc" # the addresses\n'), [
      'include:keyword "vips.inc":string # the addresses:comment',
    ]);
  });

  it("follow what is half typed", () => {
    assert.deepEqual(
      tokensOf(`vrrp_instance VI_1 {
    virtual_ipaddress {
        192.0.2.1/24 dev
        192.0.2.
    track_script {
        chk we
    }
    priority
    notify "/bin/x
`),
      [
        "vrrp_instance:type VI_1:class.declaration",
        "virtual_ipaddress:type",
        "192.0.2.1/24:address dev:parameter",
        "192.0.2.:string",
        "track_script:type",
        "chk:class",
        "priority:property",
        "notify:property",
      ],
    );
  });

  it("tell words that are out of date for the release", () => {
    const text =
      "vrrp_instance VI_1 {\n    garp_extra_if 5\n    lvs_sync_daemon_interface eth0\n}\n";
    assert.deepEqual(tokensOf(text, "2.2.0").slice(1), [
      "garp_extra_if:property.deprecated 5:number",
      "lvs_sync_daemon_interface:property.deprecated eth0:interface",
    ]);
    assert.deepEqual(tokensOf(text).slice(1, 2), [
      "garp_extra_if:property 5:number",
    ]);
  });

  it("end with their line", () => {
    assert.deepEqual(
      tokensOf("$ALL= \\\n    priority 5 \\\n    state MASTER\n$ALL\n"),
      [
        "$ALL:variable.declaration.readonly",
        "priority:string 5:number",
        "state:string MASTER:string",
        "$ALL:variable.readonly",
      ],
    );
  });

  it("are in order, within their lines and of every second word at least, in every configuration", () => {
    let words = 0;
    let told = 0;
    for (const { text } of allConfigurations()) {
      words += text.match(/[^\s{}]+/g)?.length ?? 0;
      for (const line of tokensOf({
        "/keepalived.conf": text.replaceAll("█", ""),
      }))
        told += line.split(":").length - 1;
    }
    assert.ok(told > words / 2, `${told} of ${words}`);
  });
});
