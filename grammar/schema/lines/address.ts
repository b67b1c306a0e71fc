/* Lines of static_ipaddress, virtual_ipaddress and virtual_ipaddress_excluded. */
import type { LineFacts } from "../keyword.ts";

export const addressLine: LineFacts = {
  name: "address",
  head: {
    args: [
      {
        name: "address",
        kind: "ip-prefix",
        onViolation: "error-entry-dropped",
        note: "no host names; prefix length 0..32 or 0..128, a bad one is an error and the full length is used; default full length",
      },
    ],
    missing: "ok",
    source: "vrrp/vrrp_ipaddress.c",
  },
  words: {
    "-nodad": { since: "1.3.6", source: "vrrp/vrrp_ipaddress.c:613" },
    autojoin: {
      since: "1.3.6",
      build: ["headers"],
      source: "vrrp/vrrp_ipaddress.c:626",
    },
    brd: {
      args: [
        {
          name: "address",
          kind: "ipv4",
          family: 4,
          exact: true,
          words: ["+", "-"],
          onViolation: "error-entry-dropped",
          note: "IPv4 only; for IPv6 the entry is dropped; + and - need a prefix length of at most 30; not together with peer",
        },
      ],
      missing: "error-entry-dropped",
      source: "vrrp/vrrp_ipaddress.c:541",
    },
    broadcast: {
      args: [
        {
          name: "address",
          kind: "ipv4",
          family: 4,
          exact: true,
          words: ["+", "-"],
          onViolation: "error-entry-dropped",
          note: "IPv4 only; for IPv6 the entry is dropped; + and - need a prefix length of at most 30; not together with peer",
        },
      ],
      missing: "error-entry-dropped",
      source: "vrrp/vrrp_ipaddress.c:541",
    },
    dev: {
      args: [
        {
          name: "interface",
          kind: "interface",
          onViolation: "error-entry-dropped",
          note: "must exist",
        },
      ],
      missing: "error-entry-dropped",
      repeat: "error-entry-dropped",
      source: "vrrp/vrrp_ipaddress.c:513",
    },
    home: { since: "1.3.6", source: "vrrp/vrrp_ipaddress.c:610" },
    label: {
      args: [
        {
          name: "label",
          kind: "string",
          family: 4,
          maxLength: 15,
          onViolation: "error-entry-dropped",
          note: "IPv4 only (error and ignored for IPv6)",
        },
      ],
      missing: "error-entry-dropped",
      source: "vrrp/vrrp_ipaddress.c:568",
    },
    mngtmpaddr: {
      since: "1.3.6",
      build: ["headers"],
      source: "vrrp/vrrp_ipaddress.c:616",
    },
    "no-track": {
      since: "2.0.0",
      removed: "2.0.2",
      removedIn: "2.0.3",
      renamed: "no_track",
    },
    no_track: { since: "2.0.3", source: "vrrp/vrrp_ipaddress.c:630" },
    noprefixroute: {
      since: "1.3.6",
      build: ["headers"],
      source: "vrrp/vrrp_ipaddress.c:621",
    },
    peer: {
      since: "2.0.0",
      args: [
        {
          name: "address",
          kind: "ip",
          exact: true,
          note: "same family; the address must have no prefix length; the first peer counts",
        },
      ],
      missing: "error-entry-dropped",
      source: "vrrp/vrrp_ipaddress.c:583",
    },
    preferred_lft: {
      since: "2.0.20",
      args: [
        {
          name: "lifetime",
          kind: "uint",
          words: ["forever"],
          min: 0,
          max: 4294967295,
          unit: "s",
          default: "0 for IPv6 /128, else forever",
        },
      ],
      missing: "error-entry-dropped",
      source: "vrrp/vrrp_ipaddress.c:632",
    },
    scope: {
      args: [
        {
          name: "scope",
          kind: "name-or-number",
          family: 4,
          words: ["global", "nowhere", "host", "link", "site"],
          min: 0,
          max: 255,
          default: "global",
          note: "also names from rt_scopes; IPv4 only (error and ignored for IPv6)",
        },
      ],
      missing: "error-entry-dropped",
      source: "vrrp/vrrp_ipaddress.c:531",
    },
    track_group: {
      since: "2.0.3",
      args: [
        {
          name: "group",
          kind: "reference",
          target: "track_group",
          note: "must be defined earlier",
        },
      ],
      missing: "error-entry-dropped",
      only: "static",
      source: "vrrp/vrrp_ipaddress.c:647",
    },
    use_vmac: {
      since: "2.2.0",
      only: "virtual",
      source: "vrrp/vrrp_ipaddress.c:659",
    },
  },
  unknown: "error-word-ignored",
};
