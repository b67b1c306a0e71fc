/* Lines of static_rules and virtual_rules. */
import type { LineFacts } from "../keyword.ts";
import { destinationWords } from "../keywords/common-arguments.ts";

export const ruleLine: LineFacts = {
  name: "rule",
  head: {
    syntax:
      "[not] [from <prefix>] [to <prefix>] [<selector>...] <action> priority <priority>",
    note: "one action of table/lookup, goto, nop, blackhole, prohibit, unreachable, l3mdev is required",
    source: "vrrp/vrrp_iprule.c",
  },
  words: {
    blackhole: { role: "action", source: "../lib/rttables.c" },
    dev: {
      args: [
        {
          name: "interface",
          kind: "interface",
          onViolation: "error-entry-dropped",
        },
      ],
      source: "vrrp/vrrp_iprule.c:648",
    },
    dport: {
      since: "2.0.1",
      build: ["headers"],
      args: [
        {
          name: "range",
          kind: "port-port",
          note: "defect: a single port is refused, write N-N",
        },
      ],
      source: "vrrp/vrrp_iprule.c:736",
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
      source: "vrrp/vrrp_iprule.c:568",
    },
    from: {
      args: [
        {
          name: "prefix",
          kind: "ip-prefix",
          words: destinationWords,
          onViolation: "error-entry-dropped",
        },
      ],
      source: "vrrp/vrrp_iprule.c:506",
    },
    fwmark: {
      args: [
        {
          name: "mark",
          kind: "mark/mask",
          min: 0,
          max: 4294967295,
          base: 0,
          onViolation: "error-entry-dropped",
          note: "MARK[/MASK]",
        },
      ],
      source: "vrrp/vrrp_iprule.c:576",
    },
    goto: {
      role: "action",
      args: [
        {
          name: "target",
          kind: "uint",
          min: 0,
          max: 4294967295,
          onViolation: "error-entry-dropped",
          note: "must be greater than the priority, which is required",
        },
      ],
      source: "vrrp/vrrp_iprule.c:768",
    },
    iif: {
      args: [
        {
          name: "interface",
          kind: "interface",
          onViolation: "error-entry-dropped",
        },
      ],
      source: "vrrp/vrrp_iprule.c:648",
    },
    inet: {
      family: 4,
      since: "2.0.1",
      note: "defect: the word that follows is skipped",
      source: "vrrp/vrrp_iprule.c:497",
    },
    inet6: {
      family: 6,
      since: "2.0.1",
      note: "defect: the word that follows is skipped",
      source: "vrrp/vrrp_iprule.c:488",
    },
    ipproto: {
      since: "2.0.1",
      build: ["headers"],
      args: [{ name: "protocol", kind: "name-or-number", min: 0, max: 127 }],
      source: "vrrp/vrrp_iprule.c:709",
    },
    l3mdev: {
      role: "action",
      since: "1.4.3",
      build: ["headers"],
      source: "vrrp/vrrp_iprule.c:689",
    },
    lookup: {
      role: "action",
      args: [
        {
          name: "table",
          kind: "name-or-number",
          words: ["default", "main", "local"],
          min: 1,
          max: 4294967295,
          onViolation: "error-entry-dropped",
          note: "also names from rt_tables",
        },
      ],
      source: "vrrp/vrrp_iprule.c:539",
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
      source: "vrrp/vrrp_iprule.c:752",
    },
    nop: { role: "action", source: "vrrp/vrrp_iprule.c:776" },
    not: { source: "vrrp/vrrp_iprule.c:555" },
    oif: {
      args: [
        {
          name: "interface",
          kind: "interface",
          onViolation: "error-entry-dropped",
        },
      ],
      source: "vrrp/vrrp_iprule.c:657",
    },
    order: {
      role: "priority",
      args: [
        {
          name: "priority",
          kind: "uint",
          min: 0,
          max: 4294967295,
          base: 0,
          onViolation: "error-entry-dropped",
          note: "0x.. and 0.. accepted; without it the rule gets a number and an error message",
        },
      ],
      note: "one of preference, order, priority",
      source: "vrrp/vrrp_iprule.c:558",
    },
    preference: {
      role: "priority",
      args: [
        {
          name: "priority",
          kind: "uint",
          min: 0,
          max: 4294967295,
          base: 0,
          onViolation: "error-entry-dropped",
          note: "0x.. and 0.. accepted; without it the rule gets a number and an error message",
        },
      ],
      note: "one of preference, order, priority",
      source: "vrrp/vrrp_iprule.c:557",
    },
    priority: {
      role: "priority",
      args: [
        {
          name: "priority",
          kind: "uint",
          min: 0,
          max: 4294967295,
          base: 0,
          onViolation: "error-entry-dropped",
          note: "0x.. and 0.. accepted; without it the rule gets a number and an error message",
        },
      ],
      note: "one of preference, order, priority",
      source: "vrrp/vrrp_iprule.c:559",
    },
    prohibit: { role: "action", source: "../lib/rttables.c" },
    protocol: {
      role: "protocol",
      since: "2.0.1",
      build: ["headers"],
      args: [
        {
          name: "protocol",
          kind: "uint",
          min: 0,
          max: 255,
          note: "other than 18 needs no_track, otherwise an error and reset",
        },
      ],
      source: "vrrp/vrrp_iprule.c:699",
    },
    realms: {
      role: "table-option",
      args: [
        {
          name: "realms",
          kind: "realms",
          family: 4,
          onViolation: "error-entry-dropped",
          note: "IPv4 only; needs table",
        },
      ],
      source: "vrrp/vrrp_iprule.c:611",
    },
    sport: {
      since: "2.0.1",
      build: ["headers"],
      args: [
        {
          name: "range",
          kind: "port-port",
          note: "defect: a single port is refused, write N-N",
        },
      ],
      source: "vrrp/vrrp_iprule.c:720",
    },
    sup_group: {
      role: "table-option",
      build: ["headers"],
      args: [
        {
          name: "group",
          kind: "name-or-number",
          min: 0,
          max: 2147483647,
          onViolation: "error-entry-dropped",
          note: "names from group; needs table",
        },
      ],
      source: "vrrp/vrrp_iprule.c:638",
    },
    sup_pl: {
      role: "table-option",
      build: ["headers"],
      args: [
        {
          name: "length",
          kind: "uint",
          min: 0,
          max: 2147483647,
          onViolation: "error-entry-dropped",
          note: "needs table",
        },
      ],
      source: "vrrp/vrrp_iprule.c:628",
    },
    suppress_ifgroup: {
      role: "table-option",
      build: ["headers"],
      args: [
        {
          name: "group",
          kind: "name-or-number",
          min: 0,
          max: 2147483647,
          onViolation: "error-entry-dropped",
          note: "names from group; needs table",
        },
      ],
      source: "vrrp/vrrp_iprule.c:638",
    },
    suppress_prefixlength: {
      role: "table-option",
      build: ["headers"],
      args: [
        {
          name: "length",
          kind: "uint",
          min: 0,
          max: 2147483647,
          onViolation: "error-entry-dropped",
          note: "needs table",
        },
      ],
      source: "vrrp/vrrp_iprule.c:628",
    },
    table: {
      role: "action",
      args: [
        {
          name: "table",
          kind: "name-or-number",
          words: ["default", "main", "local"],
          min: 1,
          max: 4294967295,
          onViolation: "error-entry-dropped",
          note: "also names from rt_tables",
        },
      ],
      source: "vrrp/vrrp_iprule.c:538",
    },
    to: {
      args: [
        {
          name: "prefix",
          kind: "ip-prefix",
          words: destinationWords,
          onViolation: "error-entry-dropped",
        },
      ],
      source: "vrrp/vrrp_iprule.c:522",
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
      source: "vrrp/vrrp_iprule.c:568",
    },
    track_group: {
      since: "2.0.3",
      args: [
        {
          name: "group",
          kind: "reference",
          target: "track_group",
          note: "must be defined earlier; needs dev or iif",
        },
      ],
      only: "static",
      source: "vrrp/vrrp_iprule.c:754",
    },
    "tunnel-id": {
      build: ["headers"],
      args: [
        {
          name: "id",
          kind: "uint",
          min: 0,
          max: 18446744073709551615n,
          onViolation: "error-entry-dropped",
        },
      ],
      source: "vrrp/vrrp_iprule.c:667",
    },
    type: {
      role: "action",
      args: [
        {
          name: "action",
          kind: "enum",
          words: ["goto", "nop", "blackhole", "prohibit", "unreachable"],
          onViolation: "error-entry-dropped",
        },
      ],
      source: "vrrp/vrrp_iprule.c:765",
    },
    uidrange: {
      since: "1.3.5",
      build: ["headers"],
      args: [
        { name: "range", kind: "uid-uid", onViolation: "error-entry-dropped" },
      ],
      source: "vrrp/vrrp_iprule.c:677",
    },
    unreachable: { role: "action", source: "../lib/rttables.c" },
  },
  unknown: "error-entry-dropped",
};
