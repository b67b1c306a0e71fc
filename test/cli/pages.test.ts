import assert from "node:assert/strict";
import { blockPaths } from "../../grammar/schema/schema.ts";
import { renderMarkdown } from "../../server/src/cli/markdown.ts";
import { excerptOf } from "../../server/src/cli/reporters/excerpt.ts";
import { unifiedDiff } from "../../server/src/cli/diff.ts";
import { visible } from "../../server/src/engine/visible.ts";
import { rules } from "../../server/src/rules/registry.gen.ts";
import { sourceFile } from "../../grammar/syntax/source-file.ts";
import pc from "picocolors";
import { call } from "./call.ts";

describe("explain", () => {
  it("has a page for each rule", async () => {
    for (const { id, references } of rules) {
      const { status, stdout } = await call(["explain", id]);
      assert.equal(status, 0, id);
      for (const part of [
        id,
        "severity",
        "Wrong",
        "Right",
        `keepalived-lsp-disable-next-line ${id}`,
      ])
        assert.ok(stdout.includes(part), `${id}: ${part}`);
      if (references.length > 0) assert.match(stdout, /^Sources$/m);
    }
  });

  it("has a page for a keyword, in each block that has it", async () => {
    const all = (await call(["explain", "priority"])).stdout;
    assert.match(all, /^In `vrrp_instance`$/m);
    assert.match(all, /^In `static_routes`/m);
    const one = (await call(["explain", "vrrp_instance/priority"])).stdout;
    assert.match(
      one,
      /^priority\n\nIn `vrrp_instance`\n\n {4}priority <1-255>\n/,
    );
    assert.doesNotMatch(one, /static_routes/);
    assert.match(
      (await call(["explain", "TCP_CHECK/connect_port"])).stdout,
      /TCP_CHECK/,
    );
  });

  it("knows what was meant", async () => {
    for (const [written, meant] of [
      ["vrid-missmatch", "vrid-mismatch"],
      ["virtual_routerid", "virtual_router_id"],
    ] as const) {
      const { status, stdout, stderr } = await call(["explain", written]);
      assert.deepEqual({ status, stdout }, { status: 2, stdout: "" });
      assert.ok(stderr.includes(`did you mean ${meant}`), stderr);
    }
    assert.equal((await call(["explain"])).status, 2);
    assert.equal(
      (await call(["explain", "nonsense_without_likeness"])).status,
      2,
    );
  });
});

describe("registries", () => {
  it("list the rules as JSON", async () => {
    const { stdout } = await call(["rules", "--format", "json"]);
    const listed = JSON.parse(stdout) as Record<string, unknown>[];
    assert.equal(listed.length, rules.length);
    for (const each of listed)
      assert.deepEqual(Object.keys(each), [
        "id",
        "area",
        "severity",
        "scope",
        "fixable",
        "reportedByDaemon",
        "reportedSince",
        "since",
        "summary",
        "url",
      ]);
    const since = (id: string): unknown =>
      listed.find((each) => each.id === id)?.reportedSince;
    assert.equal(since("directive-from-definition"), "2.4.0");
    assert.equal(since("unknown-keyword"), null);
  });

  it("list the keywords as JSON", async () => {
    const { stdout } = await call(["keywords", "--format", "json"]);
    const listed = JSON.parse(stdout) as { block: string; keyword: string }[];
    assert.ok(listed.length > 800);
    assert.equal(
      new Set(listed.map(({ block }) => block)).size,
      blockPaths().length,
    );
    for (const each of listed)
      assert.deepEqual(Object.keys(each), [
        "block",
        "keyword",
        "syntax",
        "since",
        "removed",
        "deprecated",
        "summary",
      ]);
    const priority = listed.find(
      ({ block, keyword }) =>
        block === "vrrp_instance" && keyword === "priority",
    );
    assert.deepEqual(
      { ...priority, summary: "" },
      {
        block: "vrrp_instance",
        keyword: "priority",
        syntax: "priority <1-255>",
        since: "1.3.0",
        removed: null,
        deprecated: null,
        summary: "",
      },
    );
  });

  it("list both for people", async () => {
    assert.match((await call(["rules"])).stdout, /^ {2}vrid-mismatch /m);
    assert.match((await call(["keywords"])).stdout, /^vrrp_instance\n {2}\S/m);
  });
});

describe("what a terminal shows", () => {
  const show = (
    text: string,
    start: number,
    end: number,
    widest = 80,
  ): readonly (string | number)[] => {
    const file = sourceFile("a", text);
    const {
      line,
      text: shown,
      indent,
      width,
    } = excerptOf({ file, start, end }, widest);
    return [line, shown, indent.length, width];
  };

  it("keeps marks under their characters", () => {
    assert.deepEqual(show("a\nbc\n", 2, 4), [2, "bc", 0, 2]);
    assert.deepEqual(show("\tpriority 300\r\n", 10, 13), [
      1,
      "    priority 300",
      13,
      3,
    ]);
    assert.deepEqual(show("a\tb", 2, 3), [1, "a   b", 4, 1]);
    assert.deepEqual(show("# 虚拟 x", 5, 6), [1, "# 虚拟 x", 7, 1]);
    assert.deepEqual(show("abc", 3, 3), [1, "abc", 3, 1]);
    assert.deepEqual(show("one {\n two\n}", 0, 12), [1, "one {", 0, 5]);
    assert.deepEqual(show("", 0, 0), [1, "", 0, 1]);
  });

  it("cuts long lines around the marks", () => {
    const text = `${"a".repeat(100)}XX${"b".repeat(100)}`;
    const [, shown, indent, width] = show(text, 100, 102, 40);
    assert.equal(shown, `…${"a".repeat(10)}XX${"b".repeat(28)}…`);
    assert.deepEqual([indent, width], [11, 2]);
  });

  it("lets no control characters through", () => {
    assert.equal(visible("a\u001b[31mb\u0007\u202ec"), "a␛[31mb␇\ufffdc");
  });

  it("renders pages", () => {
    const terminal = { colors: pc.createColors(false), columns: 30 };
    assert.equal(
      renderMarkdown(
        "# Title\n\nSome **bold** words and `code with blanks` in a\nparagraph.\n\n- an item that is longer than a line\n- two\n\n```keepalived\nblock {\n}\n```\n",
        terminal,
      ),
      "Title\n\nSome bold words and\n`code with blanks` in a\nparagraph.\n\n- an item that is longer than\n  a line\n- two\n\n    block {\n    }\n",
    );
  });
});

describe("diffs", () => {
  it("have hunks with three lines around a change", () => {
    const lines = Array.from({ length: 20 }, (_, index) => `${index + 1}\n`);
    const after = lines.with(2, "three\n").with(16, "seventeen").slice(0, 17);
    assert.equal(
      unifiedDiff("a", lines.join(""), after.join("")),
      "--- a\n+++ a\n@@ -1,6 +1,6 @@\n 1\n 2\n-3\n+three\n 4\n 5\n 6\n@@ -14,7 +14,4 @@\n 14\n 15\n 16\n-17\n-18\n-19\n-20\n+seventeen\n\\ No newline at end of file\n",
    );
    assert.equal(
      unifiedDiff("a", undefined, "x\n"),
      "--- /dev/null\n+++ a\n@@ -0,0 +1,1 @@\n+x\n",
    );
    assert.equal(unifiedDiff("a", "x", "x"), "");
  });
});
