import assert from "node:assert/strict";
import type { Statement } from "../../grammar/syntax/tree.ts";
import { sourceFile } from "../../grammar/syntax/source-file.ts";
import {
  appendToBlock,
  appendToFile,
  appendWord,
  insertAfter,
  insertBefore,
  prependToBlock,
  prependToFile,
  removeStatement,
  replaceArguments,
  replaceWord,
  wrapInBlock,
} from "../../server/src/rules/edits.ts";
import type { Edit } from "../../server/src/rules/rule.ts";
import { applyFix } from "../harness/lint.ts";
import { readingsOf } from "../harness/reading.ts";

const root = "/keepalived.conf";

/** The root file after the edits of the statement with this keyword; undefined where there are none. */
function after(
  text: string,
  keyword: string,
  change: (statement: Statement) => readonly Edit[],
  included: Readonly<Record<string, string>> = {},
): string | undefined {
  const found = all(readingsOf(text, included)[0]?.statements ?? []).find(
    (each) => each.keyword === keyword,
  );
  assert.ok(found, `no ${keyword}`);
  return applied({ [root]: text, ...included }, change(found))[root];
}

function applied(
  files: Readonly<Record<string, string>>,
  edits: readonly Edit[],
): Readonly<Record<string, string | undefined>> {
  return edits.length === 0
    ? {}
    : applyFix(files, { title: "", safety: "safe", edits });
}

function all(statements: readonly Statement[]): readonly Statement[] {
  return statements.flatMap((each) => [
    each,
    ...all(each.block?.statements ?? []),
  ]);
}

/** Lines of an instance. */
function instance(...lines: readonly string[]): string {
  return ["vrrp_instance VI_1 {", ...lines, "}", ""].join("\n");
}

/** What a definition has made does not stand in the file. */
const defined = instance("    $RULE").replace(
  /^/,
  "$RULE=priority 100\n$LATE=100\n",
);

