/* What keepalived drops it does not look at further: nothing else is said of it. */
import { bad, ok, vi, vs, type LanguageCase } from "./case.ts";

const route = (line: string): string => `static_routes {\n${line}\n}\n${vi()}`;
const rule = (line: string): string => `static_rules {\n${line}\n}\n${vi()}`;
const group = (...lines: readonly string[]): string =>
  ["virtual_server_group G {", ...lines, "}", ""].join("\n");

export const dropped: readonly LanguageCase[] = [
  bad(
    "a route to an address that is none is not missed",
    route("10.9.0.0/16 via 192.0.2.300"),
    2,
  ),
  bad(
    "nor is one with an unknown option",
    route("10.9.0.0/16 via 192.0.2.254 nosuch"),
    2,
  ),
  bad("nor one without destination", route("via 192.0.2.254 metric 3"), 2),
  bad(
    "the interfaces of next hops are not the route's",
    route("10.9.0.0/16 nexthop via 192.0.2.254 dev eth0 weight 1"),
    2,
    { newer: [] },
  ),
  ok(
    "a route of next hops that is not tracked",
    route("10.9.0.0/16 no_track nexthop via 192.0.2.254 dev eth0"),
  ),
  bad(
    "behind next hops only their options are known",
    route("10.9.0.0/16 dev eth0 nexthop via 192.0.2.254 no_track"),
    2,
  ),
  bad(
    "a rule with an unknown option needs no priority",
    rule("iif eth0 table 9 pref 9"),
    2,
  ),
  bad("nor does one without an action", rule("iif eth0"), 2),
  bad("a rule without priority", rule("iif eth0 table 9"), 2),
  bad(
    "a group of both families takes its services with it",
    group("192.0.2.77 80", "2001:db8::77 443", "fwmark 7") +
      vs("ha_suspend").replace("192.0.2.77 80", "group G").replace("NAT", "DR"),
    4,
  ),
  // What is not defined is told, unless it may be there misspelt.
  bad(
    "a script that is not defined, beside an unknown keyword in a block",
    vi("track_script {", "S", "}", "nosuch"),
    10,
  ),
  bad(
    "an unknown block may be the script that is missed",
    vi("track_script {", "S", "}") + "vrrp_scrpt S {\nscript x\n}\n",
    13,
  ),
];
