/* `@ID` and `@^ID`: a line that counts for one node only, or for all others. */
import { after, bad, ok, reads, vi, type LanguageCase } from "./case.ts";

const on = (configId: string): { configId: string } => ({ configId });

export const conditions: readonly LanguageCase[] = [
  bad("a true condition", vi("@a nosuch"), 9, on("a")),
  ok(
    "a false condition: the line is not looked at",
    vi("@b nosuch {"),
    on("a"),
  ),
  bad("but an open quote is told", vi('@b nosuch "'), 9, on("a")),
  ok("a false negation", vi("@^a nosuch"), on("a")),
  bad("a true negation", vi("@^b nosuch"), 9, on("a")),
  ok("a prefix is no match", vi("@a nosuch"), on("ab")),
  ok("nor is a longer id", vi("@ab nosuch"), on("a")),
  ok("ids are case sensitive", vi("@A nosuch"), on("a")),
  ok(
    "there are no operators",
    vi("@a&b nosuch", "@a|b nosuch", "@a,b nosuch"),
    on("a"),
  ),
  ok(
    "a blank behind the at sign makes an id of nothing",
    vi("@ a nosuch"),
    on("a"),
  ),
  bad("a tab behind the id", vi("@a\tnosuch"), 9, on("a")),
  ok("nor is its brace looked at", vi("@b } } virtual_ipaddress { {"), on("a")),
  bad("blanks before a condition", vi(" \t@a nosuch"), 9, on("a")),
  bad("a negation of nothing is true", vi("@^ nosuch"), 9, on("a")),
  ok("a condition alone", vi("@a"), on("a")),
  bad("one condition in a line", vi("@a @a nopreempt"), 9, on("a")),
  ok(
    "the keyword instance sets no id",
    "instance a\n" + vi("@a nosuch"),
    on("b"),
  ),
  // What counts.
  reads(
    "the text behind it is a line",
    vi("@a state x", "@b state y", "@^b state z"),
    ["x", "z"],
    on("a"),
  ),
  reads("in a list", vi("virtual_ipaddress {", "@a x", "@b y", "}"), ["x"], {
    ...on("a"),
    at: 10,
  }),
  reads(
    "before a definition",
    after("$D=x\n@a $D=y\n@b $D=z", "state $D"),
    ["y"],
    { ...on("a"), at: 12 },
  ),
  reads(
    "before a sequence",
    vi("@a ~SEQ(n, 2) state x$n", "@b ~SEQ(n, 2) state y$n"),
    ["x1", "x2"],
    on("a"),
  ),
  reads(
    "before an include",
    vi("@b include x.inc", "@^b include x.inc"),
    ["x"],
    { ...on("a"), files: { "x.inc": "state x\n" }, at: "x.inc:1" },
  ),
  reads(
    "before a block in one line",
    vi("@a virtual_ipaddress { x }", "@b virtual_ipaddress { y }"),
    ["x"],
    on("a"),
  ),
  bad(
    "of a block head only the line counts",
    `@b global_defs {\nrouter_id x\n}\n${vi()}`,
    2,
    on("a"),
  ),
  reads(
    "a definition in a condition's text",
    after("$D=x", "@a state $D"),
    ["x"],
    { ...on("a"), at: 10 },
  ),
];
