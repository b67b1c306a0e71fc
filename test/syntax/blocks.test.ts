import assert from "node:assert/strict";
import { vocabulary } from "../../grammar/schema/schema.ts";
import { buildBlocks } from "../../grammar/syntax/block-builder.ts";
import { linesOf } from "../../grammar/syntax/line-parser.ts";
import { positionAt } from "../../grammar/syntax/line-index.ts";
import { sourceFile } from "../../grammar/syntax/source-file.ts";
import { extentOf } from "../../grammar/syntax/tree.ts";
import { outline } from "../harness/outline.ts";

const tree = (text: string): ReturnType<typeof buildBlocks> =>
  buildBlocks(linesOf(sourceFile("a.conf", text)).segments, vocabulary);

const problems = (text: string): string[] =>
  tree(text).problems.map(
    ({ rule, at }) => `${positionAt(at.file, at.start).line + 1} ${rule}`,
  );

const instance = (inside: string): string =>
  `vrrp_instance VI_1 {\n${inside}\n}\n`;

describe("blocks: as keepalived reads them", () => {
  it("open on the head line, on a later line, or in one line", () => {
    const expected =
      "vrrp_instance VI_1 {\n  unicast_peer {\n    192.0.2.1\n  priority 5\n";
    assert.equal(
      outline(
        tree(
          "vrrp_instance VI_1\n\n# x\n{\nunicast_peer\n{\n192.0.2.1\n}\npriority 5 }",
        ).statements,
      ),
      expected,
    );
    assert.equal(
      outline(
        tree("vrrp_instance VI_1 { unicast_peer { 192.0.2.1 } priority 5 }")
          .statements,
      ),
      expected,
    );
  });

  it("know where they end", () => {
    const [head] = tree("vrrp_instance VI_1 {\n  priority 1\n}\n").statements;
    assert.ok(head);
    assert.equal(extentOf(head).end, 35);
  });

  it("nest 100,000 deep without a crash", () => {
    const deep = tree("a {\n".repeat(100_000) + "}\n".repeat(100_000));
    assert.deepEqual(deep.problems, []);
  });
});

describe("blocks: a brace is missing", () => {
  it("inside: told at the block that was left open, and the rest is read", () => {
    const text = instance(
      "    virtual_ipaddress {\n        192.0.2.1\n    track_script {\n        chk\n    }",
    );
    assert.deepEqual(problems(text), ["2 unclosed-block"]);
    assert.equal(
      outline(tree(text).statements),
      "vrrp_instance VI_1 {\n  virtual_ipaddress {\n    192.0.2.1\n  track_script {\n    chk\n",
    );
  });

  it("at the end of a block that others follow", () => {
    const text =
      "vrrp_instance A {\n    priority 1\n\nvrrp_instance B {\n    priority 2\n}\n";
    assert.deepEqual(problems(text), ["1 unclosed-block"]);
    assert.equal(
      outline(tree(text).statements),
      "vrrp_instance A {\n  priority 1\nvrrp_instance B {\n  priority 2\n",
    );
  });

  it("told by the column of the brace that is there", () => {
    const text =
      "vrrp_instance A {\n    unicast_peer {\n        192.0.2.1\n}\nglobal_defs {\n}\n";
    assert.deepEqual(problems(text), ["2 unclosed-block"]);
  });

  it("at the end of the file", () => {
    assert.deepEqual(problems("global_defs {\n  router_id x\n"), [
      "1 unclosed-block",
    ]);
  });

  it("a keyword block goes on without its opening brace", () => {
    const text = "vrrp_instance A\n    priority 1\n}\nglobal_defs {\n}\n";
    assert.deepEqual(problems(text), ["1 missing-open-brace"]);
    assert.equal(
      outline(tree(text).statements),
      "vrrp_instance A {\n  priority 1\nglobal_defs {\n",
    );
  });
});

describe("blocks: a brace too many", () => {
  it("at root", () => {
    assert.deepEqual(problems("global_defs {\n}\n}\n"), [
      "3 stray-close-brace",
    ]);
  });

  it("inside: the block goes on", () => {
    const text = instance("    unicast_peer {\n    }\n    }\n    priority 5");
    assert.deepEqual(problems(text), ["4 stray-close-brace"]);
    assert.equal(
      outline(tree(text).statements),
      "vrrp_instance VI_1 {\n  unicast_peer {\n  priority 5\n",
    );
  });

  it("an opening one takes its closing one with it", () => {
    const text = instance("    {\n    priority 5\n    }\n    state BACKUP");
    assert.deepEqual(problems(text), ["2 unexpected-open-brace"]);
    assert.equal(
      outline(tree(text).statements),
      "vrrp_instance VI_1 {\n  priority 5\n  state BACKUP\n",
    );
  });

  it("the content of an unknown block is not judged", () => {
    assert.equal(
      outline(tree("vrrp_instanc A {\n  priority 5\n}").statements),
      "vrrp_instanc A {?\n  priority 5\n",
    );
    assert.deepEqual(problems("vrrp_instanc A {\n  priority 5\n}"), []);
  });
});

describe("blocks: a keyword in the wrong block", () => {
  it("does not close anything while the braces are balanced", () => {
    const text = "vrrp_sync_group G {\nvrrp_instance A {\npriority 1\n}\n}\n";
    assert.deepEqual(problems(text), []);
  });
});
