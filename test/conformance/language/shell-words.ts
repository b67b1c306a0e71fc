/* Lines of scripts and regular expressions are split once more, nearly as a shell would. */
import { bad, ok, vi, vs, type LanguageCase } from "./case.ts";

const open = "'/nonexistent/a b";
const script = (command: string): string => vi(`notify_master ${command}`);
const check = (name: string, ...lines: readonly string[]): string =>
  vs().replace(
    "    TCP_CHECK {\n    }",
    [`    ${name} {`, ...lines, "    }"].join("\n"),
  );
const regex = (written: string): string =>
  check("HTTP_GET", "url {", "path /", `regex ${written}`, "}");
const tracked = (command: string): string =>
  `vrrp_script S {\nscript ${command}\n}\n${vi()}`;
const global = (...lines: readonly string[]): string =>
  ["global_defs {", ...lines, "}", vi()].join("\n");
const server = (line: string): string =>
  vs("real_server 198.51.100.2 80 {", line, "}");

export const shellWords: readonly LanguageCase[] = [
  // Each keyword that takes a script.
  ...[
    "notify",
    "notify_master",
    "notify_backup",
    "notify_fault",
    "notify_stop",
    "notify_deleted",
    "notify_master_rx_lower_pri",
  ].map((word) => bad(`${word}: an open quote`, vi(`${word} ${open}`), 9)),
  ...["quorum_up", "quorum_down"].map((word) =>
    bad(`${word}: an open quote`, vs(`${word} ${open}`), 5),
  ),
  ...["notify_up", "notify_down"].map((word) =>
    bad(`${word}: an open quote`, server(`${word} ${open}`), 6),
  ),
  ...["startup_script", "shutdown_script"].map((word) =>
    bad(`${word}: an open quote`, global(`${word} ${open}`), 2),
  ),
  ...["notify_fifo", "vrrp_notify_fifo", "lvs_notify_fifo"].map((word) =>
    bad(
      `${word}_script: an open quote`,
      global(`${word} /run/x`, `${word}_script ${open}`),
      3,
    ),
  ),
  bad("script: an open quote", tracked(open), 2, {
    unasked: "it is killed by SIGSEGV, behind its message",
  }),
  bad("misc_path: an open quote", check("MISC_CHECK", `misc_path ${open}`), 7, {
    unasked: "it is killed by SIGSEGV, behind its message",
  }),
  // Words.
  ok("quotes may be glued", script(`"/nonexistent/a"' b c'`)),
  ok("a user and a group", script('"/nonexistent/a" root root')),
  ok("and more", script('"/nonexistent/a" root root more')),
  ok("blanks may be escaped", script("/nonexistent/a\\ b")),
  ok(
    "all escapes",
    script('"/nonexistent/a \\a\\b\\E\\f\\r\\v\\t\\cX\\7\\xf"'),
  ),
  bad(
    "up to 2.3.1 escapes are undone twice",
    script("'/nonexistent/a\\' b'"),
    9,
    { newer: [] },
  ),
  ok("and digits never end", script('"/nonexistent/a \\x27b"')),
  ok("an escaped quote that is the last", script("'/nonexistent/a \\'")),
  // The command is split again.
  bad("a quote in the command", script(`"/nonexistent/a it's"`), 9),
  ok("two quotes in the command", script(`"/nonexistent/a 'b c'"`)),
  ok("a quote that is its last", script(`"/nonexistent/a '"`)),
  bad("the same of a tracked script", tracked(`"/nonexistent/a it's"`), 2),
  bad(
    "the same of a check",
    check("MISC_CHECK", `misc_path "/nonexistent/a it's"`),
    7,
  ),
  // Regular expressions.
  ok("regex: a quoted word", regex('"a b"')),
  ok("regex: a single quote in it", regex(`"it's"`)),
  ok("regex: single quotes", regex("'a b'")),
  ok("regex: glued quotes", regex('a"b c"')),
  ok("regex: escaped quotes", regex('"a \\"b\\""')),
  ok("regex: an escaped blank", regex("a\\ b")),
  ok("regex: empty", regex('""')),
  ok("regex: a comment", regex("a # b")),
  ok("regex: two words", regex("a b"), { newer: [9] }),
  ok("regex: none", regex(""), { newer: [9] }),
  bad("regex: an open quote", regex('"a \\"b"'), 9),
  bad("regex: an open single quote", regex("'a b"), 9, {
    unasked: "it is killed by SIGSEGV, behind its message",
  }),
  bad("regex: a hash in single quotes", regex("'a # b'"), 9, {
    unasked: "it is killed by SIGSEGV, behind its message",
  }),
  bad("regex: a backslash at the end", regex("a\\"), 9, {
    unasked: "it is killed by SIGSEGV",
  }),
];
