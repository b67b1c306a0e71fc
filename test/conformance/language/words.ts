/* Words are split at white space; double quotes make a word of their own. */
import { bad, ok, reads, vi, vs, type LanguageCase } from "./case.ts";

const script = (command: string): string => vi(`notify_master ${command}`);

export const words: readonly LanguageCase[] = [
  ok("tabs and blanks, as many as one likes", vi("garp_master_delay \t  3\t")),
  ok("a quoted keyword is a keyword", vi('"garp_master_delay" 3')),
  ok("a quoted parameter", vi('garp_master_delay "3"')),
  reads("a quoted word keeps its blanks", vi('state "a  b"'), ["a  b"]),
  reads("a quoted word keeps the blanks at its ends", vi('state " a "'), [
    " a ",
  ]),
  reads("a quoted word may be empty", vi('state ""'), [""]),
  reads("there are no escapes in quotes", vi('state "a\\nb\\"'), ["a\\nb\\"]),
  reads("a quote ends a word", vi('state a"b"'), ["a"]),
  reads("a closing quote ends a word", vi('state "a"b'), ["a"]),
  ok(
    "quotes make three words of one",
    vi("virtual_ipaddress {", '192.0.2.78"dev"eth0', "}"),
  ),
  ok("a quote ends the keyword", vi('garp_master_delay"3"')),
  bad(
    "a name with a blank",
    vi().replace("VI_9", '"VI 9"') + 'vrrp_instance "VI 9" {\n}\n',
    10,
  ),
  reads("single quotes are letters", vi("state 'a b'"), ["'a"]),
  bad("a number in single quotes", vi("garp_master_delay '3'"), 9),
  bad("keywords are case sensitive", vi("Garp_master_delay 3"), 9),
  reads("values are case sensitive", vi("state master"), ["master"]),
  bad("switches are case sensitive", vi("higher_prio_send_advert ON"), 9),
  bad("schedulers are case sensitive", vs("lb_algo RR"), 5),
  bad("methods are case sensitive", vs("lb_kind nat"), 5),
  bad(
    "conditions are case sensitive",
    "@Conformance nosuch\n@conformance nosuch\n" + vi(),
    2,
  ),
  ok("a protocol is not", vs_("tcp")),
  ok("the type of a DNS check is not", dns("mx")),
  ok(
    "the policy of receive buffers is not",
    "global_defs {\nvrrp_rx_bufs_policy mtu\n}\n" + vi(),
  ),
  ok(
    "nor is its other word",
    "global_defs {\nvrrp_rx_bufs_policy Advert\n}\n" + vi(),
  ),
  bad("a word of another letter", vi("gаrp_master_delay 3"), 9),
  // Open quotes.
  bad("an open quote", vi('garp_master_delay "3'), 9),
  reads("the words before an open quote are read", vi('state a "b'), ["a"]),
  bad("an open quote at root", `global_defs "{\n}\n${vi()}`, 1),
  bad(
    "an open quote hides a brace",
    vi('unicast_peer "{', "192.0.2.5", "}"),
    9,
  ),
  // Scripts are split once more, as a shell would.
  ok(
    "a command with its arguments is one quoted word",
    script('"/nonexistent/a b c"'),
  ),
  ok("single quotes in a command", script("\"/nonexistent/a 'b c'\"")),
  ok("single quotes around a command", script("'/nonexistent/a b'")),
  bad("a single quote that is open", script("'/nonexistent/a b"), 9),
  bad("a hash in single quotes", script("'/nonexistent/a # b'"), 9),
  bad(
    "an escaped quote that leaves one open",
    script('"/nonexistent/a \\"b"'),
    9,
  ),
  ok("two escaped quotes", script('"/nonexistent/a \\"b\\""')),
  ok("escapes in a command", script('"/nonexistent/a \\n\\x41\\101"')),
];

function vs_(protocol: string): string {
  return `virtual_server 192.0.2.77 80 {\nlb_algo rr\nlb_kind NAT\nprotocol ${protocol}\nreal_server 198.51.100.1 80 {\nTCP_CHECK {\n}\n}\n}\n`;
}

function dns(type: string): string {
  return `virtual_server 192.0.2.77 53 {\nlb_algo rr\nlb_kind NAT\nprotocol UDP\nreal_server 198.51.100.1 53 {\nDNS_CHECK {\ntype ${type}\nname example.com\n}\n}\n}\n`;
}
