/* Keywords of virtual_server / real_server. */
import type { KeywordTable } from "../keyword.ts";
import { forwardingMethod, notifyCommand, onOff } from "./common-arguments.ts";

export const realServerKeywords: KeywordTable = {
  BFD_CHECK: {
    opens: "keywords",
    since: "2.0.0",
    build: ["bfd"],
    source: "check/check_bfd.c:255",
  },
  DNS_CHECK: { opens: "keywords", source: "check/check_dns.c:551" },
  FILE_CHECK: {
    opens: "keywords",
    since: "2.1.0",
    source: "check/check_file.c:135",
  },
  HTTP_GET: { opens: "keywords", source: "check/check_http.c:949" },
  MISC_CHECK: { opens: "keywords", source: "check/check_misc.c:209" },
  PING_CHECK: {
    opens: "keywords",
    since: "2.1.0",
    source: "check/check_ping.c:174",
  },
  SMTP_CHECK: { opens: "keywords", source: "check/check_smtp.c:296" },
  SSL_GET: { opens: "keywords", source: "check/check_http.c:949" },
  TCP_CHECK: { opens: "keywords", source: "check/check_tcp.c:88" },
  UDP_CHECK: {
    opens: "keywords",
    since: "2.1.0",
    source: "check/check_udp.c:190",
  },
  alpha: {
    since: "1.3.7",
    args: [{ ...onOff, default: "of the virtual_server" }],
    source: "check/check_parser.c:1009",
  },
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
        default: "of the virtual_server",
      },
    ],
    source: "check/check_parser.c:1013",
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
        default: "of the virtual_server",
      },
    ],
    source: "check/check_parser.c:1011",
  },
  delay_loop: {
    since: "1.3.7",
    args: [
      {
        name: "seconds",
        kind: "decimal",
        min: 0.000001,
        max: 18446744073709.55,
        unit: "s",
        decimals: 6,
        default: "of the virtual_server",
      },
    ],
    source: "check/check_parser.c:1014",
  },
  inhibit_on_failure: {
    args: [{ ...onOff, default: "of the virtual_server" }],
    source: "check/check_parser.c:1006",
  },
  lthreshold: {
    args: [
      {
        name: "connections",
        kind: "uint",
        min: 0,
        max: 4294967295,
        default: 0,
      },
    ],
    source: "check/check_parser.c:1005",
  },
  lvs_method: {
    since: "1.3.6",
    args: forwardingMethod,
    extra: "checked",
    source: "check/check_parser.c:1003",
  },
  notify_down: {
    args: notifyCommand,
    repeat: "first-wins-error",
    source: "check/check_parser.c:1008",
  },
  notify_up: {
    args: notifyCommand,
    repeat: "first-wins-error",
    source: "check/check_parser.c:1007",
  },
  retry: {
    since: "1.3.7",
    args: [
      {
        name: "count",
        kind: "uint",
        min: 1,
        max: 4294967295,
        default: "of the virtual_server",
      },
    ],
    source: "check/check_parser.c:1010",
  },
  smtp_alert: {
    since: "2.0.0",
    args: [{ ...onOff, default: "inherited" }],
    source: "check/check_parser.c:1015",
  },
  snmp_name: {
    since: "2.2.3",
    build: ["snmp-checker"],
    args: [{ name: "name", kind: "string" }],
    missing: "error-ignored",
    extra: "error-ignored",
    repeat: "error-replace",
    in227: { repeat: "last-wins" },
    source: "check/check_parser.c:1018",
  },
  uthreshold: {
    args: [
      {
        name: "connections",
        kind: "uint",
        min: 0,
        max: 4294967295,
        default: 0,
      },
    ],
    source: "check/check_parser.c:1004",
  },
  virtualhost: {
    since: "1.3.6",
    args: [{ name: "name", kind: "string" }],
    missing: "error-ignored",
    repeat: "error-replace",
    in227: { repeat: "last-wins" },
    source: "check/check_parser.c:1016",
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
        default: "of the virtual_server",
      },
    ],
    source: "check/check_parser.c:1012",
  },
  weight: {
    args: [
      {
        name: "weight",
        kind: "uint",
        min: 0,
        max: 2147483647,
        default: "of the virtual_server",
      },
    ],
    source: "check/check_parser.c:1002",
  },
};
