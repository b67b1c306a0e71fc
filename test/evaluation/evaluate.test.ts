import assert from "node:assert/strict";
import {
  evaluate,
  type Configuration,
} from "../../grammar/evaluation/evaluate.ts";
import { vocabulary } from "../../grammar/schema/schema.ts";
import { memoryHost } from "../../server/src/host/memory-host.ts";
import { textOf } from "../../grammar/syntax/source-file.ts";
import { extentOf } from "../../grammar/syntax/tree.ts";
import { outline } from "../harness/outline.ts";

function configuration(
  files: string | Readonly<Record<string, string>>,
  configId?: string,
): Configuration {
  const texts = typeof files === "string" ? { "/a.conf": files } : files;
  const host = memoryHost(texts);
  const root = host.read(Object.keys(texts)[0] ?? "");
  assert.ok(typeof root !== "string");
  return evaluate(root, host, {
    vocabulary,
    ...(configId === undefined ? {} : { configId }),
  });
}

const effective = (
  files: string | Readonly<Record<string, string>>,
  configId?: string,
): string => outline(configuration(files, configId).statements);

describe("evaluation: conditions", () => {
  const text =
    "vrrp_instance A {\n@lb1 priority 100\n@^lb1 priority 50\n@lb priority 1\n}\n";

  it("keep a line for the id that is named, completely", () => {
    assert.equal(effective(text, "lb1"), "vrrp_instance A {\n  priority 100\n");
    assert.equal(effective(text, "lb2"), "vrrp_instance A {\n  priority 50\n");
    assert.equal(effective(text), "vrrp_instance A {\n  priority 50\n");
  });

  it("drop the rest of the line, braces included", () => {
    assert.equal(
      effective("global_defs { @x router_id a }\nrouter_id b\n}", "y"),
      "global_defs {\n  router_id b\n",
    );
  });
});

describe("evaluation: blocks that come again", () => {
  it("keep their places where a line of one of them is dropped", () => {
    const block = "TCP_CHECK {\n  retry 2\n}\n";
    const longer = "TCP_CHECK {\n  retry 2\n@other warmup 1\n}\n";
    const text = `real_server a {\n${block}${longer}${block}}\n`;
    const [service] = configuration(text).statements;
    assert.deepEqual(
      service?.block?.statements.map((each) => textOf(extentOf(each))),
      [block, longer, block].map((each) => each.trim()),
    );
  });
});

describe("evaluation: definitions", () => {
  it("are replaced with or without braces, in quotes, as keyword and inside each other", () => {
    const text =
      '$N=5\n$K=priority\n$A=${N}0\nvrrp_instance A {\n$K $N\nrouter "${A}x"\n}\n';
    assert.equal(
      effective(text),
      "vrrp_instance A {\n  ~priority ~5\n  router ~50x\n",
    );
  });

  it("need a blank, comma, ) or the line end behind a plain name", () => {
    assert.equal(effective("$N=5\na $N.0\nb $N)\n"), "a $N.0\nb ~5)\n");
  });

  it("count from their line on, and again after a redefinition", () => {
    assert.equal(
      effective("a $N\n$N=1\nb $N\n$N=2\nc $N\n"),
      "a $N\nb ~1\nc ~2\n",
    );
  });

  it("of several lines make lines, blocks too", () => {
    const text =
      "$B= \\\n unicast_peer { \\\n 192.0.2.$n \\\n }\n~SEQ(n, 2) $B\n";
    assert.equal(
      effective(text),
      "~unicast_peer {?\n  ~192.0.2.1\n~unicast_peer {?\n  ~192.0.2.2\n",
    );
  });

  it("leave words they do not know alone, and mark them", () => {
    const [statement] = configuration("router_id $NOPE\n").statements;
    assert.deepEqual(
      statement?.words.map(({ opaque }) => opaque),
      [false, true],
    );
  });

  it("know the characters they came from", () => {
    const [statement] = configuration("$N=5\nadvert_int $N\n").statements;
    assert.ok(statement?.words[1]);
    assert.equal(textOf(statement.words[1]), "$N");
  });

  it("that use themselves come to an end", () => {
    assert.ok(configuration("$A=$A $A\na $A\n").statements.length <= 1);
    assert.ok(
      configuration("$A= \\\n $A \\\n $A\n$A\n").problems.some(
        ({ rule }) => rule === "expansion-too-large",
      ),
    );
  });

  it("that grow fill the line, as keepalived's buffer lets them", () => {
    const { statements, problems } = configuration("$A=v$A\nname $A\n");
    assert.equal(
      statements[0]?.words.map(({ text }) => text).join(" "),
      `name ${"v".repeat(1016)}$A`,
    );
    assert.deepEqual(problems, []);
  });
});

