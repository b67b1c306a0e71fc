/* `include` and its kin: files in the place of a line, found from the folder of the file that includes. */
import { after, bad, ok, reads, vi, type LanguageCase } from "./case.ts";

const a = { "a.inc": "state a\n" };

export const includes: readonly LanguageCase[] = [
  ...[
    "include",
    "includer",
    "includem",
    "includew",
    "includeb",
    "includea",
  ].map((word) =>
    reads(`${word} reads a file`, vi(`${word} a.inc`), ["a"], {
      files: a,
      at: "a.inc:1",
    }),
  ),
  reads("a tab separates the name", vi("include\ta.inc"), ["a"], {
    files: a,
    at: "a.inc:1",
  }),
  bad("there is no includet", vi("includet a.inc"), 9, { files: a }),
  bad("include without a name", vi("include"), 9),
  bad("include in upper case", vi("Include a.inc"), 9, { files: a }),
  reads(
    "a quoted include is a keyword",
    vi('"include" a.inc', "state b"),
    ["b"],
    { files: a },
  ),
  ok(
    "in a block of lines",
    vi("virtual_ipaddress {", "include more.inc", "}"),
    { files: { "more.inc": "192.0.2.78/24" } },
  ),
  ok(
    "a file that closes what it did not open",
    vi("unicast_peer {", "include more.inc"),
    { files: { "more.inc": "192.0.2.5\n}\n" } },
  ),
  ok(
    "a file that opens what it does not close",
    vi("include more.inc", "192.0.2.5", "}"),
    { files: { "more.inc": "unicast_peer {\n" } },
  ),
  // The pattern.
  reads("blanks belong to the name", vi("include a b.inc"), ["a"], {
    files: { "a b.inc": "state a\n" },
    at: "a b.inc:1",
  }),
  bad("quotes belong to the name", vi('include "a.inc"'), 9, { files: a }),
  reads("a comment does not", vi("include a.inc # one"), ["a"], {
    files: a,
    at: "a.inc:1",
  }),
  reads(
    "files of a wildcard come in the order of their names",
    vi("include parts/*.inc"),
    ["a", "b"],
    {
      files: {
        "parts/2.inc": "state b\n",
        "parts/1.inc": "state a\n",
        "parts/3.txt": "state c\n",
      },
      at: "1.inc:1",
    },
  ),
  reads(
    "a list in braces comes in its own order",
    vi("include {b,a}.inc"),
    ["b", "a"],
    {
      files: { ...a, "b.inc": "state b\n" },
      at: "b.inc:1",
    },
  ),
  reads("a question mark and a set", vi("include [ab]?.inc"), ["a", "b"], {
    files: {
      "a1.inc": "state a\n",
      "b1.inc": "state b\n",
      "c1.inc": "state c\n",
    },
    at: "a1.inc:1",
  }),
  reads("a wildcard does not find hidden files", vi("include *.inc"), ["a"], {
    files: { ...a, ".b.inc": "state b\n" },
    at: "a.inc:1",
  }),
  reads("a definition in the name", after("$D=a", "include ${D}.inc"), ["a"], {
    files: a,
    at: "a.inc:1",
  }),
  // Folders.
  reads(
    "a name in a file is relative to that file",
    vi("include parts/a.inc"),
    ["b"],
    {
      files: { "parts/a.inc": "include b.inc\n", "parts/b.inc": "state b\n" },
      at: "b.inc:1",
    },
  ),
  bad("and not to the root file", vi("include parts/a.inc"), "a.inc:1", {
    files: {
      "parts/a.inc": "include parts/b.inc\n",
      "parts/b.inc": "state b\n",
    },
  }),
  reads(
    "behind it names are relative to the file before",
    vi("include parts/a.inc", "include b.inc"),
    ["c"],
    {
      files: {
        "parts/a.inc": "nopreempt\n",
        "b.inc": "state c\n",
        "parts/b.inc": "state d\n",
      },
      at: "b.inc:1",
    },
  ),
  reads("_PWD is the folder of the file", vi("include parts/a.inc"), ["b"], {
    files: {
      "parts/a.inc": "include ${_PWD}/b.inc\n",
      "parts/b.inc": "state b\n",
    },
    at: "b.inc:1",
  }),
  // What is not there.
  bad("a file that is not there", vi("include nosuch.inc"), 9),
  bad(
    "an absolute name that is not there",
    vi("include /nonexistent/keepalived/x.inc"),
    9,
  ),
  bad("includer: a file that is not there", vi("includer nosuch.inc"), 9),
  bad("includem: a file that is not there", vi("includem nosuch.inc"), 9),
  bad("includea: a file that is not there", vi("includea nosuch.inc"), 9),
  ok("a wildcard without a match", vi("include peers/*.inc"), {
    files: { "peers/README": "" },
  }),
  ok("includem: a wildcard without a match", vi("includem peers/*.inc"), {
    files: { "peers/README": "" },
  }),
  bad("includew: a wildcard without a match", vi("includew peers/*.inc"), 9, {
    files: { "peers/README": "" },
  }),
  bad("includea: a wildcard without a match", vi("includea peers/*.inc"), 9, {
    files: { "peers/README": "" },
  }),
  bad("a wildcard in no folder", vi("include nosuch/*.inc"), 9),
  bad("a folder", vi("include peers"), 9, { files: { "peers/a.inc": "" } }),
  bad("includer: a folder", vi("includer peers"), 9, {
    files: { "peers/a.inc": "" },
  }),
  bad("a file that may be executed", vi("include a.inc"), 9, {
    files: a,
    failing: { "a.inc": "executable" },
  }),
  bad("includer: a file that may be executed", vi("includer a.inc"), 9, {
    files: a,
    failing: { "a.inc": "executable" },
  }),
  bad(
    "includeb: one of two files is not there",
    vi("includeb {a,nosuch}.inc"),
    9,
    { files: { "a.inc": "nopreempt\n" } },
  ),
  bad(
    "include: one of two files is not there",
    vi("include {a,nosuch}.inc"),
    9,
    {
      files: { "a.inc": "nopreempt\n" },
    },
  ),
  // include_check.
  bad(
    "include_check asks for it of all that follow",
    "global_defs {\ninclude_check match +wildcard_match -brace_match\n}\n" +
      vi("include peers/*.inc"),
    12,
    { files: { "peers/README": "" } },
  ),
  ok(
    "but not of what stands before",
    vi("include peers/*.inc") +
      "global_defs {\ninclude_check match +wildcard_match -brace_match\n}\n",
    { files: { "peers/README": "" } },
  ),
  bad(
    "include_check of a second kind without a sign",
    "global_defs {\ninclude_check read match\n}\n" + vi(),
    2,
  ),
  bad(
    "include_check of an unknown kind",
    "global_defs {\ninclude_check nosuch\n}\n" + vi(),
    2,
  ),
  // What files may be like.
  ok("without an LF at the end", vi("include more.inc", "nopreempt"), {
    files: { "more.inc": "garp_master_delay 3" },
  }),
  ok("empty", vi("include more.inc"), { files: { "more.inc": "" } }),
  reads(
    "definitions of a file stay",
    vi("include more.inc", "state $D"),
    ["a"],
    { files: { "more.inc": "$D=a\n" }, at: 10 },
  ),
  reads(
    "the same file twice",
    vi("$D=a", "include d.inc", "$D=b", "include d.inc"),
    ["a", "b"],
    { files: { "d.inc": "state $D\n" }, at: "d.inc:1" },
  ),
  bad("a file that includes itself", vi("include more.inc"), "more.inc:1", {
    files: { "more.inc": "include more.inc\n" },
  }),
  // What is read twice: the line does not begin with the include.
  reads(
    "an include behind a condition",
    vi("@conformance include a.inc"),
    ["a"],
    { files: a, at: "a.inc:1" },
  ),
  ok(
    "it is read twice",
    vi("virtual_ipaddress {", "@conformance include more.inc", "}"),
    { files: { "more.inc": "192.0.2.78/24\n" }, newer: [10] },
  ),
  reads(
    "an include that comes from a definition",
    after("$I=include a.inc", "$I"),
    ["a"],
    { files: a, at: "a.inc:1" },
  ),
];
