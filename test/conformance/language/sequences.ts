/* `~SEQ` and `~LST` repeat the rest of their line. */
import { after, bad, ok, reads, vi, type LanguageCase } from "./case.ts";

export const sequences: readonly LanguageCase[] = [
  reads("from 1 to a number", vi("~SEQ(n, 3) state $n"), ["1", "2", "3"]),
  reads("from a number to another", vi("~SEQ(n, 8, 10) state x${n}"), [
    "x8",
    "x9",
    "x10",
  ]),
  reads("downwards", vi("~SEQ(n, 2, 0) state x${n}"), ["x2", "x1", "x0"]),
  reads("with a step", vi("~SEQ(n, 1, 2, 6) state x${n}"), ["x1", "x3", "x5"]),
  reads("downwards with a step", vi("~SEQ(n, 5, -2, 0) state x${n}"), [
    "x5",
    "x3",
    "x1",
  ]),
  reads("a negative end", vi("~SEQ(n, -2) state x${n}"), ["x-1", "x-2"]),
  reads("a sequence in hexadecimal digits", vi("~SEQx(n, 8, 11) state x${n}"), [
    "x8",
    "x9",
    "xa",
    "xb",
  ]),
  reads("numbers as in C", vi("~SEQ(n, 0x9, 012) state x${n}"), ["x9", "x10"]),
  bad(
    "hexadecimal digits without 0x",
    vi("~SEQx(n, a, c) garp_master_delay 3"),
    9,
  ),
  reads(
    "bounds that are definitions",
    after("$A=1\n$B=2", "~SEQ(n, $A, $B) state x${n}"),
    ["x1", "x2"],
    { at: 11 },
  ),
  reads(
    "the whole rest of the line with its braces",
    vi("~SEQ(n, 2) virtual_ipaddress { x$n }"),
    ["x1", "x2"],
  ),
  reads(
    "a definition of several lines",
    after("$B=state a$n \\\nstate b$n", "~SEQ(n, 2) $B"),
    ["a1", "b1", "a2", "b2"],
    { at: 11 },
  ),
  reads(
    "the variable keeps its last value",
    vi("~SEQ(n, 2) state $n", "state x$n"),
    ["1", "2", "x2"],
  ),
  reads("a sequence in a sequence", vi("~SEQ(n, 2) ~SEQ(m, 2) state ${n}x$m"), [
    "1x1",
    "1x2",
    "2x1",
    "2x2",
  ]),
  reads(
    "a sequence in a definition",
    after("$S=~SEQ(n, 2) state x$n", "$S"),
    ["x1", "x2"],
    { at: 10 },
  ),
  reads(
    "a sequence in a definition of several lines",
    after("$S=~SEQ(n, 2) state x$n \\\nstate y", "$S"),
    ["x1", "x2", "y"],
    { at: 11 },
  ),
  reads(
    "a sequence in a block that is repeated",
    after("$B=~SEQ(n, 2) state ${m}x$n \\\nstate y$m", "~SEQ(m, 2) $B"),
    ["1x1", "1x2", "y1", "2x1", "2x2", "y2"],
    { at: 11 },
  ),
  reads(
    "a definition in what is repeated",
    after("$B=$E=x${n} \\\nstate ${E}", "~SEQ(n, 2) $B"),
    ["x1", "x2"],
    { at: 11 },
  ),
  bad("a sequence that leads nowhere", vi("~SEQ(n, 1, -1, 3) foo $n"), 9),
  bad("a sequence of steps of 0", vi("~SEQ(n, 1, 0, 3) foo $n"), 9),
  reads("its line is dropped", vi("~SEQ(n, 1, 0, 3) state x$n"), []),
  bad("a sequence of words", vi("~SEQ(n, a, b) foo $n"), 9),
  bad("a sequence without a closing parenthesis", vi("~SEQ(n, 1, 3 foo $n"), 9),
  bad("a sequence of four numbers", vi("~SEQ(n, 1, 1, 3, 4) foo $n"), 9),
  bad("a sequence of a name alone", vi("~SEQ(nn) foo"), 9),
  // Lists.
  reads("a list", vi("~LST(n, a, b) state x$n"), ["xa", "xb"]),
  reads("a list of sets", vi("~LST({n,m}, {a,b}, {c,d}) state ${n}x$m"), [
    "axb",
    "cxd",
  ]),
  reads(
    "a set with fewer values leaves the others empty",
    vi("~LST({n,m}, {a,b}, {c}) state ${n}x${m}"),
    ["axb", "cx"],
  ),
  reads(
    "a list of definitions",
    after("$A=a", "~LST(n, $A, b) state x$n"),
    ["xa", "xb"],
    { at: 10 },
  ),
  bad("more values than variables", vi("~LST({a,b}, {1,2,3}) foo"), 9),
  bad("a list without values", vi("~LST(n) foo $n"), 9),
  // Others.
  ok(
    "a sequence that makes nothing but a comment",
    vi("~SEQx(n, 0x12, -1, 0x0c) # $n"),
  ),
  bad("an unknown repetition", vi("~FOO(a)"), 9),
  bad("a tilde alone", vi("~ state a"), 9),
];
