/* Words behind nexthop in a route. */
import type { KeywordTable } from "../keyword.ts";

export const nexthopWords: KeywordTable = {
  as: {
    role: "without-effect",
    args: [{ name: "address", kind: "ip" }],
    note: "always an error, the remaining hops are dropped",
    source: "vrrp/vrrp_iproute.c:1333",
  },
  dev: {
    args: [
      {
        name: "interface",
        kind: "interface",
        onViolation: "error-entry-dropped",
      },
    ],
    source: "vrrp/vrrp_iproute.c:1291",
  },
  encap: {
    args: [
      {
        name: "type",
        kind: "enum",
        words: ["ip", "ip6", "mpls", "ila"],
        note: "ip: id dst src tos ttl flags; ip6: id dst src tc hoplimit flags; mpls: LABEL[/LABEL..]; ila: LOCATOR; a mistake in these is an error but the route is kept",
      },
    ],
    missing: "error-ignored",
    source: "vrrp/vrrp_iproute.c:1313",
  },
  onlink: { source: "vrrp/vrrp_iproute.c:1309" },
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
    source: "vrrp/vrrp_iproute.c:1320",
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
    source: "vrrp/vrrp_iproute.c:1259",
  },
  weight: {
    args: [
      {
        name: "weight",
        kind: "uint",
        min: 1,
        max: 256,
        onViolation: "error-entry-dropped",
      },
    ],
    source: "vrrp/vrrp_iproute.c:1299",
  },
};
