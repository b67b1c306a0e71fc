/* Lines end with LF, have at most 1,022 characters, and none goes on in the next. */
import { after, bad, ok, reads, vi, type LanguageCase } from "./case.ts";

export const lines: readonly LanguageCase[] = [
  ok("CRLF ends a line", vi("nopreempt").replaceAll("\n", "\r\n")),
  reads("a CR at the end is no part of the word", vi("state a\r\r"), ["a"]),
  reads("a CR alone is a blank", vi("state a\rstate b"), ["a"]),
  bad("a file with CR alone is one line", vi().replaceAll("\n", "\r"), 1),
  ok("the last line needs no LF", vi().trimEnd()),
  ok("a line of 1,022 characters", vi(`nopreempt ${"x".repeat(1012)}`)),
  ok("and CR", vi(`nopreempt ${"x".repeat(1011)}`).replaceAll("\n", "\r\n")),
  ok("1,023 characters", vi(`nopreempt ${"x".repeat(1013)}`), { newer: [9] }),
  ok(
    "1,022 characters and CR",
    vi(`nopreempt ${"x".repeat(1012)}`).replaceAll("\n", "\r\n"),
    { newer: [9] },
  ),
  bad("1,024 characters", vi(`nopreempt ${"x".repeat(1014)}`), 9),
  ok("1,023 characters and no LF", `${vi()}# ${"x".repeat(1021)}`, {
    newer: [10],
  }),
  bad("blanks count", vi(`${" ".repeat(1100)}nopreempt`), 9),
  ok("the tail of a comment is one", vi("#".repeat(1100)), { newer: [9] }),
  ok("1,021 bytes of two a character", vi(`# ${"ü".repeat(509)}x`)),
  bad("bytes count, not characters", vi(`# ${"ü".repeat(600)}`), 9),
  bad("a comment of more is read on", vi(`# ${"x".repeat(1100)}`), 9),
  reads("a NUL ends the line", vi("state a\0b"), ["a"]),
  reads("form feed, vertical tab and tab separate", vi("state\fa\vb\tc"), [
    "a",
  ]),
  reads("a no-break space is a letter", vi("state a\u00a0b"), ["a\u00a0b"]),
  bad("a no-break space between words", vi("garp_master_delay\u00a03"), 9),
  bad("a byte order mark is a letter", `\ufeffglobal_defs {\n}\n${vi()}`, 1),
  // Backslashes.
  bad("a backslash at the end of a line", vi("garp_master_delay 3 \\"), 9),
  reads("it is glued to the word before it", vi("state a \\", "state b\\"), [
    "a\\",
    "b\\",
  ]),
  reads("it does not continue the line", vi("state a \\", "state c"), [
    "a\\",
    "c",
  ]),
  bad("it continues no script", vi("notify_master /nonexistent/s \\"), 9),
  bad("a backslash on a line of its own", vi("\\"), 9),
  bad("a backslash at the end of a comment", vi("# one \\"), 9, { newer: [] }),
  // One statement in a line.
  ok(
    "a second keyword in a line is a surplus word",
    vi().replace("eth0\n  virtual_router_id", "eth0 virtual_router_id"),
  ),
  ok("surplus words are ignored", vi("garp_master_delay 3 and more")),
  bad("a semicolon belongs to the word", vi("garp_master_delay 3;"), 9),
  reads("a semicolon separates nothing", vi("state a;state b"), ["a;state"]),
  bad("two slashes are a word", vi("// one"), 9),
  bad("an equals sign is a word", vi("garp_master_delay = 3"), 9),
  reads("an equals sign belongs to the word", vi("state a=b"), ["a=b"]),
  // Numbers of lines.
  bad(
    "lines of an included file are its own",
    vi("include more.inc"),
    "more.inc:2",
    {
      files: { "more.inc": "nopreempt\nnosuch\n" },
    },
  ),
  bad(
    "lines behind an include count on",
    vi("include more.inc", "nosuch"),
    10,
    {
      files: { "more.inc": "nopreempt\nnopreempt\n" },
    },
  ),
  bad(
    "lines behind a definition of several lines count on",
    after("$D=nopreempt \\\nnopreempt", "nosuch"),
    11,
  ),
];
