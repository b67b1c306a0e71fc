/*
 * Which interfaces there are is a matter of the machine: keepalived looks each name up while it reads, the engine can't
 * know. Names that begin with "nosuch" are on no machine of these tests, all others are.
 */
import { bad, ok, vi, vs, type LanguageCase } from "./case.ts";

const elsewhere = (text: string): string => text.replace("eth0", "nosuch0");
const dynamic = "global_defs {\ndynamic_interfaces\n}\n";
const tracking = (name: string): string => vi("track_interface {", name, "}");
const linkbeat = "linkbeat_interfaces {\nnosuch0\n}\n";
const delays = "interface_up_down_delays {\nnosuch0 1 1\n}\n";
const check = (device: string): string =>
  vs().replace("TCP_CHECK {", `TCP_CHECK {\nbind_if ${device}`);

export const interfaces: readonly LanguageCase[] = [
  ok("an instance on an interface that is not there", elsewhere(vi()), {
    exit: 5,
  }),
  ok(
    "an address on an interface that is not there",
    vi().replace("/24", "/24 dev nosuch0"),
    { exit: 5 },
  ),
  ok("a tracked interface that is not there", tracking("nosuch0"), { exit: 5 }),
  ok("a tracked interface that is there", tracking("eth1")),
  ok(
    "a tracked interface of a group that is not there",
    "vrrp_sync_group G {\ngroup {\nVI_9\nVI_8\n}\ntrack_interface {\nnosuch0\n}\n}\n" +
      vi() +
      vi().replace("VI_9", "VI_8").replaceAll("77", "78"),
    { exit: 5 },
  ),
  ok(
    "a route through an interface that is not there",
    vi("virtual_routes {", "10.9.0.0/16 dev nosuch0", "}"),
    { exit: 5 },
  ),
  ok(
    "a rule for an interface that is not there",
    vi("virtual_rules {", "iif nosuch0 table 9 priority 9", "}"),
    { exit: 5 },
  ),
  ok(
    "a garp_group of an interface that is not there",
    "garp_group {\ngarp_interval 1\ninterface nosuch0\n}\n" + vi(),
    { exit: 5 },
  ),
  ok(
    "a VMAC with the name of an interface that is there",
    vi("use_vmac eth1"),
    { exit: 5 },
  ),
  ok("a VMAC with a name of its own", vi("use_vmac vrrp.9")),
  // Where it is the only thing to say, another exit code tells so.
  ok(
    "a static address on an interface that is not there",
    "static_ipaddress {\n192.0.2.9/24 dev nosuch0\n}\n" + vi(),
    { exit: 5 },
  ),
  ok(
    "a static address without interface, and no default one",
    "global_defs {\ndefault_interface nosuch0\n}\nstatic_ipaddress {\n192.0.2.9/24\n}\n" +
      vi(),
    { exit: 4 },
  ),
  ok(
    "a static address without interface is on eth0",
    "static_ipaddress {\n192.0.2.9/24\n}\n" + vi(),
  ),
  ok(
    "a default interface that is not there and nothing needs",
    "global_defs {\ndefault_interface nosuch0\n}\n" + vi(),
  ),
  ok("the link of an interface that is not there", linkbeat + vi(), {
    exit: 4,
  }),
  ok("delays of an interface that is not there", delays + vi(), { exit: 4 }),
  bad(
    "an unknown keyword beside an interface that is not there",
    `${linkbeat}nosuch\n${vi()}`,
    4,
    { exit: 5 },
  ),
  // dynamic_interfaces: it may come later.
  ok(
    "dynamic_interfaces, in a second global_defs behind",
    [elsewhere(vi()), "global_defs {\nrouter_id x\n}\n", dynamic].join(""),
  ),
  ok(
    "dynamic_interfaces for addresses",
    dynamic + vi().replace("/24", "/24 dev nosuch0"),
  ),
  ok("dynamic_interfaces for trackers", dynamic + tracking("nosuch0")),
  ok(
    "dynamic_interfaces for routes",
    `${dynamic}static_routes {\n10.9.0.0/16 dev nosuch0\n}\n${vi()}`,
  ),
  ok("dynamic_interfaces for links", dynamic + linkbeat + vi()),
  ok("dynamic_interfaces for delays", dynamic + delays + vi()),
  // All cross checks of VRRP are skipped, those of others are not.
  bad(
    "an interface that is not there, and an interval that can't be sent",
    `global_defs {\nvrrp_version 3\n}\n${elsewhere(vi("advert_int 41"))}`,
    12,
    { exit: 5 },
  ),
  bad(
    "an interface that is not there, and a BFD session twice",
    `bfd_instance B {\nneighbor_ip 192.0.2.2\n}\nbfd_instance C {\nneighbor_ip 192.0.2.2\n}\n${elsewhere(vi())}`,
    4,
    { exit: 5 },
  ),
  // Not looked up.
  ok(
    "the interface of the sync daemon",
    "global_defs {\nlvs_sync_daemon nosuch0 VI_9\n}\n" + vi(),
  ),
  ok("the interface of a check that is not there", check("nosuch0")),
  ok("the interface of a check", check("eth0")),
  bad("the loopback interface", vi().replace("eth0", "lo"), 3),
  bad("a name that is too long", vi().replace("eth0", "x".repeat(16)), 3),
];
