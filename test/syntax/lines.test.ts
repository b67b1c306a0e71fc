import assert from "node:assert/strict";
import { linesOf } from "../../grammar/syntax/line-parser.ts";
import type { Segment } from "../../grammar/syntax/line.ts";
import { sourceFile } from "../../grammar/syntax/source-file.ts";

/** Each segment as `kind: words`, in a form that reads like the line. */
function lines(text: string): string[] {
  return linesOf(sourceFile("a.conf", text)).segments.map(showSegment);
}

function showSegment(segment: Segment): string {
  const conditions = segment.conditions
    .map(({ id, negated }) => `[${negated ? "not " : ""}${id}] `)
    .join("");
  switch (segment.kind) {
    case "statement":
      return conditions + segment.words.map(({ text }) => text).join("|");
    case "include":
      return `${conditions}${segment.keyword.text} <- ${segment.pattern.text}`;
    case "definition":
      return `${conditions}${segment.name.text} := ${JSON.stringify(segment.value)}`;
    case "sequence":
      return `${conditions}repeat ${segment.text}`;
    default:
      return conditions + segment.kind;
  }
}

const problems = (text: string): string[] =>
  linesOf(sourceFile("a.conf", text)).problems.map(
    ({ rule, at }) => `${rule} ${at.start}-${at.end}`,
  );

describe("lines: words", () => {
  it("are split at blank, tab, CR, form feed and vertical tab, and at nothing else", () => {
    assert.deepEqual(lines("state\tMASTER\r\nname\u00a0x\f y\v z"), [
      "state|MASTER",
      "name\u00a0x|y|z",
    ]);
  });

  it("end at a quote, and a quote ends at the next one", () => {
    assert.deepEqual(lines('state"MASTER"'), ["state|MASTER"]);
    assert.deepEqual(lines('ab"cd"ef ""'), ["ab|cd|ef|"]);
  });

  it("keep single quotes, semicolons and slashes", () => {
    assert.deepEqual(lines("state 'MASTER'; // x"), ["state|'MASTER';|//|x"]);
  });

  it("lose what stands behind a quote that is never closed, and say so", () => {
    assert.deepEqual(lines('notify "/bin/x y {\npriority 1'), [
      "notify",
      "priority|1",
    ]);
    assert.deepEqual(problems('notify "/bin/x'), ["unterminated-quote 7-14"]);
  });

  it("hold ${NAME} together with its braces", () => {
    assert.deepEqual(lines("virtual_ipaddress { ${VIP}/24 }"), [
      "virtual_ipaddress",
      "open",
      "${VIP}/24",
      "close",
    ]);
  });
});

describe("lines: comments", () => {
  it("start at # and ! anywhere outside double quotes, glued to a word too", () => {
    assert.deepEqual(
      lines("priority 100#x\nauth_pass k@l!ve1 # y\n! all of it\n"),
      ["priority|100", "auth_pass|k@l"],
    );
    assert.deepEqual(lines('auth_pass "k@l!v#1"'), ["auth_pass|k@l!v#1"]);
  });

  it("do not start behind a backslash", () => {
    assert.deepEqual(lines("router_id a\\#b"), ["router_id|a#b"]);
  });

  it("hide quotes and braces", () => {
    assert.deepEqual(lines('a # "{\nb'), ["a", "b"]);
  });
});

describe("lines: braces", () => {
  it("are words of their own and separate statements", () => {
    assert.deepEqual(lines("unicast_peer{10.0.0.1}priority 5"), [
      "unicast_peer",
      "open",
      "10.0.0.1",
      "close",
      "priority|5",
    ]);
  });

  it("are text inside quotes", () => {
    assert.deepEqual(lines('script "a {b}"'), ["script|a {b}"]);
  });
});

