/* `#` and `!` begin a comment, but not in double quotes. */
import { bad, ok, reads, vi, type LanguageCase } from "./case.ts";

export const comments: readonly LanguageCase[] = [
  ok("a comment of its own", vi("# one", "! two")),
  ok(
    "a comment behind words",
    vi("garp_master_delay 3 # one", "garp_master_repeat 3 ! two"),
  ),
  reads("a comment glued to a word", vi("state a#x", "state b!x"), ["a", "b"]),
  ok("a hash behind a brace", "global_defs {#x\n}#y\n" + vi()),
  ok("a bang behind a brace", "global_defs {!x\n}!y\n" + vi()),
  reads("a comment glued to a quoted word", vi('state "a"#x', 'state "b"!x'), [
    "a",
    "b",
  ]),
  ok("a path that is cut", vi("notify_master /nonexistent/a#b")),
  ok(
    "a password that is cut",
    vi("authentication {", "auth_type PASS", "auth_pass a!b", "}"),
  ),
  bad("a comment that eats the value", vi("garp_master_delay #3"), 9),
  bad("a comment glued to the keyword", vi("garp_master_delay#3"), 9),
  bad(
    "an unquoted password begins with a hash",
    vi("authentication {", "auth_type PASS", "auth_pass #k3y", "}"),
    11,
  ),
  ok(
    "a hash in double quotes",
    vi("authentication {", "auth_type PASS", 'auth_pass "a#b"', "}"),
  ),
  reads("hash and bang in double quotes", vi('state "a#b!c"'), ["a#b!c"]),
  reads("single quotes do not protect", vi("state 'a#b'"), ["'a"]),
  ok(
    "quotes in a comment do not count",
    vi('nopreempt # "', "nopreempt ! 'x\""),
  ),
  ok("braces in a comment do not count", vi("nopreempt # {", "# }")),
  // Escapes.
  reads(
    "an escaped hash is a comment for the process that uses the line",
    vi("state a\\#b", "state c\\!d"),
    ["a", "c"],
  ),
  bad("an escaped hash that begins the value", vi("garp_master_delay \\#3"), 9),
  reads(
    "an escaped hash in global_defs is a hash",
    "global_defs {\nvrrp_mcast_group4 a\\#b\n}\n" + vi(),
    ["a#b"],
    { at: 2 },
  ),
  reads(
    "an escaped bang in global_defs is a bang",
    "global_defs {\nvrrp_mcast_group4 a\\!b\n}\n" + vi(),
    ["a!b"],
    { at: 2 },
  ),
  reads(
    "a hash with a backslash in double quotes keeps it",
    vi('state "a\\#b"'),
    ["a\\#b"],
  ),
  bad("an escaped quote does not hide a hash", vi('state a\\"b # c'), 9),
  bad(
    "an escaped quote ends the quoted word all the same",
    vi('state "a\\" # b"'),
    9,
  ),
  bad("an escaped quote at the end", vi('garp_master_delay "3\\"'), 9),
  bad("one behind words", vi('garp_master_delay 3 \\"x" # y'), 9),
  bad("one behind a false condition", vi('@nobody nopreempt "3\\"'), 9),
  ok("one in a comment", vi('nopreempt # "\\"')),
];
