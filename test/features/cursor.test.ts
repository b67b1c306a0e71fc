import assert from "node:assert/strict";
import { cursorAt } from "../../server/src/features/cursor.ts";
import { world } from "./world.ts";

describe("the cursor", () => {
  it("is at the keyword of a half-typed line", () => {
    assert.equal(
      at("vrrp_instance VI_1 {\n    virt█\n}\n"),
      "vrrp_instance: [virt█]",
    );
  });

  it("is in the block on an empty line", () => {
    assert.equal(
      at("vrrp_instance VI_1 {\n    state MASTER\n    █\n}\n"),
      "vrrp_instance: [█]",
    );
  });

  it("is at a parameter before it is typed", () => {
    assert.equal(
      at("vrrp_instance VI_1 {\n    state █\n}\n"),
      "vrrp_instance: state [█]",
    );
  });

  it("is in the middle of a word", () => {
    assert.equal(
      at("vrrp_instance VI_1 {\n    state MAS█TER\n}\n"),
      "vrrp_instance: state [MAS█TER]",
    );
  });

  it("is at a parameter of a block's head", () => {
    assert.equal(at("vrrp_instance V█I_1 {\n}\n"), ": vrrp_instance [V█I_1]");
  });

  it("is in a value block", () => {
    assert.equal(
      at(
        "vrrp_instance VI_1 {\n    virtual_ipaddress {\n        192.0.2.1 de█\n    }\n}\n",
      ),
      "vrrp_instance/virtual_ipaddress: 192.0.2.1 [de█]",
    );
  });

  it("is in a block on one line", () => {
    assert.equal(
      at("vrrp_instance VI_1 { authentication { auth_type █ } }\n"),
      "vrrp_instance/authentication: auth_type [█]",
    );
    assert.equal(at("global_defs {█}\n"), "global_defs: [█]");
    assert.equal(at("vrrp_instance VI_1 {} glo█"), ": [glo█]");
  });

  it("is behind a condition, whether its node is read or not", () => {
    for (const id of ["lb01", "lb02"])
      assert.equal(
        at(
          `vrrp_instance VI_1 {\n    @lb01 state MASTER\n    @${id} prio█\n}\n`,
        ),
        "vrrp_instance: [prio█]",
      );
    assert.equal(at("global_defs {\n    @^lb01 █\n}\n"), "global_defs: [█]");
  });

  it("is at a condition", () => {
    assert.equal(at("vrrp_instance VI_1 {\n    @lb█\n}\n"), "condition [@lb█]");
  });

  it("is behind the parentheses of a sequence", () => {
    assert.equal(
      at(
        "vrrp_instance VI_1 {\n    virtual_ipaddress {\n        ~SEQ(I, 1, 3) 192.0.2.$I/24 de█\n    }\n}\n",
      ),
      "vrrp_instance/virtual_ipaddress: 192.0.2.$I/24 [de█]",
    );
  });

  it("is in a comment", () => {
    assert.equal(at("# hello wor█ld\n"), "comment [wor█ld]");
    assert.equal(at("global_defs { # wor█ld\n}\n"), "comment [wor█ld]");
  });

  it("is in a quoted word, closed or not", () => {
    assert.equal(
      at('vrrp_script chk {\n    script "/usr/bin/tr█ue"\n}\n'),
      "vrrp_script: script [/usr/bin/tr█ue]",
    );
    assert.equal(
      at('vrrp_script chk {\n    script "/usr/bin/tr█\n}\n'),
      "vrrp_script: script [/usr/bin/tr█]",
    );
  });

  it("is in an include's pattern", () => {
    assert.equal(at("include conf.d/█\n"), "include [conf.d/█]");
    assert.equal(at("include █\n"), "include [█]");
  });

  it("is in the block that includes a fragment", () => {
    assert.equal(
      at({
        "/keepalived.conf":
          "vrrp_instance VI_1 {\n    state BACKUP\n    include vips.conf\n    priority 100\n}\n",
        "/vips.conf": "virtual_ipaddress {\n    192.0.2.1\n}\nprio█\n",
      }),
      "vrrp_instance: [prio█]",
    );
  });

  it("is in the including block at any place of a fragment, even an empty one", () => {
    const root =
      "vrrp_instance VI_1 {\n    virtual_ipaddress {\n        include vips.inc\n    }\n    priority 100\n}\n";
    for (const text of ["█", "# VIPs\n█", "192.0.2.1\n█", "█\n192.0.2.1\n"])
      assert.equal(
        at({ "/keepalived.conf": root, "/vips.inc": text }),
        "vrrp_instance/virtual_ipaddress: [█]",
      );
  });

  it("is outside of a block that a fragment included before has closed", () => {
    assert.equal(
      at({
        "/keepalived.conf": "vrrp_instance VI_1 {\n    include rest.conf\n█\n",
        "/rest.conf": "    priority 100\n}\n",
      }),
      ": [█]",
    );
  });

  it("is in the outer block where the closing brace of an inner one is missing", () => {
    assert.equal(
      at(
        "vrrp_instance VI_1 {\n    virtual_ipaddress {\n        192.0.2.1\n    prio█\n}\n",
      ),
      "vrrp_instance: [prio█]",
    );
  });

  it("is at root where a block above was left open", () => {
    assert.equal(
      at(
        "vrrp_instance VI_1 {\n    state MASTER\n\nvrrp_sc█\n\nvrrp_instance VI_2 {\n    state BACKUP\n}\n",
      ),
      ": [vrrp_sc█]",
    );
  });

  it("is inside a block that is being written", () => {
    assert.equal(at("vrrp_instance VI_1 {\n█\n"), "vrrp_instance: [█]");
    assert.equal(
      at("vrrp_instance VI_1 {\nstate MASTER\n█\n"),
      "vrrp_instance: [█]",
    );
  });

  it("knows the statements around", () => {
    const { file, offset, workspace } = world(
      "vrrp_instance VI_1 {\n    state MASTER\n    █\n    priority 100\n}\n",
    );
    const cursor = cursorAt(file, offset, workspace);
    assert.ok(cursor.kind === "statement");
    assert.deepEqual(
      cursor.block.siblings.map(({ words }) => words[0].text),
      ["state", "priority"],
    );
  });
});

/** `path: words` with the word at the cursor in brackets. */
function at(files: Parameters<typeof world>[0]): string {
  const { file, offset, workspace } = world(files);
  const cursor = cursorAt(file, offset, workspace);
  const { start, end } = cursor.place;
  const word = `[${file.text.slice(start, offset)}█${file.text.slice(offset, end)}]`;
  if (cursor.kind !== "statement") return `${cursor.kind} ${word}`;
  const before = cursor.words.slice(0, cursor.index).map(({ text }) => text);
  return `${cursor.block.path}: ${[...before, word].join(" ")}`;
}
