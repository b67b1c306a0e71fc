/* Keywords of virtual_server. */
import type { KeywordTable } from "../keyword.ts";
import {
  forwardingMethod,
  notifyCommand,
  onOff,
  scheduler,
} from "./common-arguments.ts";

export const virtualServerKeywords: KeywordTable = {
  alpha: { source: "check/check_parser.c:988" },
  connect_timeout: {
    since: "2.0.13",
    args: [
      {
        name: "seconds",
        kind: "decimal",
        min: 0.000001,
        max: 4294.967295,
        unit: "s",
        decimals: 6,
        default: 5,
      },
    ],
    source: "check/check_parser.c:957",
  },
  delay_before_retry: {
    since: "1.3.7",
    args: [
      {
        name: "seconds",
        kind: "decimal",
        min: 0,
        max: 18446744073709.55,
        unit: "s",
        decimals: 6,
      },
    ],
    source: "check/check_parser.c:955",
  },
  delay_loop: {
    args: [
      {
        name: "seconds",
        kind: "decimal",
        min: 0.000001,
        max: 18446744073709.55,
        unit: "s",
        decimals: 6,
        default: 60,
      },
    ],
    source: "check/check_parser.c:958",
  },
  "flag-1": { build: ["headers"], source: "check/check_parser.c:966" },
  "flag-2": { build: ["headers"], source: "check/check_parser.c:967" },
  "flag-3": { build: ["headers"], source: "check/check_parser.c:968" },
  ha_suspend: { source: "check/check_parser.c:980" },
  hashed: {
    note: "has no effect; an error unless lb_algo is sh or mh",
    source: "check/check_parser.c:963",
  },
  hysteresis: {
    args: [
      {
        name: "weight",
        kind: "uint",
        min: 0,
        max: 4294967295,
        default: 0,
        note: "must be less than quorum, otherwise reduced with an error",
      },
    ],
    source: "check/check_parser.c:993",
  },
  inhibit_on_failure: { since: "1.3.7", source: "check/check_parser.c:959" },
  ip_family: {
    args: [{ name: "family", kind: "enum", words: ["inet", "inet6"] }],
    note: "must not conflict with the address",
    source: "check/check_parser.c:953",
  },
  lb_algo: {
    alias: "lvs_sched",
    args: [scheduler],
    source: "check/check_parser.c:960",
  },
  lb_kind: {
    alias: "lvs_method",
    args: forwardingMethod,
    extra: "checked",
    source: "check/check_parser.c:974",
  },
  lvs_method: {
    alias: "lb_kind",
    args: forwardingMethod,
    extra: "checked",
    source: "check/check_parser.c:975",
  },
  lvs_sched: {
    alias: "lb_algo",
    args: [scheduler],
    source: "check/check_parser.c:961",
  },
  "mh-fallback": {
    since: "2.0.20",
    build: ["headers"],
    note: "lb_algo mh must come first; with sh silently without effect, with any other scheduler an error",
    source: "check/check_parser.c:972",
  },
  "mh-port": {
    since: "2.0.20",
    build: ["headers"],
    note: "lb_algo mh must come first; with sh silently without effect, with any other scheduler an error",
    source: "check/check_parser.c:971",
  },
  nat_mask: {
    removed: "1.2.19",
    removedIn: "1.2.20",
    note: "not present in any release from 1.3.0 on",
  },
  omega: { source: "check/check_parser.c:989" },
  ops: { source: "check/check_parser.c:964" },
  persistence_engine: {
    args: [
      {
        name: "name",
        kind: "string",
        maxLength: 16,
        onViolation: "error-truncated",
      },
    ],
    source: "check/check_parser.c:976",
  },
  persistence_granularity: {
    args: [
      {
        name: "granularity",
        kind: "ipv4-netmask-or-prefix-length",
        min: 1,
        max: 128,
        note: "IPv4: dotted mask; IPv6: prefix length 1..128",
      },
    ],
    source: "check/check_parser.c:978",
  },
  persistence_timeout: {
    args: [
      {
        name: "seconds",
        kind: "uint",
        min: 1,
        max: 2678400,
        unit: "s",
        optional: true,
        ifOmitted: 360,
      },
    ],
    source: "check/check_parser.c:977",
  },
  protocol: {
    args: [
      {
        name: "protocol",
        kind: "enum",
        words: ["TCP", "UDP", "SCTP"],
        default: "UDP, with an error message",
        ignoreCase: true,
      },
    ],
    source: "check/check_parser.c:979",
  },
  quorum: {
    args: [
      {
        name: "weight",
        kind: "uint",
        min: 1,
        max: 4294967295,
        onViolation: "error-default:1",
        default: 1,
      },
    ],
    source: "check/check_parser.c:992",
  },
  quorum_down: {
    args: notifyCommand,
    repeat: "first-wins-error",
    source: "check/check_parser.c:991",
  },
  quorum_up: {
    args: notifyCommand,
    repeat: "first-wins-error",
    source: "check/check_parser.c:990",
  },
  real_server: {
    opens: "keywords",
    args: [
      { name: "address", kind: "ip", onViolation: "error-block-skipped" },
      {
        name: "port",
        kind: "port",
        optional: true,
        min: 1,
        max: 65535,
        onViolation: "error-block-skipped",
        zero: "none",
      },
    ],
    source: "check/check_parser.c:1000",
  },
  retry: {
    since: "1.3.7",
    args: [
      {
        name: "count",
        kind: "uint",
        min: 1,
        max: 4294967295,
        default: "default of the checker",
      },
    ],
    source: "check/check_parser.c:954",
  },
  "sh-fallback": {
    build: ["headers"],
    note: "lb_algo sh must come first; with mh silently without effect, with any other scheduler an error",
    source: "check/check_parser.c:970",
  },
  "sh-port": {
    build: ["headers"],
    note: "lb_algo sh must come first; with mh silently without effect, with any other scheduler an error",
    source: "check/check_parser.c:969",
  },
  smtp_alert: {
    since: "2.0.0",
    args: [{ ...onOff, default: "inherited" }],
    source: "check/check_parser.c:981",
  },
  snmp_name: {
    since: "2.2.3",
    build: ["snmp-checker"],
    args: [{ name: "name", kind: "string" }],
    missing: "error-ignored",
    extra: "error-ignored",
    repeat: "error-replace",
    in227: { repeat: "last-wins" },
    source: "check/check_parser.c:984",
  },
  sorry_server: {
    args: [
      { name: "address", kind: "ip" },
      {
        name: "port",
        kind: "port",
        optional: true,
        min: 1,
        max: 65535,
        zero: "none",
      },
    ],
    source: "check/check_parser.c:997",
  },
  sorry_server_inhibit: {
    note: "after sorry_server, otherwise an error",
    source: "check/check_parser.c:998",
  },
  sorry_server_lvs_method: {
    since: "1.3.6",
    args: forwardingMethod,
    extra: "checked",
    note: "after sorry_server",
    source: "check/check_parser.c:999",
  },
  virtualhost: {
    args: [{ name: "name", kind: "string" }],
    missing: "error-ignored",
    repeat: "error-replace",
    in227: { repeat: "last-wins" },
    source: "check/check_parser.c:982",
  },
  warmup: {
    since: "1.3.7",
    args: [
      {
        name: "seconds",
        kind: "decimal",
        min: 0,
        max: 18446744073709.55,
        unit: "s",
        decimals: 6,
        default: "delay_loop",
      },
    ],
    source: "check/check_parser.c:956",
  },
  weight: {
    since: "1.3.7",
    args: [
      { name: "weight", kind: "uint", min: 1, max: 2147483647, default: 1 },
    ],
    source: "check/check_parser.c:994",
  },
};
