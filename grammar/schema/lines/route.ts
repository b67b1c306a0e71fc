/* Lines of static_routes and virtual_routes. */
import type { LineFacts } from "../keyword.ts";
import { destinationWords } from "../keywords/common-arguments.ts";
import { encapWords } from "./encap.ts";
import { nexthopWords } from "./nexthop.ts";

export const routeLine: LineFacts = {
  name: "route",
  head: {
    required: true,
    args: [
      {
        name: "destination",
        kind: "ip-prefix",
        words: destinationWords,
        onViolation: "error-entry-dropped",
        note: "anywhere on the line; a word that is no known option is taken as the destination, the last one counts",
      },
    ],
    missing: "ok",
    in227: {
      note: "a route without dev and without no_track is reported (exit 5); up to 2.3.x",
    },
    source: "vrrp/vrrp_iproute.c",
  },
  words: {
    add: { since: "2.2.5", source: "vrrp/vrrp_iproute.c:1759" },
    advmss: {
      args: [
        {
          name: "value",
          kind: "uint",
          min: 0,
          max: 4294967295,
          onViolation: "error-entry-dropped",
          before: ["lock"],
        },
      ],
      source: "vrrp/vrrp_iproute.c:1582",
    },
    all: {
      since: "2.0.8",
      note: "destination",
      source: "vrrp/vrrp_ipaddress.c:445",
    },
    any: {
      since: "2.0.8",
      note: "destination",
      source: "vrrp/vrrp_ipaddress.c:445",
    },
    anycast: {
      args: [
        {
          name: "destination",
          kind: "ip-prefix",
          words: destinationWords,
          onViolation: "error-entry-dropped",
        },
      ],
      note: "route type before the destination",
      source: "../lib/rttables.c",
    },
    append: { since: "2.2.5", source: "vrrp/vrrp_iproute.c:1768" },
    as: {
      role: "without-effect",
      args: [{ name: "address", kind: "string", before: ["to"] }],
      note: "always an error, without effect",
      source: "vrrp/vrrp_iproute.c:1424",
    },
    blackhole: {
      args: [
        {
          name: "destination",
          kind: "ip-prefix",
          words: destinationWords,
          onViolation: "error-entry-dropped",
        },
      ],
      note: "route type before the destination",
      source: "../lib/rttables.c",
    },
    brd: {
      args: [
        {
          name: "destination",
          kind: "ip-prefix",
          words: destinationWords,
          onViolation: "error-entry-dropped",
        },
      ],
      note: "route type before the destination",
      source: "../lib/rttables.c",
    },
    broadcast: {
      args: [
        {
          name: "destination",
          kind: "ip-prefix",
          words: destinationWords,
          onViolation: "error-entry-dropped",
        },
      ],
      note: "route type before the destination",
      source: "../lib/rttables.c",
    },
    congctl: {
      args: [
        {
          name: "algorithm",
          kind: "string",
          before: ["lock"],
        },
      ],
      source: "vrrp/vrrp_iproute.c:1696",
    },
    cwnd: {
      args: [
        {
          name: "value",
          kind: "uint",
          min: 0,
          max: 4294967295,
          onViolation: "error-entry-dropped",
          before: ["lock"],
        },
      ],
      source: "vrrp/vrrp_iproute.c:1627",
    },
    default: { note: "destination", source: "vrrp/vrrp_ipaddress.c:445" },
    default6: {
      deprecated: {
        since: "2.0.8",
        replacement: "inet6 default",
        reported: false,
      },
      note: "destination",
      source: "vrrp/vrrp_ipaddress.c:451",
    },
    dev: {
      role: "device",
      args: [
        {
          name: "interface",
          kind: "interface",
          onViolation: "error-entry-dropped",
          note: "must exist",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1532",
    },
    dsfield: {
      args: [
        {
          name: "value",
          kind: "name-or-number",
          min: 0,
          max: 255,
          onViolation: "error-entry-dropped",
          note: "names from rt_dsfield",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1491",
    },
    encap: {
      syntax: "encap ip|ip6|mpls|ila ...",
      args: [
        {
          name: "type",
          kind: "enum",
          words: ["ip", "ip6", "mpls", "ila"],
          note: "ip: id dst src tos ttl flags; ip6: id dst src tc hoplimit flags; mpls: LABEL[/LABEL..]; ila: LOCATOR; a mistake in these is an error but the route is kept",
        },
      ],
      missing: "error-ignored",
      source: "vrrp/vrrp_iproute.c:1545",
    },
    expires: {
      args: [
        {
          name: "seconds",
          kind: "uint",
          family: 6,
          min: 0,
          max: 4294967295,
          onViolation: "error-entry-dropped",
          unit: "s",
          note: "IPv6 only",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1552",
    },
    fastopen_no_cookie: {
      since: "1.4.3",
      args: [
        {
          name: "value",
          kind: "uint",
          min: 0,
          max: 1,
          onViolation: "error-entry-dropped",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1748",
    },
    features: {
      args: [{ name: "feature", kind: "enum", words: ["ecn"] }],
      source: "vrrp/vrrp_iproute.c:1678",
    },
    from: {
      args: [
        {
          name: "prefix",
          kind: "ip-prefix",
          family: 6,
          onViolation: "error-entry-dropped",
          note: "IPv6 only",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1472",
    },
    gw: {
      deprecated: { replacement: "via", reported: true },
      args: [
        {
          name: "address",
          kind: "ip",
          exact: true,
          onViolation: "error-entry-dropped",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1433",
    },
    hoplimit: {
      args: [
        {
          name: "hops",
          kind: "uint",
          min: 0,
          max: 255,
          onViolation: "error-entry-dropped",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1576",
    },
    inet: {
      family: 4,
      note: "defect: the word that follows is skipped",
      source: "vrrp/vrrp_iproute.c:1400",
    },
    inet6: {
      family: 6,
      note: "defect: the word that follows is skipped",
      source: "vrrp/vrrp_iproute.c:1391",
    },
    initcwnd: {
      args: [
        {
          name: "value",
          kind: "uint",
          min: 0,
          max: 4294967295,
          onViolation: "error-entry-dropped",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1667",
    },
    initrwnd: {
      args: [
        {
          name: "value",
          kind: "uint",
          min: 0,
          max: 4294967295,
          onViolation: "error-entry-dropped",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1672",
    },
    local: {
      args: [
        {
          name: "destination",
          kind: "ip-prefix",
          words: destinationWords,
          onViolation: "error-entry-dropped",
        },
      ],
      note: "route type before the destination",
      source: "../lib/rttables.c",
    },
    metric: {
      args: [
        {
          name: "metric",
          kind: "uint",
          min: 0,
          max: 4294967295,
          onViolation: "error-entry-dropped",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1525",
    },
    mtu: {
      args: [
        {
          name: "value",
          kind: "uint",
          min: 0,
          max: 4294967295,
          onViolation: "error-entry-dropped",
          before: ["lock"],
        },
      ],
      source: "vrrp/vrrp_iproute.c:1567",
    },
    multicast: {
      args: [
        {
          name: "destination",
          kind: "ip-prefix",
          words: destinationWords,
          onViolation: "error-entry-dropped",
        },
      ],
      note: "route type before the destination",
      source: "../lib/rttables.c",
    },
    nat: {
      args: [
        {
          name: "destination",
          kind: "ip-prefix",
          words: destinationWords,
          onViolation: "error-entry-dropped",
        },
      ],
      note: "route type before the destination",
      source: "../lib/rttables.c",
    },
    nexthop: {
      syntax:
        "nexthop via <address> [dev <interface>] [weight <1-256>] [onlink] [encap ...] [realms <realms>] [nexthop ...]",
      note: "rest of the line: via [inet|inet6] ADDR, dev IF, weight 1..256, onlink, encap, realms; repeated nexthop",
      source: "vrrp/vrrp_iproute.c:1801",
    },
    "no-track": {
      since: "2.0.1",
      removed: "2.0.2",
      removedIn: "2.0.3",
      renamed: "no_track",
    },
    no_track: {
      role: "untracked",
      since: "2.0.3",
      source: "vrrp/vrrp_iproute.c:1808",
    },
    oif: {
      role: "device",
      args: [
        {
          name: "interface",
          kind: "interface",
          onViolation: "error-entry-dropped",
          note: "must exist",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1532",
    },
    onlink: { source: "vrrp/vrrp_iproute.c:1541" },
    or: {
      deprecated: { replacement: "nexthop", reported: true },
      args: [
        {
          name: "address",
          kind: "ip",
          exact: true,
          onViolation: "error-entry-dropped",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1773",
    },
    pref: {
      args: [
        {
          name: "preference",
          kind: "enum-or-uint",
          family: 6,
          words: ["low", "medium", "high"],
          min: 0,
          max: 255,
          onViolation: "error-entry-dropped",
          note: "IPv6 only",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1709",
    },
    preference: {
      args: [
        {
          name: "metric",
          kind: "uint",
          min: 0,
          max: 4294967295,
          onViolation: "error-entry-dropped",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1527",
    },
    prepend: { since: "2.2.5", source: "vrrp/vrrp_iproute.c:1764" },
    priority: {
      args: [
        {
          name: "metric",
          kind: "uint",
          min: 0,
          max: 4294967295,
          onViolation: "error-entry-dropped",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1526",
    },
    prohibit: {
      args: [
        {
          name: "destination",
          kind: "ip-prefix",
          words: destinationWords,
          onViolation: "error-entry-dropped",
        },
      ],
      note: "route type before the destination",
      source: "../lib/rttables.c",
    },
    protocol: {
      role: "protocol",
      args: [
        {
          name: "protocol",
          kind: "name-or-number",
          words: [
            "none",
            "redirect",
            "kernel",
            "boot",
            "static",
            "gated",
            "ra",
            "mrt",
            "zebra",
            "bird",
            "babel",
            "dnrouted",
            "xorp",
            "ntk",
            "dhcp",
          ],
          min: 0,
          max: 255,
          onViolation: "error-entry-dropped",
          note: "also names from rt_protos; other than keepalived (18) needs no_track, otherwise an error and reset",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1508",
    },
    quickack: {
      args: [
        {
          name: "value",
          kind: "uint",
          min: 0,
          max: 1,
          onViolation: "error-entry-dropped",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1685",
    },
    realms: {
      args: [
        {
          name: "realms",
          kind: "realms",
          family: 4,
          onViolation: "error-entry-dropped",
          note: "NAME or 0..255, optionally REALM/REALM; IPv4 only",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1645",
    },
    reordering: {
      args: [
        {
          name: "value",
          kind: "uint",
          min: 0,
          max: 4294967295,
          onViolation: "error-entry-dropped",
          before: ["lock"],
        },
      ],
      source: "vrrp/vrrp_iproute.c:1613",
    },
    rto_min: {
      args: [
        {
          name: "time",
          kind: "route-time",
          scale: 1,
          min: 0,
          onViolation: "error-entry-dropped",
          before: ["lock"],
          note: "a plain number is in kernel units (rtt 1/8 ms, rttvar 1/4 ms, rto_min 1 ms) or a suffix ms, s, sec, secs is given; results below 200ms or above 120s are errors and clamped",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1656",
    },
    rtt: {
      args: [
        {
          name: "time",
          kind: "route-time",
          scale: 8,
          min: 0,
          onViolation: "error-entry-dropped",
          before: ["lock"],
          note: "a plain number is in kernel units (rtt 1/8 ms, rttvar 1/4 ms, rto_min 1 ms) or a suffix ms, s, sec, secs is given; results below 200ms or above 120s are errors and clamped",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1591",
    },
    rttvar: {
      args: [
        {
          name: "time",
          kind: "route-time",
          scale: 4,
          min: 0,
          onViolation: "error-entry-dropped",
          before: ["lock"],
          note: "a plain number is in kernel units (rtt 1/8 ms, rttvar 1/4 ms, rto_min 1 ms) or a suffix ms, s, sec, secs is given; results below 200ms or above 120s are errors and clamped",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1602",
    },
    scope: {
      args: [
        {
          name: "scope",
          kind: "name-or-number",
          words: ["global", "nowhere", "host", "link", "site"],
          min: 0,
          max: 255,
          onViolation: "error-entry-dropped",
          note: "also names from rt_scopes",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1516",
    },
    src: {
      args: [
        {
          name: "address",
          kind: "ip",
          exact: true,
          onViolation: "error-entry-dropped",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1409",
    },
    ssthresh: {
      args: [
        {
          name: "value",
          kind: "uint",
          min: 0,
          max: 4294967295,
          onViolation: "error-entry-dropped",
          before: ["lock"],
        },
      ],
      source: "vrrp/vrrp_iproute.c:1636",
    },
    table: {
      args: [
        {
          name: "table",
          kind: "name-or-number",
          words: ["default", "main", "local"],
          min: 0,
          max: 4294967295,
          default: "main",
          onViolation: "error-entry-dropped",
          note: "also names from rt_tables; numbers out of range are cut to 32 bits without a message",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1501",
    },
    throw: {
      args: [
        {
          name: "destination",
          kind: "ip-prefix",
          words: destinationWords,
          onViolation: "error-entry-dropped",
        },
      ],
      note: "route type before the destination",
      source: "../lib/rttables.c",
    },
    to: {
      args: [
        {
          name: "destination",
          kind: "ip-prefix",
          words: destinationWords,
          onViolation: "error-entry-dropped",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1425",
    },
    tos: {
      args: [
        {
          name: "value",
          kind: "name-or-number",
          min: 0,
          max: 255,
          onViolation: "error-entry-dropped",
          note: "names from rt_dsfield",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1491",
    },
    track_group: {
      since: "2.0.3",
      args: [
        {
          name: "group",
          kind: "reference",
          target: "track_group",
          note: "must be defined earlier; needs dev",
        },
      ],
      only: "static",
      source: "vrrp/vrrp_iproute.c:1810",
    },
    "ttl-propagate": {
      since: "2.0.8",
      args: [{ name: "state", kind: "enum", words: ["enabled", "disabled"] }],
      source: "vrrp/vrrp_iproute.c:1733",
    },
    unicast: {
      args: [
        {
          name: "destination",
          kind: "ip-prefix",
          words: destinationWords,
          onViolation: "error-entry-dropped",
        },
      ],
      note: "route type before the destination",
      source: "../lib/rttables.c",
    },
    unreachable: {
      args: [
        {
          name: "destination",
          kind: "ip-prefix",
          words: destinationWords,
          onViolation: "error-entry-dropped",
        },
      ],
      note: "route type before the destination",
      source: "../lib/rttables.c",
    },
    via: {
      args: [
        {
          name: "address",
          kind: "ip",
          exact: true,
          onViolation: "error-entry-dropped",
          before: ["inet", "inet6"],
        },
      ],
      source: "vrrp/vrrp_iproute.c:1433",
    },
    vrf: {
      since: "2.2.5",
      build: ["vrf"],
      args: [
        {
          name: "interface",
          kind: "interface",
          onViolation: "error-entry-dropped",
          note: "must exist and be a VRF",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1820",
    },
    window: {
      args: [
        {
          name: "value",
          kind: "uint",
          min: 0,
          max: 4294967295,
          onViolation: "error-entry-dropped",
        },
      ],
      source: "vrrp/vrrp_iproute.c:1622",
    },
    xresolve: {
      args: [
        {
          name: "destination",
          kind: "ip-prefix",
          words: destinationWords,
          onViolation: "error-entry-dropped",
        },
      ],
      note: "route type before the destination",
      source: "../lib/rttables.c",
    },
  },
  unknown: "error-entry-dropped",
  rest: { encap: encapWords, nexthop: nexthopWords },
};