describe("evaluation: sequences and lists", () => {
  it("count from 1, with start, with step, down, in hexadecimal", () => {
    const rounds = (head: string): string =>
      configuration(`${head} x $n\n`)
        .statements.map(({ words }) => words[1]?.text)
        .join(" ");
    assert.equal(rounds("~SEQ(n, 3)"), "1 2 3");
    assert.equal(rounds("~SEQ(n, 2, 4)"), "2 3 4");
    assert.equal(rounds("~SEQ(n, 10, -4, 1)"), "10 6 2");
    assert.equal(rounds("~SEQx(n, 0x9, 0xb)"), "9 a b");
  });

  it("take their values from lists, of tuples too", () => {
    assert.equal(effective("~LST(n, a, b) x $n\n"), "x ~a\nx ~b\n");
    assert.equal(
      effective("~LST({n, m}, {a, 1}, {b, 2}) x ${n}${m}\n"),
      "x ~a1\nx ~b2\n",
    );
  });

  it("are told when they can't be unrolled", () => {
    assert.deepEqual(
      configuration("~SEQ(n, 1, -1, 3) x $n\n").problems.map(
        ({ rule }) => rule,
      ),
      ["invalid-sequence"],
    );
  });
});

describe("evaluation: includes", () => {
  it("are relative to the including file, sorted, and may stand inside blocks", () => {
    const files = {
      "/etc/keepalived.conf":
        "include conf.d/*.conf\nvrrp_instance A {\nunicast_peer {\ninclude peers.inc\n}\n}\n",
      "/etc/conf.d/b.conf": "include sub/c.conf\n",
      "/etc/conf.d/a.conf": "$N=1\n",
      "/etc/conf.d/sub/c.conf": "global_defs {\nrouter_id $N\n}\n",
      "/etc/peers.inc": "192.0.2.1\n192.0.2.2",
    };
    assert.equal(
      effective(files),
      "global_defs {\n  router_id ~1\nvrrp_instance A {\n  unicast_peer {\n    192.0.2.1\n    192.0.2.2\n",
    );
  });

  it("know the folder of the file being read as ${_PWD}; in other words it stays unknown", () => {
    const files = {
      "/etc/a.conf": "include ${_PWD}/sub/b.conf\n",
      "/etc/sub/b.conf": "router_id ${_PWD}\n",
    };
    const [statement] = configuration(files).statements;
    assert.equal(statement?.words[1]?.opaque, true);
  });

  it("may open a block that another file closes", () => {
    const files = {
      "/a.conf": "include b.conf\npriority 1\n}\n",
      "/b.conf": "vrrp_instance A {\n",
    };
    assert.equal(effective(files), "vrrp_instance A {\n  priority 1\n");
  });

  it("that lead back to a file being read are told once", () => {
    const files = {
      "/a.conf": "include b.conf\n",
      "/b.conf": "include a.conf\n",
    };
    assert.deepEqual(
      configuration(files).problems.map(({ rule }) => rule),
      ["include-cycle"],
    );
  });
});
