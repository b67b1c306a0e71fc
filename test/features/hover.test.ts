import assert from "node:assert/strict";
import { hoverAt } from "../../server/src/features/hover.ts";
import { world } from "./world.ts";

type Files = Parameters<typeof world>[0];

describe("hover", () => {
  it("explains a keyword with syntax, range and our words", () => {
    const text = markdownAt(
      "vrrp_instance VI_1 {\n    virtual_r█outer_id 51\n}\n",
    );
    assert.match(text, /virtual_router_id <1-255>/);
    assert.match(text, /\*\*Range\*\*: 1 to 255/);
  });

  it("explains the keyword of the block it stands in", () => {
    assert.match(markdownAt("vrrp_script a {\n    wei█ght 5\n}\n"), /priority/);
    assert.match(
      markdownAt(
        "virtual_server 192.0.2.1 80 {\n    real_server 192.0.2.2 80 {\n        wei█ght 5\n    }\n}\n",
      ),
      /server/,
    );
  });

  it("explains a block's head where its brace is missing", () => {
    assert.match(markdownAt("vrrp_in█stance VI_1\n"), /vrrp_instance/);
  });

  it("explains a value", () => {
    assert.match(
      markdownAt("virtual_server 192.0.2.1 80 {\n    lb_algo w█rr\n}\n"),
      /^`wrr`: Weighted round robin/,
    );
    assert.match(
      markdownAt("vrrp_instance VI_1 {\n    state BACK█UP\n}\n"),
      /^`BACKUP`: /,
    );
  });

  it("explains a parameter without words by its keyword", () => {
    assert.match(
      markdownAt("vrrp_instance VI_1 {\n    priority 1█00\n}\n"),
      /^`<1-255>`/,
    );
  });

  it("explains an option word of a line", () => {
    assert.match(
      markdownAt(
        "vrrp_instance VI_1 {\n    virtual_ipaddress {\n        192.0.2.1/24 de█v eth0\n    }\n}\n",
      ),
      /interface/,
    );
  });

  it("tells where a name is defined, in whatever file", () => {
    const text = markdownAt({
      "/keepalived.conf":
        "include scripts.conf\nvrrp_instance VI_1 {\n    track_script {\n        chk█_web\n    }\n}\n",
      "/scripts.conf":
        "\nvrrp_script chk_web {\n    script /bin/true\n}\nvrrp_script chk_db {\n}\n",
    });
    assert.match(text, /vrrp_script chk_web \{\n {4}script \/bin\/true\n\}/);
    assert.match(text, /Defined in `scripts\.conf` line 2, used once/);
    assert.doesNotMatch(text, /chk_db/);
  });

  it("tells that a name is not defined", () => {
    assert.match(
      markdownAt(
        "vrrp_instance VI_1 {\n    track_script {\n        no█ne\n    }\n}\n",
      ),
      /`vrrp_script` `none` is not defined/,
    );
  });

  it("tells the value of a definition here", () => {
    const text = markdownAt(
      "$IFACE=bond0\nvrrp_instance VI_1 {\n    interface $IF█ACE\n}\n$IFACE=eth0\n",
    );
    assert.match(text, /\$IFACE=bond0/);
    assert.match(text, /line 1/);
  });

  it("tells for which node a value is true", () => {
    const text = markdownAt(
      "@lb01 $PRIO=100\n@lb02 $PRIO=90\nvrrp_instance VI_1 {\n    @lb02 priority $PR█IO\n}\n",
    );
    assert.match(text, /\$PRIO=90/);
    assert.match(text, /Read as `@lb02`/);
  });

  it("explains include, in any block", () => {
    assert.match(markdownAt("inc█lude a.conf\n"), /include/);
    assert.match(
      markdownAt(
        "vrrp_instance VI_1 {\n    virtual_ipaddress {\n        incl█uder a.inc\n    }\n}\n",
      ),
      /includer/,
    );
  });

  it("tells what an include means", () => {
    const files = {
      "/etc/keepalived.conf": "include conf.d/*█.conf\n",
      "/etc/conf.d/a.conf": "",
      "/etc/conf.d/b.conf": "",
    };
    assert.equal(
      markdownAt(files),
      "- `/etc/conf.d/a.conf`\n- `/etc/conf.d/b.conf`",
    );
    assert.equal(
      markdownAt({ "/etc/keepalived.conf": "include n█one.conf\n" }),
      "No file matches",
    );
  });

  it("tells of a definition what its value is and how often it is used", () => {
    const text = markdownAt(
      "$IF█ACE=eth0\n$BOTH=${IFACE}.1\nx $IFACE ${BOTH}\n",
    );
    assert.match(text, /\$IFACE=eth0/);
    assert.match(text, /Used 2 times/);
  });

  it("tells the value of a definition inside another one", () => {
    assert.match(
      markdownAt("$A=1\n$B=${A█}2\n"),
      /\$A=1\n```\n\nDefined in `keepalived\.conf` line 1/,
    );
    assert.match(markdownAt("$B=${█NONE}2\n"), /`\$NONE` is not defined here/);
  });

  it("knows what keepalived defines itself", () => {
    assert.match(
      markdownAt("global_defs {\n    router_id ${_INST█ANCE}\n}\n"),
      /_INSTANCE/,
    );
  });

  it("tells what a sequence unrolls to", () => {
    const block = (line: string): string =>
      `$LAST=14\nvirtual_server 192.0.2.1 80 {\n    ${line}\n}\n`;
    const wanted =
      /^Makes 4 lines: `\$I=11` to `\$I=14`\n\n```keepalived\nreal_server 192\.0\.2\.11 80 \{ \}\n\.\.\.\nreal_server 192\.0\.2\.14 80 \{ \}\n```/;
    for (const line of [
      "~S█EQ(I, 11, 14) real_server 192.0.2.$I 80 { }",
      "~SEQ(I, 11, $LAST█) real_server 192.0.2.$I 80 { }".replace("█)", ")█"),
      "~SEQ(I, 11, 14) real_server 192.0.2.$█I 80 { }",
    ])
      assert.match(markdownAt(block(line)), wanted);
    assert.match(
      markdownAt("~LST({A, B}, {1, 2}█, {3, 4}) x $A $B\n"),
      /^Makes 2 lines: `\$A=1` `\$B=2` to `\$A=3` `\$B=4`\n\n```keepalived\nx 1 2\nx 3 4\n```/,
    );
    assert.match(markdownAt("~SEQ(█I, 5, 1, 2) x $I\n"), /~SEQ\(<name>/);
  });

  it("tells for which nodes a line counts", () => {
    const text = "@lb01 global_defs {\n@lb02 global_defs {\n}\n";
    assert.match(
      markdownAt(text.replace("@lb01", "@lb█01")),
      /`-i lb01`.*\n\nRead by lb01$/,
    );
    assert.match(
      markdownAt(`${text}@^lb█02 x\n`),
      /\*\*not\*\* started with `-i lb02`.*\n\nRead by lb01$/,
    );
  });

  const cluster = {
    "/lb01/keepalived.conf":
      "vrrp_instance VI_1 {\n    unicast_src_ip 192.0.2.11\n    unicast_peer {\n        192.0.2.12\n    }\n    virtual_ipaddress {\n        192.0.2.100/24\n    }\n}\nvirtual_server 192.0.2.100 80 {\n    real_server 192.0.2.12 80 {\n    }\n}\n",
    "/lb02/keepalived.conf":
      "vrrp_instance VI_1 {\n    unicast_src_ip 192.0.2.12\n    unicast_peer {\n        192.0.2.11\n    }\n    virtual_ipaddress {\n        192.0.2.100/24\n    }\n}\n",
  };
  const inCluster = (from: string, to: string): string =>
    markdownAt({
      ...cluster,
      "/lb01/keepalived.conf": cluster["/lb01/keepalived.conf"].replace(
        from,
        to,
      ),
    });

  it("tells whose an address is", () => {
    assert.match(
      inCluster("virtual_server 192", "virtual_server 1█92"),
      /^`192\.0\.2\.100`:\n- virtual address of `VI_1` on lb01, lb02\n/,
    );
    assert.match(
      inCluster("real_server 192", "real_server 1█92"),
      /^`192\.0\.2\.12`:\n- lb02 itself, by its `unicast_src_ip`\n- real server of `192\.0\.2\.100 80`\n\n/,
    );
  });

  it("explains the rule that a comment silences", () => {
    assert.match(
      markdownAt(
        "# keepalived-lsp-disable-next-line weight-ign█ored-by-scheduler -- why\n",
      ),
      /^\*\*.*\*\* \(warning\)\n\n/,
    );
    assert.equal(hover("# weight-ign█ored-by-scheduler\n"), undefined);
  });

  it("shows of a definition no more than its block", () => {
    const text = markdownAt(
      "vrrp_script a { script /bin/a }\nvrrp_script b {\n}\nvrrp_instance V {\n    track_script { █a }\n}\n",
    );
    assert.match(
      text,
      /^```keepalived\nvrrp_script a \{ script \/bin\/a \}\n```/,
    );
  });

  it("lets nothing in a file become markup", () => {
    const name = "a`](command:x)<b>";
    const text = markdownAt(
      `vrrp_script ${name} {\n    script "\`\`\`\n# [x](y)"\n}\nvrrp_instance VI_1 {\n    track_script {\n        █${name}\n    }\n}\n`,
    );
    assert.match(text, /^````keepalived\n/);
    assert.match(
      markdownAt(
        `vrrp_instance VI_1 {\n    track_script {\n        █${name}\n    }\n}\n`,
      ),
      /``a`\]\(command:x\)<b>``/,
    );
  });

  it("is silent where nothing is known", () => {
    for (const text of [
      "█\n",
      "# com█ment\n",
      "no_su█ch 1\n",
      "global_defs {█\n}\n",
    ])
      assert.equal(hover(text), undefined);
  });
});

function hover(files: Files): string | undefined {
  const { file, offset, workspace } = world(files);
  return hoverAt(file, offset, workspace)?.markdown;
}

function markdownAt(files: Files): string {
  return hover(files) ?? assert.fail("nothing is shown");
}
