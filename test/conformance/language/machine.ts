/* What is looked up on the machine, what is not reported, and what the daemon itself does not survive. */
import { afterReading, bad, ok, vi, vs, type LanguageCase } from "./case.ts";

const check = (lines: readonly string[]): string =>
  vs().replace(
    "    TCP_CHECK {\n    }",
    ["    HTTP_GET {", ...lines, "    }"].join("\n"),
  );

export const unreported: readonly LanguageCase[] = [
  ok(
    "a script that nothing tracks",
    'vrrp_script S {\nscript "/bin/true"\n}\n' + vi(),
  ),
  ok(
    "a group of services that is not defined",
    vs().replace("192.0.2.77 80", "group NOSUCH"),
  ),
  ok(
    "an instance of the sync daemon that is not defined",
    "global_defs {\nlvs_sync_daemon eth0 NOSUCH\n}\n" + vi(),
  ),
  ok(
    "the interface of the sync daemon",
    "global_defs {\nlvs_sync_daemon nosuch0 VI_9\n}\n" + vi(),
  ),
  ok(
    "key files that are not there",
    `SSL {\npassword x\nca "/nonexistent/ca"\ncertificate "/nonexistent/c"\nkey "/nonexistent/k"\n}\n${vs()}`,
  ),
  ok(
    "a first address of IPv6 that is not link-local",
    vi().replace("192.0.2.77/24", "2001:db8::77/64"),
  ),
  ok(
    "deprecated keywords of which only the log speaks",
    "global_defs {\nlvs_flush_onstop\n}\n" + vi(),
  ),
  ok("a notify script that is not there", vi('notify_master "/nonexistent/s"')),
  // What the daemon does not survive is told here.
  bad("a BFD instance without a name", "bfd_instance {\n}\n", 1, {
    unasked: "it is killed by SIGSEGV",
  }),
  bad(
    "a BFD instance whose neighbour has no address",
    "bfd_instance B {\nneighbor_ip\n}\n",
    2,
    { unasked: "it is killed by SIGSEGV" },
  ),
  bad(
    "a service of a mark without the mark",
    vs().replace("192.0.2.77 80", "fwmark"),
    1,
    { unasked: "it is killed by SIGSEGV" },
  ),
  bad("a check of a page without a page", check(["connect_timeout 3"]), 6, {
    unasked: "2.2.7 is killed by SIGSEGV",
  }),
  bad(
    "a file that is tracked and not defined, beside one that is",
    'track_file F {\nfile "/nonexistent/f"\n}\n' +
      vi("track_file {", "NOSUCH", "}"),
    13,
    { unasked: "2.2.7 never comes to an end" },
  ),
  // Other defects, which count until they are mended.
  bad(
    "the word behind inet of a route is skipped",
    "static_routes {\ninet 10.9.0.0/16 dev eth0\n}\n" + vi(),
    2,
  ),
  bad(
    "the word behind inet6 of a rule is skipped",
    "static_rules {\ninet6 from all table 9 priority 9\n}\n" + vi(),
    2,
  ),
  bad(
    "a single port in a rule is refused",
    "static_rules {\nfrom 10.9.0.0/16 sport 80 table 9 priority 9\n}\n" + vi(),
    2,
  ),
  ok(
    "a range of one port is accepted",
    "static_rules {\nfrom 10.9.0.0/16 sport 80-80 table 9 priority 9\n}\n" +
      vi(),
  ),
  bad(
    "a configuration without addresses",
    vi().replace(/ {2}virtual_ipaddress {\n.*\n {2}}\n/, ""),
    afterReading,
  ),
];
