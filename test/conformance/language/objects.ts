/* Blocks that other ones name: their heads, what is said of them twice, and what must come first. */
import { bad, ok, vi, vs, type LanguageCase } from "./case.ts";

const other = vi()
  .replace("VI_9", "VI_8")
  .replace("77\n", "78\n")
  .replace("2.77", "2.78");
const group = "track_group T {\ngroup {\nVI_9\n}\n}\n";
const script = 'vrrp_script S {\nscript "/nonexistent/s"\n}\n';
const process = "vrrp_track_process P {\nprocess x\n}\n";
const file = 'track_file F {\nfile "/tmp/f"\n}\n';
const bfd = "bfd_instance B {\nneighbor_ip 192.0.2.2\n}\n";
const tracking = (block: string, ...names: readonly string[]): string =>
  vi(`${block} {`, ...names, "}");
const staticLine = (block: string, line: string): string =>
  `${block} {\n${line}\n}\n`;

export const objects: readonly LanguageCase[] = [
  // An unknown keyword, in each block that has keywords.
  bad("in SSL", `SSL {\npassword x\nnosuch\n}\n${vs()}`, 3),
  bad("in garp_group", `garp_group {\ninterface eth0\nnosuch\n}\n${vi()}`, 3),
  bad("in vrrp_track_file", `vrrp_${file.replace("}", "nosuch\n}")}${vi()}`, 3),
  bad("in vrrp_track_process", process.replace("}", "nosuch\n}") + vi(), 3),
  bad("in track_group", group.replace(/}\n$/, "nosuch\n}\n") + vi(), 5),
  bad("in vrrp_script", script.replace("}", "nosuch\n}") + vi(), 3),
  bad(
    "in vrrp_sync_group",
    "vrrp_sync_group G {\nnosuch\ngroup {\nVI_9\n}\n}\n" + vi(),
    2,
  ),
  bad("in an included global_defs", "include g.inc\n" + vi(), "g.inc:2", {
    files: { "g.inc": "global_defs {\nnosuch\n}\n" },
  }),
  bad(
    "in one behind an include",
    "include g.inc\nglobal_defs {\nnosuch\n}\n" + vi(),
    3,
    { files: { "g.inc": "global_defs {\n}\n" } },
  ),
  bad("a value of a keyword at root", `child_wait_time x\n${vi()}`, 1),
  bad("a keyword at root without its value", `child_wait_time\n${vi()}`, 1),
  // Heads.
  bad("a sync group without a name", "vrrp_sync_group {\n}\n" + vi(), 1),
  bad("a sync group of two names", "vrrp_sync_group G H {\n}\n" + vi(), 1),
  bad("a track group without a name", "track_group {\n}\n" + vi(), 1),
  bad("a tracked file without a name", file.replace(" F", "") + vi(), 1),
  bad("a tracked process without a name", process.replace(" P", "") + vi(), 1),
  bad("a service without an address", vs().replace(" 192.0.2.77 80", ""), 1),
  bad("a real server without an address", vs("real_server {", "}"), 5),
  bad(
    "a group of services without a name",
    "virtual_server_group {\n192.0.2.77 80\n}\n" + vs(),
    1,
  ),
  ok("global_defs ignores surplus words", "global_defs x {\n}\n" + vi()),
  ok("so does a tracked file", file.replace("F", "F G") + vi()),
  ok("so does a BFD instance", bfd.replace("B", "B C")),
  ok("so does a check", vs().replace("TCP_CHECK", "TCP_CHECK x")),
  ok(
    "so does authentication",
    vi("authentication x {", "auth_type PASS", "auth_pass k3y", "}"),
  ),
  bad("a list does not", vi("unicast_peer x {", "192.0.2.5", "}"), 9),
  ok("an empty block", "global_defs {\n}\n" + vi()),
  bad("a script block without a script", "vrrp_script S {\n}\n" + vi(), 1),
  // Twice.
  bad(
    "a process tracked twice",
    process + tracking("track_process", "P", "P"),
    14,
  ),
  bad("a file tracked twice", file + tracking("track_file", "F", "F"), 14),
  bad(
    "a BFD instance tracked twice",
    bfd + tracking("track_bfd", "B", "B"),
    14,
  ),
  bad(
    "an interface tracked twice",
    tracking("track_interface", "eth5", "eth5"),
    11,
  ),
  ok("a process twice", process + process + vi()),
  ok(
    "a tracked process twice",
    process + process + tracking("track_process", "P"),
  ),
  ok("a file twice", file + file + vi()),
  ok("a tracked file twice", file + file + tracking("track_file", "F")),
  ok("a script twice", script + script + tracking("track_script", "S"), {
    unasked: "no script is there, and it is dropped for that",
  }),
  // Order.
  bad(
    "a process behind the instance that tracks it",
    tracking("track_process", "P") + process,
    10,
  ),
  bad(
    "a file behind the instance that tracks it",
    tracking("track_file", "F") + file,
    10,
  ),
  bad("a process that is not defined", tracking("track_process", "P"), 10),
  bad(
    "a script behind the sync group that tracks it",
    "vrrp_sync_group G {\ngroup {\nVI_9\nVI_8\n}\ntrack_script {\nS\n}\n}\n" +
      vi() +
      other +
      script,
    7,
  ),
  ok("a track group before its instances", group + vi()),
  ...[
    ["static_ipaddress", "10.9.0.1/24 dev eth0 track_group T"],
    ["static_routes", "10.9.0.0/16 dev eth0 track_group T"],
    ["static_rules", "from 10.9.0.0/16 table 9 priority 9 track_group T"],
  ].map(([block = "", line = ""]) =>
    bad(
      `${block} before its track group`,
      staticLine(block, line) + group + vi(),
      2,
    ),
  ),
  ok(
    "static_ipaddress behind its track group",
    group +
      staticLine("static_ipaddress", "10.9.0.1/24 dev eth0 track_group T") +
      vi(),
  ),
  bad(
    "a flag of Maglev before the scheduler",
    vs().replace("  lb_algo rr", "  mh-port\n  lb_algo mh"),
    2,
  ),
];
