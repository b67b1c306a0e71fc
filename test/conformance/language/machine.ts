/* What is looked up on the machine, what is not reported, and what the daemon itself does not survive. */
import { afterReading, bad, ok, vi, vs, type LanguageCase } from "./case.ts";

const check = (lines: readonly string[]): string =>
  vs().replace(
    "    TCP_CHECK {\n    }",
    ["    HTTP_GET {", ...lines, "    }"].join("\n"),
  );

const globals = (...lines: readonly string[]): string =>
  ["global_defs {", ...lines, "}", ""].join("\n");
const secured = ["enable_script_security", "script_user root"];
const script = (...lines: readonly string[]): string =>
  ["vrrp_script S {", ...lines, "}", vi("track_script {", "S", "}")].join("\n");
const url = (...lines: readonly string[]): string =>
  check(["url {", "path /", ...lines, "}"]);

/** Scripts, and the users that run them. */
export const scripts: readonly LanguageCase[] = [
  ok("a notify script that is not there", vi('notify "/nonexistent/s"')),
  ok("one that is there", vi('notify "/bin/true"'), { exit: 6 }),
  ok(
    "one that is there and secured",
    globals(...secured) + vi('notify "/bin/true"'),
  ),
  ok("a folder in its place", vi('notify "/tmp"'), { exit: 6 }),
  ok(
    "a notify script of a user who is not there",
    globals(...secured) + vi('notify "/bin/true" nosuch'),
  ),
  ok("script_user who is not there", globals("script_user nosuch") + vi(), {
    exit: 5,
  }),
  ok(
    "script_user whose group is not there",
    globals("script_user root nosuch") + vi(),
    { exit: 5 },
  ),
  ok("a tracked script that is not there", script('script "/nonexistent/s"'), {
    exit: 5,
  }),
  ok(
    "a tracked script that is there",
    globals(...secured) + script('script "/bin/true"'),
  ),
  ok(
    "a tracked script of a user who is not there",
    globals("enable_script_security") +
      script('script "/bin/true"', "user nosuch"),
    { exit: 5 },
  ),
  ok(
    "a script without an instance is not looked at",
    'vrrp_script S {\nscript "/bin/true"\n}\n',
    { exit: 0 },
  ),
  ok("a script of a service", vs('quorum_up "/bin/true"'), { exit: 6 }),
  ok(
    "the script of a check",
    vs().replace("TCP_CHECK {", 'MISC_CHECK {\nmisc_path "/bin/true"'),
    { exit: 6 },
  ),
  ok(
    "the script of a check that is not there",
    vs().replace("TCP_CHECK {", 'MISC_CHECK {\nmisc_path "/nonexistent/s"'),
    { exit: 0 },
  ),
  ok("a script at startup", globals('startup_script "/bin/true"') + vi(), {
    exit: 6,
  }),
];

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
  ok(
    "old names of which only the log speaks",
    [
      globals(
        "lvs_process_name x",
        ...["vrrp", "checker", "bfd"].map(
          (each) => `${each}_rlimit_rtime 1000`,
        ),
        "enable_snmp_keepalived",
      ),
      "static_routes {\ndefault6 via 2001:db8::1 dev eth0\n}\n",
      'vrrp_track_file F {\nfile "/tmp/f"\n}\n',
      vi("track_file {", "F", "}"),
    ].join(""),
  ),
  ok(
    "the host of a mail check",
    vs().replace("TCP_CHECK {", "SMTP_CHECK {\nhost {\nconnect_port 25\n}"),
  ),
  ok("a pattern that does not compile", url('regex "a(b"')),
  ok("an option that patterns don't have", url("regex a", "regex_options x")),
  ok(
    "offsets of a pattern that are none",
    url("regex a", "regex_min_offset x", "regex_max_offset y"),
  ),
  ok(
    "offsets of a pattern the wrong way round",
    url("regex a", "regex_min_offset 9", "regex_max_offset 3"),
  ),
  ok("a stack of a pattern without its end", url("regex a", "regex_stack 9")),
  ok("options of a pattern without the pattern", url("regex_no_match")),
  ok(
    "delays of an interface that are short of one",
    "interface_up_down_delays {\neth0\n}\n" + vi(),
  ),
  bad(
    "delays of an interface that are no numbers",
    "interface_up_down_delays {\neth0 x\n}\n" + vi(),
    2,
  ),
  ok(
    "large intervals that are within the range",
    globals(
      "vrrp_garp_interval 4294",
      "vrrp_gna_interval 4294",
      "vrrp_startup_delay 4294",
    ) +
      "bfd_instance B {\nneighbor_ip 192.0.2.2\nmin_rx 1000000\nmin_tx 1000000\nidle_tx 1000000\n}\n" +
      vi(),
  ),
  ok(
    "unicast without peers that is meant to fail",
    vi("unicast_fault_no_peer"),
  ),
  ok(
    "also where the source is named",
    vi(
      "unicast_fault_no_peer",
      "unicast_src_ip 192.0.2.1",
      "unicast_peer {",
      "}",
    ),
  ),
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
