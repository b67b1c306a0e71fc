/*
 * The exit code of `keepalived -t`: each that there is, alone and beside others. All other cases are held against
 * test/conformance/exit-codes.ts as they run.
 */
import { afterReading, bad, ok, vi, vs, type LanguageCase } from "./case.ts";

const secure = "global_defs {\nenable_script_security\nscript_user root\n}\n";
const there = 'notify "/bin/true"';

export const exits: readonly LanguageCase[] = [
  ok("nothing to say", vi(), { exit: 0 }),
  ok("an empty file", "", { exit: 0 }),
  ok("an included file that need not be there", vi("include *.nosuch"), {
    exit: 0,
  }),
  ok(
    "a network namespace that is not there ends the check",
    "net_namespace nosuch\n" + vi(),
    { exit: 0 },
  ),
  bad("a parameter that is missing", vi("garp_master_delay"), 9, { exit: 2 }),
  bad("a parameter that is missing at root", "child_wait_time\n" + vi(), 1, {
    exit: 2,
  }),
  bad("a parameter that is missing in a service", vs("persistence_engine"), 5, {
    exit: 2,
  }),
  bad(
    "it ends reading, whatever was wrong before it",
    `nosuch\n${vi(there, "garp_master_delay")}`,
    1,
    { exit: 2 },
  ),
  bad("an error", vi("nosuch"), 9, { exit: 5 }),
  bad("a warning", "global_defs {\nvrrp_mcast_group6 ff05::12\n}\n" + vi(), 2, {
    exit: 5,
  }),
  bad("a deprecated keyword that works", vi("vmac_garp_intvl 5"), 9, {
    exit: 5,
  }),
  bad(
    "advice",
    vi().replace(/ {2}virtual_ipaddress {\n.*\n {2}}\n/, ""),
    afterReading,
    { exit: 5 },
  ),
  ok("a script that nobody secures", vi(there), { exit: 6 }),
  bad("and something else beside it", `nosuch\n${vi(there)}`, 1, { exit: 6 }),
  ok("a script that is secured", secure + vi(there), { exit: 0 }),
  ok("a script that is not there", vi('notify "/nonexistent/s"'), { exit: 0 }),
];
