/* Lines of addresses begin with the address, and take their option words in any order. */
import { bad, ok, vi, vs, type LanguageCase } from "./case.ts";

const line = (text: string): string => vi("virtual_ipaddress {", text, "}");
const first = (text: string): string => vi().replace("192.0.2.77/24", text);
const inGroup = (text: string): string =>
  `virtual_server_group G {\n${text}\n}\n${vs().replace("192.0.2.77 80", "group G")}`;

export const addressLines: readonly LanguageCase[] = [
  ok("any order", line("192.0.2.78/24 scope link label eth0:1 dev eth0 brd +")),
  ok(
    "another order",
    line("192.0.2.78/24 brd + dev eth0 label eth0:1 scope link"),
  ),
  ok("a flag between words", line("192.0.2.78/24 no_track dev eth0")),
  ok("-nodad behind the address", first("fe80::1/64 -nodad")),
  ok("-nodad before an option", first("fe80::1/64 -nodad dev eth0")),
  bad("-nodad before the address", first("-nodad fe80::1/64"), 7),
  bad("dev before the address", line("dev eth0 192.0.2.78/24"), 10),
  bad(
    "label before the address",
    line("label eth0:1 192.0.2.78/24 dev eth0"),
    10,
  ),
  bad("no address", line("dev eth0"), 10),
  bad("an option twice", line("192.0.2.78/24 dev eth0 dev eth5"), 10),
  bad("two addresses", line("192.0.2.78/24 192.0.2.79/24"), 10),
  ok("the broadcast address", line("192.0.2.78/24 brd 192.0.2.255")),
  ok("the other word for it", line("192.0.2.78/24 broadcast 192.0.2.255")),
  ok("none", line("192.0.2.78/24 brd -")),
  // Tails.
  ok("a tail behind a source address", vi("mcast_src_ip 192.0.2.1-9")),
  ok("a tail behind a peer", vi("unicast_peer {", "192.0.2.5/24", "}")),
  ok("a tail behind a service", vs().replace("77 80", "77/24 80")),
  ok(
    "a tail behind a real server",
    vs("real_server 198.51.100.7-9 80 {", "TCP_CHECK {", "}", "}"),
  ),
  ok("a range where one is meant", inGroup("192.0.2.77-79 80")),
  ok("a network where one is meant", inGroup("192.0.2.80/30 80")),
  bad("a host name as peer", vi("unicast_peer {", "peer.example.com", "}"), 10),
];
