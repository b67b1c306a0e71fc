/* `$NAME=VALUE`, and where `$NAME` and `${NAME}` are replaced. */
import { after, bad, ok, reads, vi, type LanguageCase } from "./case.ts";

export const definitions: readonly LanguageCase[] = [
  reads("a definition", after("$D=a", "state $D"), ["a"], { at: 10 }),
  reads("blanks before a definition", after(" \t$D=a", "state $D"), ["a"], {
    at: 10,
  }),
  reads(
    "a name may begin with an underscore and have digits",
    after("$_d1=a", "state $_d1"),
    ["a"],
    { at: 10 },
  ),
  reads(
    "a value that grows fills the line",
    after("$D=x$D", "state $D"),
    [`${"x".repeat(1015)}$D`],
    { at: 10 },
  ),
  bad("a name with a digit first is none", "$1A=5\n" + vi(), 1),
  bad("a name with a dash is none", "$A-B=5\n" + vi(), 1),
  bad("a blank before the equals sign", "$D =5\n" + vi(), 1),
  reads("blanks behind the equals sign", after("$D= \t a", "state $D"), ["a"], {
    at: 10,
  }),
  reads("names are case sensitive", after("$D=a", "state $d"), ["$d"], {
    at: 10,
  }),
  reads(
    "the value is the rest of the line",
    after("$D=a b # c", 'state "${D}"'),
    ["a b"],
    { at: 10 },
  ),
  reads(
    "quotes are a part of the value",
    after('$D="a b"', "state $D"),
    ["a b"],
    { at: 10 },
  ),
  bad("the value may be empty", after("$D=", "garp_master_delay $D"), 10),
  reads("an empty value within a word", after("$D=", "state a${D}b"), ["ab"], {
    at: 10,
  }),
  // From where on, and up to where.
  reads(
    "a definition counts from its line on",
    after("", "state $D", "$D=a", "state $D"),
    ["$D", "a"],
    { at: 10 },
  ),
  reads(
    "a redefinition replaces",
    after("$D=a", "state $D", "$D=b", "state $D"),
    ["a", "b"],
    { at: 10 },
  ),
  reads(
    "a definition in a block counts behind it too",
    vi("$D=a") + vi("state $D").replace("VI_9", "VI_8").replace("77\n", "78\n"),
    ["a"],
    { at: 19 },
  ),
  reads(
    "a definition in a list",
    vi("virtual_ipaddress {", "$D=a", "$D", "}"),
    ["a"],
    { at: 11 },
  ),
  // Where a name is replaced.
  reads(
    "before a blank, a tab, a comma and a parenthesis",
    after("$D=a", 'state "$D $D\t$D,$D)"'),
    ["a a\ta,a)"],
    { at: 10 },
  ),
  reads(
    "not before anything else",
    after("$D=a", 'state "$D.$D-$D/$D;$D:"'),
    ["$D.$D-$D/$D;$D:"],
    { at: 10 },
  ),
  reads("not before a closing quote", after("$D=a", 'state "$D"'), ["$D"], {
    at: 10,
  }),
  reads("not within another name", after("$D=a", "state $DD"), ["$DD"], {
    at: 10,
  }),
  reads("in braces anywhere", after("$D=a", "state x${D}y${D}"), ["xaya"], {
    at: 10,
  }),
  reads("behind something else", after("$D=a", "state x$D"), ["xa"], {
    at: 10,
  }),
  reads("in double quotes", after("$D=a", 'state "x ${D} y"'), ["x a y"], {
    at: 10,
  }),
  ok("as keyword", after("$K=garp_master_delay", "$K 3")),
  reads("as keyword and value", after("$K=state a", "$K"), ["a"], { at: 10 }),
  ok(
    "as the head of a block",
    "$H=vrrp_instance VI_9\n" + vi().replace("vrrp_instance VI_9 {", "$H {"),
  ),
  ok("as the name of a block", "$N=VI_9\n" + vi().replace("VI_9 {", "$N {")),
  ok(
    "with the brace of a block",
    "$H=vrrp_instance VI_9 {\n" + vi().replace("vrrp_instance VI_9 {", "$H"),
  ),
  reads(
    "in a comment nothing is replaced",
    after("$D=a", "state b # $D"),
    ["b"],
    { at: 10 },
  ),
  reads(
    "values within values, when they are used",
    after("$D=x${E}", "$E=a", "state $D", "$E=b", "state $D"),
    ["xa", "xb"],
    { at: 11 },
  ),
  reads("an unknown name stays", vi("state $NOSUCH"), ["$NOSUCH"]),
  bad(
    "an unknown name in braces has live braces",
    vi("state BACKUP${NOSUCH}"),
    9,
  ),
  reads("in quotes it is harmless", vi('state "${NOSUCH}"'), ["${NOSUCH}"]),
  reads("a dollar alone is a letter", vi("state $", "state a$"), ["$", "a$"]),
  reads(
    "what would make the line too long is not replaced",
    after(`$D=${"x".repeat(600)}`, "state $D,$D"),
    [`${"x".repeat(600)},$D`],
    { at: 10 },
  ),
  // Several lines.
  reads(
    "several lines in one",
    after("$D=state a \\\nstate b", "$D"),
    ["a", "b"],
    { at: 11 },
  ),
  reads(
    "blanks before the backslash are dropped",
    after("$D=state a  \t\\\nstate b", "$D"),
    ["a", "b"],
    { at: 11 },
  ),
  reads(
    "behind other words of the line",
    after("$D=a\\\nstate b", "state $D"),
    ["a", "b"],
    { at: 11 },
  ),
  bad(
    "in the middle of a line they are not used",
    after("$D=3 \\\nnopreempt", "garp_master_delay $D x"),
    11,
  ),
  reads(
    "a blank line ends the definition",
    after("$D=state a \\\n\nstate b", "$D"),
    ["a"],
    { at: 3 },
  ),
  reads(
    "a line of blanks too",
    after("$D=state a \\\n  \nnopreempt", "$D"),
    ["a"],
    { at: 3 },
  ),
  bad(
    "a comment line within it ends it for the processes that use it",
    after("$D=state a \\\n# one\nnopreempt", "$D"),
    3,
  ),
  reads(
    "a block of several lines",
    `$B= \\\nvirtual_ipaddress { \\\na \\\n}\n${vi("$B")}`,
    ["a"],
    { at: 13 },
  ),
  // What is made by a definition and directs.
  ok(
    "a condition that is made by a definition",
    after("$D=@nobody garp_master_delay 5", "$D"),
    { newer: [10] },
  ),
  ok("a definition that is made by a definition", after("$D=$E=5", "$D"), {
    newer: [10],
  }),
  // Predefined names.
  reads("the configuration id", vi("state ${_INSTANCE}"), ["conformance"]),
  bad(
    "the hash of a definition begins a comment",
    vi("garp_master_delay ${_HASH}3"),
    9,
  ),
  bad("so does the bang", vi("garp_master_delay ${_BANG}3"), 9),
  reads("in quotes it is a hash", vi('state "${_HASH}${_BANG}"'), ["#!"]),
  reads("a random number between equal ones", vi("state ${_RANDOM 5 5}"), [
    "5",
  ]),
  ok(
    "a random number",
    vi("garp_master_delay ${_RANDOM 5 9}", "garp_master_repeat ${_RANDOM}"),
  ),
  bad(
    "a random number up to a word",
    vi("garp_master_delay ${_RANDOM 5 x}"),
    9,
  ),
  bad(
    "a random number of three limits",
    vi("garp_master_delay ${_RANDOM 1 2 3}"),
    9,
  ),
  bad(
    "a random number from more to less",
    vi("garp_master_delay ${_RANDOM 9 5}"),
    9,
  ),
  bad("the environment is not known yet", vi("state BACKUP${_ENV HOME}"), 9, {
    newer: [],
  }),
  bad("nor is what is set there", vi("state ${_ENV PATH}"), 9, { newer: [] }),
  bad("nor in quotes", vi('state "${_ENV PATH}"'), 9, { newer: [] }),
  bad("the environment without a name", vi("state ${_ENV}"), 9),
  bad("the environment with two names", vi("state ${_ENV A B}"), 9),
  bad("a word behind a name that takes none", vi("state ${_INSTANCE x}"), 9),
  reads(
    "a predefined name can be redefined",
    vi("$_HASH=a", "state ${_HASH}"),
    ["a"],
    { at: 10 },
  ),
];
