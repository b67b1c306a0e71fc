/* Numbers, times, switches and addresses. */
import { bad, ok, vi, vs, type LanguageCase } from "./case.ts";

const script = (line: string): string =>
  `vrrp_script S {\nscript "/nonexistent/s"\n${line}\n}\n`;
const bfd = (line: string): string =>
  `bfd_instance B {\nneighbor_ip 192.0.2.2\n${line}\n}\n`;
const inBlock = (line: string): string => {
  const [block = "", ...words] = line.split(" ");
  return `${block} {\n${words.join(" ")}\n}\n${vi()}`;
};
const address = (line: string): string => vi("virtual_ipaddress {", line, "}");

export const parameters: readonly LanguageCase[] = [
  ok(
    "leading zeros are decimal",
    vi("garp_master_delay 003", "virtual_router_id 0255"),
  ),
  bad("so 0256 is too many", vi("virtual_router_id 0256"), 9),
  ok("a plus", vi("garp_master_delay +3")),
  ok("leading blanks in a quoted number", vi('garp_master_delay " 3"')),
  bad("trailing blanks in a quoted number", vi('garp_master_delay "3 "'), 9),
  bad("something behind a number", vi("garp_master_delay 3x"), 9),
  bad("an empty number is 0", vi('virtual_router_id ""'), 9),
  ok("where 0 is allowed it is accepted", vi('garp_lower_prio_repeat ""')),
  bad("hexadecimal digits", vi("garp_master_delay 0x3"), 9),
  bad(
    "hexadecimal digits of a weight",
    vi("track_interface {", "eth5 weight 0x5", "}"),
    10,
  ),
  bad("a negative number", vi("garp_master_delay -3"), 9),
  ok(
    "a negative number where one is meant",
    vi("track_interface {", "eth5 weight -3", "}"),
  ),
  bad("a decimal where an integer is meant", vi("garp_master_repeat 1.5"), 9),
  bad("more than the range", vi("garp_master_repeat 4294967296"), 9),
  bad("more than any range", vi("garp_master_repeat 99999999999999999999"), 9),
  bad("outside of a range", vi("virtual_router_id 256"), 9),
  ok(
    "umask is octal or hexadecimal",
    "global_defs {\numask 0x12\numask 022\n}\n" + vi(),
  ),
  ok(
    "marks and priorities of rules may be hexadecimal",
    "static_rules {\nfrom 10.9.0.0/16 table 9 priority 0x64 fwmark 0x1\n}\n" +
      vi(),
  ),
  ok(
    "a weight of a tracked file behind one of 1 is the first",
    'track_file F {\nfile "/tmp/f"\nweight 1\nweight -254\n}\n' + vi(),
  ),
  bad(
    "behind any other it is one too many",
    'track_file F {\nfile "/tmp/f"\nweight 2\nweight -254\n}\n' + vi(),
    4,
  ),
  ...[
    "static_rules from 10.9.0.0/16 table 9 priority 010 fwmark 010",
    "static_rules from 10.9.0.0/16 table 9 priority 9 fwmark 0x1/0xf",
    "static_rules from 10.9.0.0/16 table 0x9 priority 9",
    "static_routes 10.9.0.0/16 dev eth0 table 0x9",
    "static_routes 10.9.0.0/16 dev eth0 protocol 0x12",
    "static_routes 10.9.0.0/16 dev eth0 tos 0x10",
    "static_routes 10.9.0.0/16 dev eth0 scope 0xc8",
    "static_routes 10.9.0.0/16 dev eth0 realms 0x1/0x2",
  ].map((line) => ok(line, inBlock(line))),
  ...[
    "static_routes 10.9.0.0/16 dev eth0 metric 0x9",
    "static_routes 10.9.0.0/16 dev eth0 mtu 0x200",
    "static_routes 10.9.0.0/16 dev eth0 nexthop via 192.0.2.1 weight 0x2",
    "static_routes 10.9.0.0/16 dev",
    "static_rules from 10.9.0.0/16 table",
  ].map((line) => bad(line, inBlock(line), 2)),
  bad(
    "hexadecimal digits of a service's mark",
    vs().replace("192.0.2.77 80", "fwmark 0x9"),
    1,
  ),
  // Times.
  ok("a point alone", vi("preempt_delay .")),
  ok("an empty time", vi('preempt_delay ""')),
  ok("a plus before a time", vi("preempt_delay +1.5")),
  bad("two points", vi("preempt_delay 1.2.3"), 9),
  bad("a negative time", vi("preempt_delay -1"), 9),
  ok("a time that begins with its point", vi("preempt_delay .5")),
  ok("a time that ends with its point", vi("preempt_delay 5.")),
  ok("six decimals", vi("preempt_delay 1.123456")),
  bad("seven decimals", vi("preempt_delay 1.1234567"), 9),
  bad("a unit", vi("garp_master_delay 3s"), 9),
  bad("an exponent", vi("garp_master_delay 1e0"), 9),
  ok("milliseconds of BFD have three decimals", bfd("min_rx 20.125")),
  bad("not four", bfd("min_rx 20.1255"), 3),
  bad(
    "a script's interval has whole seconds up to 2.2.7",
    script("interval 1.5") + vi(),
    3,
    { newer: [] },
  ),
  bad("three decimals of it", script("interval 1.123") + vi(), 3, {
    newer: [],
  }),
  bad("four decimals of its limit", script("timeout 1.1234") + vi(), 3),
  // Switches.
  ok("skip_check_adv_addr is a flag", vi("skip_check_adv_addr off")),
  ok("a switch without a word", vi("higher_prio_send_advert")),
  ...["true", "on", "yes", "false", "off", "no"].map((word) =>
    ok(`a switch that is ${word}`, vi(`lower_prio_no_advert ${word}`)),
  ),
  bad("a switch with a number", vi("higher_prio_send_advert 1"), 9),
  bad("a switch in upper case", vi("higher_prio_send_advert True"), 9),
  bad(
    "a flag with a word is set all the same",
    vi("state MASTER", "nopreempt off"),
    "after reading",
  ),
  ok("a type of an ipvlan", vi("use_ipvlan 192.0.2.9 private")),
  bad("another type", vi("use_ipvlan 192.0.2.9 private bridge"), 9),
  // Addresses.
  bad("a host name as address", address("localhost"), 10),
  bad("a number too large in an address", address("192.0.2.300"), 10),
  bad("a prefix too long", address("192.0.2.9/33"), 10),
  bad(
    "a prefix of IPv6 too long",
    vi().replace("192.0.2.77/24", "fe80::1/129"),
    7,
  ),
  bad("an unknown option", address("192.0.2.9/24 x"), 10),
  ok(
    "a tail behind an address where no range is meant",
    vi("mcast_src_ip 192.0.2.1/24"),
  ),
  bad(
    "a real server with a host name",
    vs("real_server www.example.com 80 {", "}"),
    5,
  ),
];