describe("lines: conditions", () => {
  it("take the rest of the physical line, braces included", () => {
    assert.deepEqual(
      lines("@lb1 unicast_peer { 10.0.0.1 }\n@^lb1 priority 50"),
      [
        "[lb1] unicast_peer",
        "[lb1] open",
        "[lb1] 10.0.0.1",
        "[lb1] close",
        "[not lb1] priority|50",
      ],
    );
  });

  it("come once at a place: a second one is a keyword", () => {
    assert.deepEqual(lines("@a @b priority 1"), ["[a] @b|priority|1"]);
  });

  it("are obeyed behind a brace", () => {
    assert.deepEqual(lines("unicast_peer { @a 10.0.0.1 }"), [
      "unicast_peer",
      "open",
      "[a] 10.0.0.1",
      "[a] close",
    ]);
  });

  it("may stand before a definition and an include, and alone", () => {
    assert.deepEqual(lines("@a $X=1\n@b include x.conf\n@c\n@ foo"), [
      '[a] X := "1"',
      "[b] include <- x.conf",
      "[c] empty",
      "[] foo",
    ]);
  });
});

describe("lines: directives", () => {
  it("definitions take the rest of the line, quotes and braces included", () => {
    assert.deepEqual(lines('$A= "x y" { } # no\n$B =1'), [
      'A := "\\"x y\\" { }"',
      "$B|=1",
    ]);
  });

  it("definitions go on behind a backslash, until a line without or a blank one", () => {
    assert.deepEqual(lines("$A=a \\\n  b { \\\n  c }\nd"), [
      'A := "a\\nb {\\nc }"',
      "d",
    ]);
    assert.deepEqual(lines("$A=a \\\n\nd"), ['A := "a\\n"', "d"]);
  });

  it("definitions go on behind a backslash with a comment behind it", () => {
    assert.deepEqual(lines("$A=a \\ # first\n  b\\\t! second\n  c # d\ne"), [
      'A := "a\\nb\\nc"',
      "e",
    ]);
  });

  it("definitions go on behind a backslash with a NUL behind it, where keepalived's line ends", () => {
    assert.deepEqual(lines("$A= \\\n  a \\\0 x\nb\nc"), [
      'A := "\\na\\nb"',
      "c",
    ]);
  });

  it("definitions go on behind a comment that ends in a backslash", () => {
    assert.deepEqual(lines("$A= \\\n  # first \\\n  b # second \\\n  c\nd"), [
      'A := "\\n\\nb\\nc"',
      "d",
    ]);
  });

  it("include knows six words and needs a pattern", () => {
    assert.deepEqual(
      lines(
        'include conf.d/{a,b}*.conf\nincludea "x"\nincludet x\ninclude\nInclude x',
      ),
      [
        "include <- conf.d/{a,b}*.conf",
        'includea <- "x"',
        "includet|x",
        "include",
        "Include|x",
      ],
    );
  });

  it("sequences keep their line as it is", () => {
    assert.deepEqual(
      lines("~SEQ(n, 1, 3) real_server 10.0.0.$n 80 { weight 1 }\n~FOO(a)"),
      ["repeat ~SEQ(n, 1, 3) real_server 10.0.0.$n 80 { weight 1 }", "~FOO(a)"],
    );
  });
});

describe("lines: limits", () => {
  it("tells lines over 1022 characters", () => {
    assert.deepEqual(problems(`# ${"x".repeat(1020)}\n`), []);
    assert.deepEqual(problems(`# ${"x".repeat(1021)}\n`), [
      "line-too-long 1022-1023",
    ]);
  });

  it("tells a byte order mark and NULs", () => {
    assert.deepEqual(problems("\uFEFFa\0b"), [
      "invalid-character 0-1",
      "invalid-character 2-3",
    ]);
  });

  it("reads a text of many chunks like one of few", () => {
    const line = "virtual_server 192.0.2.1 80 { # x\n$A=b \\\n c\n";
    const many = linesOf(sourceFile("a.conf", line.repeat(3000))).segments;
    const one = linesOf(sourceFile("a.conf", line)).segments;
    assert.equal(many.length, one.length * 3000);
    many.forEach((segment, index) => {
      const round = Math.floor(index / one.length);
      const first = one[index % one.length];
      assert.equal(segment.kind, first?.kind);
      assert.equal(segment.start, (first?.start ?? 0) + round * line.length);
      assert.equal(segment.line, (first?.line ?? 0) + round * 3);
    });
  });
});