describe("edits of fixes", () => {
  describe("words", () => {
    it("are replaced with their quotes", () => {
      assert.equal(
        after(instance('    auth_pass "a b"'), "auth_pass", ({ words }) =>
          words.slice(1).flatMap((word) => replaceWord(word, "c")),
        ),
        instance("    auth_pass c"),
      );
    });

    it("are replaced behind the keyword, all of them", () => {
      assert.equal(
        after("virtual_server  192.0.2.1 80 {\n}\n", "virtual_server", (head) =>
          replaceArguments(head, "fwmark 1"),
        ),
        "virtual_server fwmark 1 {\n}\n",
      );
      assert.equal(
        after("nopreempt\n", "nopreempt", (line) =>
          replaceArguments(line, "1"),
        ),
        undefined,
      );
    });

    it("are put behind the last one, before a comment", () => {
      assert.equal(
        after(instance("    chk # of web"), "chk", (line) =>
          appendWord(line, "weight 0"),
        ),
        instance("    chk weight 0 # of web"),
      );
    });

    it("are left alone where a definition has made them", () => {
      const changes = [
        ({ words }: Statement) => replaceWord(words[0], "x"),
        (line: Statement) => replaceArguments(line, "x"),
        (line: Statement) => appendWord(line, "x"),
        removeStatement,
        (line: Statement) => insertBefore(line, ["x"]),
        (line: Statement) => insertAfter(line, ["x"]),
        wrapInBlock,
      ];
      for (const change of changes) {
        assert.equal(after(defined, "priority", change), undefined);
        // nor where that holds for one of its words
        const late = defined.replace("$RULE\n}", "priority $LATE\n}");
        if (change !== changes[0])
          assert.equal(after(late, "priority", change), undefined);
      }
    });
  });

  describe("a statement is removed", () => {
    it("with its line and its comment", () => {
      for (const comment of ["", " # of old", " ! of old", "   "])
        assert.equal(
          after(
            instance("    state MASTER", `    nopreempt${comment}`, "    x"),
            "nopreempt",
            removeStatement,
          ),
          instance("    state MASTER", "    x"),
        );
    });

    it("with its block", () => {
      assert.equal(
        after(
          "a\nvirtual_server 192.0.2.1 80 {\n    protocol TCP\n}\nb\n",
          "virtual_server",
          removeStatement,
        ),
        "a\nb\n",
      );
    });

    it("alone where something else stands on its line", () => {
      assert.equal(
        after(
          "vrrp_instance VI_1 { nopreempt }\n",
          "nopreempt",
          removeStatement,
        ),
        "vrrp_instance VI_1 {  }\n",
      );
      assert.equal(
        after(
          "vrrp_instance VI_1 { nopreempt\n}\n",
          "nopreempt",
          removeStatement,
        ),
        "vrrp_instance VI_1 { \n}\n",
      );
      assert.equal(
        after(
          instance("    virtual_ipaddress { 192.0.2.1 }"),
          "192.0.2.1",
          removeStatement,
        ),
        instance("    virtual_ipaddress {  }"),
      );
    });

    it("at the end of a file without a line end", () => {
      assert.equal(after("a\nb", "b", removeStatement), "a\n");
    });

    it("not where its block ends in another file", () => {
      assert.equal(
        after(
          "a\nvrrp_instance VI_1 {\ninclude rest.conf\n",
          "vrrp_instance",
          removeStatement,
          { "/rest.conf": "    priority 100\n}\n" },
        ),
        undefined,
      );
      assert.equal(
        after(
          "a\nvrrp_instance VI_1\ninclude rest.conf\n}\n",
          "vrrp_instance",
          removeStatement,
          { "/rest.conf": "{\n    priority 100\n" },
        ),
        undefined,
      );
    });
  });

  describe("lines are put beside a statement", () => {
    it("behind its block, indented like it", () => {
      assert.equal(
        after(
          instance(
            "  virtual_ipaddress {",
            "    192.0.2.1",
            "  } # one",
            "  x",
          ),
          "virtual_ipaddress",
          (line) => insertAfter(line, ["track_script {", "    chk", "}"]),
        ),
        instance(
          "  virtual_ipaddress {",
          "    192.0.2.1",
          "  } # one",
          "  track_script {",
          "    chk",
          "  }",
          "  x",
        ),
      );
    });

    it("behind the last line of a file", () => {
      assert.equal(
        after("a\nb", "b", (line) => insertAfter(line, ["c"])),
        "a\nb\nc",
      );
    });

    it("before it, with empty lines that hold no blanks", () => {
      assert.equal(
        after("  a\n  b\n\tc 1\n", "c", (line) =>
          insertBefore(line, ["d {", "    e", "}", ""]),
        ),
        "  a\n  b\n\td {\n\t  e\n\t}\n\n\tc 1\n",
      );
    });

    it("with the line ends of the file", () => {
      assert.equal(
        after("a {\r\n    b\r\n}\r\n", "b", (line) => [
          ...insertBefore(line, ["c", "d"]),
          ...insertAfter(line, ["e", "f"]),
        ]),
        "a {\r\n    c\r\n    d\r\n    b\r\n    e\r\n    f\r\n}\r\n",
      );
    });
  });

  describe("lines are put into a block", () => {
    const atEnd = (head: Statement) => appendToBlock(head, ["nopreempt"]);
    const atBegin = (head: Statement) => prependToBlock(head, ["nopreempt"]);

    it("indented like those that stand there", () => {
      const text = instance("  state BACKUP", "      priority 100");
      assert.equal(
        after(text, "vrrp_instance", atEnd),
        instance("  state BACKUP", "      priority 100", "  nopreempt"),
      );
      assert.equal(
        after(text, "vrrp_instance", atBegin),
        instance("  nopreempt", "  state BACKUP", "      priority 100"),
      );
    });

    it("indented like the first that has a line of its own and stands in the file", () => {
      assert.equal(
        after(
          "$A=priority 100\nvrrp_instance VI_1 { state BACKUP\n$A\ninclude rest.conf\n  version 3\n}\n",
          "vrrp_instance",
          atEnd,
          { "/rest.conf": "\tinterface eth0\n" },
        ),
        "$A=priority 100\nvrrp_instance VI_1 { state BACKUP\n$A\ninclude rest.conf\n  version 3\n  nopreempt\n}\n",
      );
    });

    it("one unit of the file deeper than the head where none stands there", () => {
      const empty = "  vrrp_instance VI_1 {\n  }\n";
      const cases: readonly (readonly [string, string])[] = [
        ["", "    nopreempt"],
        ["a {\n  b\n}\n", "    nopreempt"],
        ["a {\n   # c\n\n  \n   b\n}\n", "     nopreempt"],
        ["a {\n\tb\n}\n", "  \tnopreempt"],
        ["a {\n\t\tb\n}\n", "  \tnopreempt"],
        ["a {\n        b\n}\n", "          nopreempt"],
        ["a {\n         b\n}\n", "      nopreempt"],
      ];
      for (const [before, line] of cases)
        for (const place of [atEnd, atBegin])
          assert.equal(
            after(before + empty, "vrrp_instance", place),
            `${before}${empty.replace("{\n", `{\n${line}\n`)}`,
          );
    });

    it("of one line, which is opened up", () => {
      const text = "  vrrp_instance VI_1 { \tpriority 100 \t}\n";
      assert.equal(
        after(text, "vrrp_instance", atEnd),
        "  vrrp_instance VI_1 { \tpriority 100\n      nopreempt\n  }\n",
      );
      assert.equal(
        after(text, "vrrp_instance", atBegin),
        "  vrrp_instance VI_1 {\n      nopreempt\n      priority 100 \t}\n",
      );
    });

    it("not where the place is in another file, or there is none", () => {
      const included = { "/rest.conf": "    priority 100\n}\n" };
      const split = "vrrp_instance VI_1 {\ninclude rest.conf\n";
      assert.equal(after(split, "vrrp_instance", atEnd, included), undefined);
      assert.equal(after(split, "vrrp_instance", atBegin, included), undefined);
      const first = { "/first.conf": "    priority 100\n" };
      const whole = "vrrp_instance VI_1 {\ninclude first.conf\n}\n";
      assert.equal(after(whole, "vrrp_instance", atBegin, first), undefined);
      assert.equal(
        after(whole, "vrrp_instance", atEnd, first),
        whole.replace("\n}", "\n    nopreempt\n}"),
      );
      assert.equal(
        after("vrrp_instance VI_1 {\n", "vrrp_instance", atEnd),
        undefined,
      );
      assert.equal(after("nopreempt\n", "nopreempt", atEnd), undefined);
      assert.equal(
        after("$A=VI_1\nvrrp_instance $A {\n}\n", "vrrp_instance", atEnd),
        undefined,
      );
    });
  });

  describe("lines are put into a file", () => {
    const changed = (
      text: string,
      change: (
        file: ReturnType<typeof sourceFile>,
        lines: readonly string[],
      ) => readonly Edit[],
      lines = ["a {", "    b", "}"],
    ) => applied({ [root]: text }, change(sourceFile(root, text), lines))[root];

    it("at its end, behind an empty line", () => {
      assert.equal(changed("", appendToFile), "a {\n    b\n}\n");
      for (const end of ["", "\n", "\n\n"])
        assert.equal(changed(`c${end}`, appendToFile), "c\n\na {\n    b\n}\n");
      assert.equal(changed("\n\nc\n", appendToFile, ["a"]), "\n\nc\n\na\n");
      assert.equal(
        changed("c\r\nd", appendToFile),
        "c\r\nd\r\n\r\na {\r\n    b\r\n}\r\n",
      );
    });

    it("at its beginning, behind comments and empty lines", () => {
      for (const head of ["", "# of lb01\n\n", "  ! of lb01\n", "\n# a\n \n"])
        assert.equal(
          changed(`${head}c {\n  d\n}\n`, prependToFile),
          `${head}a {\n  b\n}\n\nc {\n  d\n}\n`,
        );
      assert.equal(
        changed("# of lb01\r\nc\r\n", prependToFile, ["a"]),
        "# of lb01\r\na\r\n\r\nc\r\n",
      );
    });
  });

  it("what stands behind a word becomes a block", () => {
    assert.equal(
      after(
        "a {\n\tb\n}\n  static_ipaddress 192.0.2.1 dev eth0\n",
        "static_ipaddress",
        wrapInBlock,
      ),
      "a {\n\tb\n}\n  static_ipaddress {\n  \t192.0.2.1 dev eth0\n  }\n",
    );
    assert.equal(
      after("static_ipaddress\n", "static_ipaddress", wrapInBlock),
      undefined,
    );
  });
});
