/* What parser-level statements of the language look like as configurations, and which lines keepalived names. */

export interface LanguageCase {
  readonly name: string;
  readonly text: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly configId?: string;
  /** The first line that 2.2.7 names; none where it accepts the configuration. */
  readonly lines: readonly number[];
  /** The same as 2.4.3 was seen to say it, where that differs. */
  readonly newer?: readonly number[];
}

/** An instance whose further lines begin in line 9. */
function vi(...lines: readonly string[]): string {
  return [
    "vrrp_instance VI_9 {",
    "  state BACKUP",
    "  interface eth0",
    "  virtual_router_id 77",
    "  priority 90",
    "  virtual_ipaddress {",
    "    192.0.2.77/24",
    "  }",
    ...lines,
    "}",
    "",
  ].join("\n");
}

/** The same behind one line of its own: further lines begin in line 10. */
function after(first: string, ...lines: readonly string[]): string {
  return `${first}\n${vi(...lines)}`;
}

const ok = (name: string, text: string): LanguageCase => ({
  name,
  text,
  lines: [],
});
const bad = (name: string, text: string, ...lines: number[]): LanguageCase => ({
  name,
  text,
  lines,
});

export const languageCases: readonly LanguageCase[] = [
  // Lines and comments.
  ok("CRLF ends a line", vi("nopreempt").replaceAll("\n", "\r\n")),
  ok("the last line needs no LF", vi().trimEnd()),
  ok("form feed and tab separate", vi("garp_master_delay\f\t3")),
  ok("a comment of its own", vi("# one", "! two")),
  ok("a comment behind words", vi("garp_master_delay 3 # one")),
  ok("a comment glued to a word", vi("garp_master_delay 3!x")),
  ok("a quote in a comment does not count", vi('nopreempt # "')),
  ok(
    "a hash in double quotes",
    vi("authentication {", "auth_type PASS", 'auth_pass "a#b"', "}"),
  ),
  ok("a hash behind a brace", "global_defs {#x\n}\n" + vi()),
  bad("a comment that eats the value", vi("garp_master_delay #3"), 9),
  bad("a semicolon belongs to the word", vi("garp_master_delay 3;"), 9),
  bad("a no-break space is a letter", vi("garp_master_delay\u00a03"), 9),
  // Words.
  ok("a quoted keyword is a keyword", vi('"garp_master_delay" 3')),
  ok("a quoted parameter", vi('garp_master_delay "3"')),
  ok("a quote ends a word", vi('garp_master_delay"3"')),
  ok("surplus words are ignored", vi("garp_master_delay 3 and more")),
  ok("leading blanks in a quoted number", vi('garp_master_delay " 3"')),
  bad("trailing blanks in a quoted number", vi('garp_master_delay "3 "'), 9),
  bad("single quotes are letters", vi("garp_master_delay '3'"), 9),
  bad("an open quote", vi('garp_master_delay "3'), 9),
  bad("keywords are case sensitive", vi("Garp_master_delay 3"), 9),
  bad("a word of another letter", vi("gаrp_master_delay 3"), 9),
  // Braces and blocks.
  ok("a brace glued to the name", vi().replace("VI_9 {", "VI_9{")),
  ok("a brace on the next line", vi().replace("VI_9 {", "VI_9\n\n# x\n{")),
  ok("values on the head line", vi("unicast_peer { 192.0.2.5 }")),
  ok("a block without any blank", vi("unicast_peer{192.0.2.5}")),
  ok("a value and the closing brace", vi("unicast_peer {", "192.0.2.5}")),
  ok(
    "a closing brace behind a keyword",
    vi("nopreempt").replace("t\n}", "t }"),
  ),
  ok("two blocks in one line", "global_defs { } " + vi()),
  ok(
    "a quoted brace is text",
    vi("authentication {", "auth_type PASS", 'auth_pass "a{b"', "}"),
  ),
  ok("global_defs twice", "global_defs {\n}\nglobal_defs {\n}\n" + vi()),
  ok("a value block twice", vi("virtual_ipaddress {", "192.0.2.78/24", "}")),
  bad("text behind a brace is read", vi().replace("  }\n", "  } nosuch\n"), 8),
  bad("an unknown keyword", vi("nosuch 1"), 9),
  bad("an unknown keyword at root", "nosuch 1\n" + vi(), 1),
  bad(
    "an unknown keyword in global_defs",
    "global_defs {\nnosuch\n}\n" + vi(),
    2,
  ),
  bad("a keyword of another block", vi("delay_loop 6"), 9),
  bad("a keyword that needs a parameter", vi("garp_master_delay"), 9),
  bad("a block without its name", "vrrp_instance {\n}\n" + vi(), 1),
  bad(
    "a block with a name that is taken",
    vi() + "vrrp_instance VI_9 {\n}\n",
    10,
  ),
  // Parameters.
  ok("leading zeros", vi("garp_master_delay 003")),
  ok("a plus", vi("garp_master_delay +3")),
  ok("the last one wins", vi("garp_master_delay 3", "garp_master_delay 4")),
  ok("a time that begins with its point", vi("preempt_delay .5")),
  ok("a switch without a word", vi("higher_prio_send_advert")),
  ok("a switch that is off", vi("higher_prio_send_advert no")),
  bad("hexadecimal digits", vi("garp_master_delay 0x3"), 9),
  bad("a unit", vi("garp_master_delay 3s"), 9),
  bad("an exponent", vi("garp_master_delay 1e0"), 9),
  bad("a negative number", vi("garp_master_delay -3"), 9),
  bad("more than the range", vi("garp_master_repeat 4294967296"), 9),
  bad("a switch with a number", vi("higher_prio_send_advert 1"), 9),
  bad("a switch in upper case", vi("higher_prio_send_advert ON"), 9),
  bad(
    "a host name as address",
    vi("virtual_ipaddress {", "localhost", "}"),
    10,
  ),
  bad("a prefix too long", vi("virtual_ipaddress {", "192.0.2.9/33", "}"), 10),
  bad(
    "an unknown option",
    vi("virtual_ipaddress {", "192.0.2.9/24 x", "}"),
    10,
  ),
  // Includes.
  {
    name: "an include in a block",
    text: vi("include more.inc"),
    files: { "more.inc": "garp_master_delay 3\n" },
    lines: [],
  },
  {
    name: "an include in a block of lines",
    text: vi("virtual_ipaddress {", "include more.inc", "}"),
    files: { "more.inc": "192.0.2.78/24" },
    lines: [],
  },
  {
    name: "a wildcard without a match",
    text: vi("include peers/*.inc"),
    files: { "peers/README": "" },
    lines: [],
  },
  bad("a wildcard in no folder", vi("include nosuch/*.inc"), 9),
  bad("include without a name", vi("include"), 9),
  bad("a file that is not there", vi("include nosuch.inc"), 9),
  {
    name: "one of two files is not there",
    text: vi("includeb {more,nosuch}.inc"),
    files: { "more.inc": "garp_master_delay 3\n" },
    lines: [9],
  },
  bad("quotes are a part of the name", vi('include "nosuch.inc"'), 9),
  bad("include in upper case", vi("Include more.inc"), 9),
  // Definitions.
  ok("a definition", after("$D=3", "garp_master_delay $D")),
  ok("a definition in braces", after("$D=3", "garp_master_delay ${D}0")),
  ok("a definition in quotes", after("$D=3", 'garp_master_delay "${D}"')),
  ok("a definition of a keyword", after("$K=garp_master_delay", "$K 3")),
  ok("a definition in a block", vi("$D=3", "garp_master_delay $D")),
  ok("blanks behind the =", after("$D=  3", "garp_master_delay $D")),
  ok(
    "a definition of definitions",
    after("$D=$E\n$E=3", "garp_master_delay $D"),
  ),
  ok("two lines in one", after("$D=garp_master_delay 3\\\nnopreempt", "$D")),
  bad("the value is judged", after("$D=x", "garp_master_delay $D"), 10),
  bad(
    "a redefinition replaces",
    after("$D=3", "$D=x", "garp_master_delay $D"),
    11,
  ),
  bad("the hash of a definition", vi("garp_master_delay ${_HASH}3"), 9),
  bad(
    "a name with something glued to it",
    after("$D=3", "garp_master_delay $D.0"),
    10,
  ),
  bad("a name with a dash is none", "$A-B=5\n" + vi(), 1),
  bad(
    "several lines in the middle of a line",
    after("$D=3 \\\nnopreempt", "garp_master_delay $D x"),
    11,
  ),
  ok(
    "a random number between equal ones",
    vi("garp_master_delay ${_RANDOM 5 5}"),
  ),
  bad(
    "a random number up to a word",
    vi("garp_master_delay ${_RANDOM 5 x}"),
    9,
  ),
  {
    name: "a condition that is made by a definition",
    text: after("$D=@nobody garp_master_delay 5", "$D"),
    lines: [],
    newer: [10],
  },
  {
    name: "a definition that is made by a definition",
    text: after("$D=$E=5", "$D"),
    lines: [],
    newer: [10],
  },
  // Backslashes.
  bad("a backslash at the end of a line", vi("garp_master_delay 3 \\"), 9),
  bad("a backslash on a line of its own", vi("\\"), 9),
  {
    name: "a backslash at the end of a comment",
    text: vi("# one \\"),
    lines: [9],
    newer: [],
  },
  // Sequences and lists.
  ok("numbers of a sequence as in C", vi("~SEQx(n, 0x12, -1, 0x0c) # $n")),
  bad(
    "hexadecimal digits without 0x",
    vi("~SEQx(n, a, c) garp_master_delay 3"),
    9,
  ),
  bad("more values than variables", vi("~LST({a,b}, {1,2,3}) foo"), 9),
  ok("a sequence", vi("~SEQ(n, 80, 82) unicast_peer { 192.0.2.$n }")),
  ok("a list", vi("~LST(n, 3, 4) garp_master_delay $n")),
  bad("a sequence that leads nowhere", vi("~SEQ(n, 1, -1, 3) foo $n"), 9),
  bad("an unknown repetition", vi("~FOO(a)"), 9),
  // Conditions.
  {
    name: "a true condition",
    text: vi("@a nosuch"),
    configId: "a",
    lines: [9],
  },
  {
    name: "a false condition",
    text: vi("@b nosuch"),
    configId: "a",
    lines: [],
  },
  {
    name: "a false negation",
    text: vi("@^a nosuch"),
    configId: "a",
    lines: [],
  },
  {
    name: "a true negation",
    text: vi("@^b nosuch"),
    configId: "a",
    lines: [9],
  },
  {
    name: "a prefix is no match",
    text: vi("@a nosuch"),
    configId: "ab",
    lines: [],
  },
  {
    name: "one condition in a line",
    text: vi("@a @a x"),
    configId: "a",
    lines: [9],
  },
  { name: "no operators", text: vi("@a&b nosuch"), configId: "a", lines: [] },
  { name: "a condition alone", text: vi("@a"), configId: "a", lines: [] },
];
