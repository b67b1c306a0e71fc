/* Braces outside quotes are words of their own, and what stands behind one is read like a new line. */
import { afterReading, bad, ok, reads, vi, type LanguageCase } from "./case.ts";

export const braces: readonly LanguageCase[] = [
  ok("a brace glued to the name", vi().replace("VI_9 {", "VI_9{")),
  ok("a brace on the next line", vi().replace("VI_9 {", "VI_9\n\n# x\n{")),
  ok("values on the head line", vi("unicast_peer { 192.0.2.5 }")),
  ok("a block without any blank", vi("unicast_peer{192.0.2.5}")),
  reads(
    "the first value on the head line",
    vi("virtual_ipaddress { a", "b }"),
    ["a", "b"],
  ),
  reads(
    "a value and the closing brace",
    vi("virtual_ipaddress {", "a}", "state b"),
    ["a", "b"],
    { at: 10 },
  ),
  ok(
    "a closing brace behind a keyword",
    vi("nopreempt").replace("t\n}", "t }"),
  ),
  ok("two blocks in one line", "global_defs { } " + vi()),
  ok(
    "a block in a block in one line",
    "vrrp_sync_group G { group { VI_9 VI_8 } }\n" +
      vi() +
      vi()
        .replace("VI_9", "VI_8")
        .replace("77\n", "78\n")
        .replace("2.77", "2.78"),
  ),
  reads(
    "a keyword behind a closing brace",
    vi("virtual_ipaddress { a } state b"),
    ["a", "b"],
  ),
  bad("text behind a brace is read", vi().replace("  }\n", "  } nosuch\n"), 8),
  reads(
    "between two braces there is one statement",
    vi("virtual_ipaddress { a state b }"),
    ["a"],
  ),
  ok(
    "a second keyword between two braces is a surplus word",
    vi().replace("VI_9 {\n", "VI_9 { nopreempt nosuch\n"),
  ),
  bad(
    "two values between two braces",
    vi("virtual_ipaddress { 192.0.2.78 192.0.2.79 }"),
    9,
  ),
  ok(
    "a quoted brace is text",
    vi("authentication {", "auth_type PASS", 'auth_pass "a{b"', "}"),
  ),
  reads("quoted braces are text", vi('state "a{b}c"', 'state "} {"'), [
    "a{b}c",
    "} {",
  ]),
  reads(
    "a quoted brace alone closes the block for those that skip it",
    vi('state "}"'),
    ["}"],
  ),
  bad("a brace in a word splits it", vi("state BACKUP{a}"), 9),
  bad(
    "a quoted brace opens the block, but is not counted",
    vi('unicast_peer "{"', "192.0.2.5", "}"),
    9,
  ),
  // What stands behind a brace is a line.
  reads(
    "a true condition behind a brace",
    vi("virtual_ipaddress { @conformance a", "b }"),
    ["a", "b"],
  ),
  ok(
    "a false condition behind a brace takes the closing brace too",
    vi("unicast_peer { @nobody 192.0.2.5 }", "192.0.2.6", "}"),
  ),
  reads(
    "a definition behind a brace takes the rest of the line",
    vi("virtual_ipaddress { $D=a } b", "x${D}"),
    ["xa"],
    { at: 10 },
  ),
  reads(
    "a sequence behind a brace",
    vi("virtual_ipaddress { ~LST(n, a, b) x$n", "}"),
    ["xa", "xb"],
  ),
  reads(
    "an include behind a brace",
    vi("virtual_ipaddress { include more.inc", "b", "}"),
    ["a", "b"],
    { files: { "more.inc": "a\n" }, at: "more.inc:1" },
  ),
  bad(
    "a false condition behind a brace, and no other brace",
    vi("  virtual_routes { @nobody 10.9.0.0/16 dev eth0 }"),
    9,
  ),
  bad(
    "a definition behind a brace, and no other brace",
    vi("  virtual_routes { $D=10.9.0.0/16 }"),
    9,
  ),
  bad(
    "an include behind a brace, and no other brace",
    vi("  virtual_routes { include more.inc }"),
    9,
    { files: { "more.inc": "10.9.0.0/16 dev eth0\n" } },
  ),
  // Braces that are missing, or too many.
  bad("no opening brace", vi().replace("VI_9 {", "VI_9"), 1),
  bad("no opening brace of a list", vi("unicast_peer", "192.0.2.5", "}"), 9),
  bad("no opening brace, and a value", vi("unicast_peer 192.0.2.5", "}"), 9),
  bad(
    "no opening brace of a block in a block",
    vi("authentication", "auth_type PASS", "auth_pass k3y", "}"),
    9,
  ),
  bad("an opening brace without keyword", vi("{", "nopreempt", "}"), 9),
  bad("an opening brace at root", "{\n" + vi() + "}\n", 1),
  bad("a brace behind a keyword that opens none", vi("nopreempt {", "}"), 9),
  bad(
    "a brace among values is a value",
    vi("virtual_ipaddress {", "{", "}", "}"),
    10,
  ),
  bad("no closing brace", vi().replace(/}\n$/, ""), afterReading),
  bad(
    "a block that is open at the end is judged",
    vi() + "vrrp_instance VI_8 {\n",
    afterReading,
  ),
  bad(
    "no closing brace before the next block",
    vi().replace(/}\n$/, "") + "global_defs {\n}\n",
    1,
  ),
  bad("no closing brace of a list", vi("virtual_ipaddress {", "nopreempt"), 9),
  bad("a closing brace too many", vi() + "}\n", 10),
  bad(
    "a bracket in the place of a closing brace",
    vi("authentication {", "auth_type PASS", "auth_pass k3y", "]"),
    12,
  ),
  bad(
    "a full-width bracket in the place of a closing brace",
    vi("unicast_peer {", "192.0.2.5", "｝"),
    11,
  ),
  bad(
    "a bracket in the place of an opening brace",
    vi("authentication [", "auth_type PASS", "auth_pass k3y", "}"),
    9,
  ),
  bad(
    "an opening brace typed twice",
    vi("authentication {{", "auth_type PASS", "auth_pass k3y", "}"),
    9,
  ),
  bad(
    "a closing brace behind a value",
    vi().replace("priority 90", "priority 90}"),
    5,
  ),
];
