/* Keywords belong to the innermost block; what is repeated or comes too late. */
import { afterReading, bad, ok, vi, vs, type LanguageCase } from "./case.ts";

const other = vi()
  .replace("VI_9", "VI_8")
  .replace("77\n", "78\n")
  .replace("2.77", "2.78");
const script = ["vrrp_script S {", '  script "/nonexistent/s"', "}", ""].join(
  "\n",
);
const tracked = (name: string): string => vi("track_script {", name, "}");

export const blocks: readonly LanguageCase[] = [
  bad("an unknown keyword", vi("nosuch 1"), 9),
  bad("an unknown keyword at root", "nosuch 1\n" + vi(), 1),
  bad(
    "an unknown keyword in global_defs",
    "global_defs {\nnosuch\n}\n" + vi(),
    2,
  ),
  bad("an unknown keyword in virtual_server", vs("nosuch"), 5),
  bad(
    "an unknown keyword in bfd_instance",
    "bfd_instance B {\nneighbor_ip 192.0.2.2\nnosuch\n}\n",
    3,
  ),
  bad(
    "an unknown keyword in track_file",
    'track_file F {\nfile "/nonexistent/f"\nnosuch\n}\n',
    3,
  ),
  bad("an unknown block", vi("nosuch {", "nopreempt", "}"), 9),
  bad(
    "an unknown block at root",
    "vrrp_instanc VI_8 {\ninterface eth0\n}\n" + vi(),
    1,
  ),
  bad("a keyword of another block", vi("delay_loop 6"), 9),
  bad("a keyword of an inner block", vi("auth_type PASS"), 9),
  // Heads.
  bad("a block without its name", "vrrp_instance {\n}\n" + vi(), 1),
  bad("a block with two names", "vrrp_instance VI_8 VI_7 {\n}\n" + vi(), 1),
  bad(
    "nothing is looked at in a block that is refused",
    "vrrp_instance {\nnosuch {\n}\n}\n" + vi(),
    1,
  ),
  bad(
    "a block with a name that is taken",
    vi() + "vrrp_instance VI_9 {\n}\n",
    10,
  ),
  bad(
    "a service with a bad address is skipped",
    vs().replace("192.0.2.77", "192.0.2.777").replace("protocol TCP", "nosuch"),
    1,
  ),
  bad(
    "a real server with a bad address is skipped",
    vs("real_server 192.0.2.999 80 {", "nosuch", "}"),
    5,
  ),
  ok(
    "a service ignores surplus words",
    vs().replace(" 80 {", " 80 and more {"),
  ),
  bad("a script block without its name", "vrrp_script {\n}\n" + vi(), 1),
  // Parameters that are missing.
  bad("a keyword that needs a parameter", vi("garp_master_delay"), 9),
  bad(
    "reading ends where a parameter is missing",
    vi("garp_master_delay", "nosuch"),
    9,
  ),
  bad("a parameter of a service is missing", vs("delay_loop"), 5),
  bad(
    "an option of an address without its value",
    vi("virtual_ipaddress {", "192.0.2.78 dev", "}"),
    10,
  ),
  bad(
    "a password that is too long is cut",
    vi("authentication {", "auth_type PASS", "auth_pass 123456789", "}"),
    11,
  ),
  ok("an empty list", vi("virtual_routes {", "}")),
  bad("an empty instance", "vrrp_instance VI_8 {\n}\n" + vi(), afterReading),
  // Repetitions.
  ok("the last one wins", vi("garp_master_delay 3", "garp_master_delay 4")),
  bad(
    "of two scripts the first one wins",
    vi('notify_master "/nonexistent/a"', 'notify_master "/nonexistent/b"'),
    10,
  ),
  ok("a value block twice", vi("virtual_ipaddress {", "192.0.2.78/24", "}")),
  ok("global_defs twice", "global_defs {\n}\nglobal_defs {\n}\n" + vi()),
  ok(
    "authentication twice",
    vi(
      "authentication {",
      "auth_type PASS",
      "}",
      "authentication {",
      "auth_pass k3y",
      "}",
    ),
  ),
  bad("state BACKUP behind MASTER", vi("state MASTER", "state BACKUP"), 10),
  bad(
    "a sync group twice",
    "vrrp_sync_group G {\ngroup {\nVI_9\nVI_8\n}\n}\nvrrp_sync_group G {\n}\n" +
      vi() +
      other,
    7,
  ),
  bad(
    "a script tracked twice",
    script + vi("track_script {", "S", "S", "}"),
    14,
  ),
  bad(
    "a real server twice",
    vs("real_server 198.51.100.1 80 {", "TCP_CHECK {", "}", "}"),
    afterReading,
  ),
  bad(
    "a BFD instance twice",
    "bfd_instance B {\nneighbor_ip 192.0.2.2\n}\nbfd_instance B {\nneighbor_ip 192.0.2.3\n}\n",
    4,
  ),
  bad(
    "a track group twice",
    "track_group T {\ngroup {\nVI_9\n}\n}\ntrack_group T {\ngroup {\nVI_9\n}\n}\n" +
      vi(),
    6,
  ),
  ok("an address twice", vi("virtual_ipaddress {", "192.0.2.77/24", "}"), {
    newer: [10],
  }),
  ok("a service twice", vs() + vs()),
  ok(
    "a group of services twice",
    "virtual_server_group G {\n192.0.2.77 80\n}\nvirtual_server_group G {\n192.0.2.78 80\n}\n" +
      vs().replace("192.0.2.77 80", "group G"),
  ),
  // Order.
  bad("a script behind the instance that tracks it", tracked("S") + script, 10),
  bad(
    "a BFD instance behind the instance that tracks it",
    vi("track_bfd {", "B", "}") +
      "bfd_instance B {\nneighbor_ip 192.0.2.2\n}\n",
    10,
  ),
  ok(
    "a sync group before its instances",
    "vrrp_sync_group G {\ngroup {\nVI_9\nVI_8\n}\n}\n" + vi() + other,
  ),
  ok(
    "a service before its group",
    vs().replace("192.0.2.77 80", "group G") +
      "virtual_server_group G {\n192.0.2.77 80\n}\n",
  ),
  ok(
    "global_defs behind what it is for",
    vi("priority 90").replace("eth0", "nosuch0") +
      "global_defs {\ndynamic_interfaces\n}\n",
  ),
  bad(
    "a tracked file behind the service that asks for it",
    vs(
      "real_server 198.51.100.2 80 {",
      "FILE_CHECK {",
      "track_file F",
      "}",
      "}",
    ) + 'track_file F {\nfile "/nonexistent/f"\n}\n',
    7,
  ),
  bad(
    "a BFD instance behind the service that asks for it",
    vs("real_server 198.51.100.2 80 {", "BFD_CHECK {", "name B", "}", "}") +
      "bfd_instance B {\nneighbor_ip 192.0.2.2\n}\n",
    7,
  ),
  bad(
    "a BFD instance that is there for instances only",
    "bfd_instance B {\nneighbor_ip 192.0.2.2\nvrrp\n}\n" +
      vs("real_server 198.51.100.2 80 {", "BFD_CHECK {", "name B", "}", "}"),
    11,
  ),
  bad(
    "a flag of a scheduler before the scheduler",
    vs().replace("  lb_algo rr", "  sh-port\n  lb_algo sh"),
    2,
  ),
  bad(
    "an option of the sorry server before it",
    vs("sorry_server_inhibit", "sorry_server 198.51.100.9 80"),
    5,
  ),
];
