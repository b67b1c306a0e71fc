/* Words behind encap in a route. */
import type { KeywordTable } from "../keyword.ts";

export const encapWords: KeywordTable = {
  dst: {
    build: ["headers"],
    args: [{ name: "address", kind: "ip", exact: true }],
    missing: "error-entry-dropped",
    source: "vrrp/vrrp_iproute.c:1035",
  },
  flags: {
    build: ["headers"],
    args: [{ name: "flags", kind: "uint", min: 0, max: 65535 }],
    missing: "error-entry-dropped",
    source: "vrrp/vrrp_iproute.c:1069",
  },
  hoplimit: {
    build: ["headers"],
    args: [
      { name: "hops", kind: "uint", min: 0, max: 255, note: "encap ip6 only" },
    ],
    source: "vrrp/vrrp_iproute.c:1173",
  },
  id: {
    build: ["headers"],
    args: [{ name: "id", kind: "uint", min: 0, max: 18446744073709551615n }],
    missing: "error-entry-dropped",
    source: "vrrp/vrrp_iproute.c:1031",
  },
  src: {
    build: ["headers"],
    args: [{ name: "address", kind: "ip", exact: true }],
    source: "vrrp/vrrp_iproute.c:1047",
  },
  tc: {
    build: ["headers"],
    args: [
      {
        name: "value",
        kind: "name-or-number",
        min: 0,
        max: 255,
        note: "encap ip6 only",
      },
    ],
    missing: "error-entry-dropped",
    source: "vrrp/vrrp_iproute.c:1167",
  },
  tos: {
    build: ["headers"],
    args: [
      {
        name: "value",
        kind: "name-or-number",
        min: 0,
        max: 255,
        note: "encap ip only",
      },
    ],
    source: "vrrp/vrrp_iproute.c:1059",
  },
  ttl: {
    build: ["headers"],
    args: [
      { name: "ttl", kind: "uint", min: 0, max: 255, note: "encap ip only" },
    ],
    missing: "error-entry-dropped",
    source: "vrrp/vrrp_iproute.c:1065",
  },
};
