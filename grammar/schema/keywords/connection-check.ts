/* Keywords of TCP_CHECK and PING_CHECK, which all checks that connect to a server share. Registered by check/check_api.c and check/check_parser.c. */
import type { KeywordTable } from "../keyword.ts";
import { onOff } from "./common-arguments.ts";

export const connectionCheckKeywords: KeywordTable = {
  alpha: {
    since: "1.3.7",
    args: [{ ...onOff, default: "of the real_server" }],
    source: "check/check_api.c:439",
  },
  bind_if: {
    since: "1.3.7",
    args: [
      {
        name: "interface",
        kind: "interface-name",
        maxLength: 15,
        note: "existence is not checked",
      },
    ],
    source: "check/check_api.c:429",
  },
  bind_port: {
    args: [{ name: "port", kind: "uint", min: 1, max: 65535 }],
    source: "check/check_api.c:428",
  },
  bindto: {
    args: [
      {
        name: "address",
        kind: "ip",
        note: "families of connect_ip and bindto must match",
      },
    ],
    source: "check/check_api.c:427",
  },
  connect_ip: {
    args: [
      {
        name: "address",
        kind: "ip",
        note: "families of connect_ip and bindto must match",
        default: "real_server address",
      },
    ],
    source: "check/check_api.c:425",
  },
  connect_port: {
    args: [{ name: "port", kind: "uint", min: 1, max: 65535 }],
    source: "check/check_api.c:426",
  },
  connect_timeout: {
    args: [
      {
        name: "seconds",
        kind: "decimal",
        min: 0.000001,
        max: 4294.967295,
        unit: "s",
        default: "of the real_server",
        decimals: 6,
      },
    ],
    source: "check/check_api.c:430",
  },
  delay_before_retry: {
    args: [
      {
        name: "seconds",
        kind: "decimal",
        min: 0,
        max: 18446744073709.55,
        unit: "s",
        default:
          "of the real_server, else 1 (HTTP_GET and SSL_GET 3, DNS_CHECK delay_loop)",
        decimals: 6,
      },
    ],
    source: "check/check_api.c:436",
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
        default: "of the real_server",
        decimals: 6,
      },
    ],
    source: "check/check_api.c:438",
  },
  fwmark: {
    build: ["fwmark"],
    args: [{ name: "mark", kind: "uint", min: 0, max: 4294967295, default: 0 }],
    source: "check/check_api.c:432",
  },
  log_all_failures: {
    since: "2.0.11",
    args: [{ ...onOff, default: "checker_log_all_failures" }],
    source: "check/check_api.c:440",
  },
  retry: {
    args: [
      {
        name: "count",
        kind: "uint",
        min: 0,
        max: 4294967295,
        default: "of the real_server, else 1 (DNS_CHECK 3, MISC_CHECK 0)",
      },
    ],
    source: "check/check_api.c:435",
  },
  warmup: {
    args: [
      {
        name: "seconds",
        kind: "decimal",
        min: 0,
        max: 18446744073709.55,
        unit: "s",
        default: "of the real_server, else delay_loop",
        decimals: 6,
      },
    ],
    source: "check/check_api.c:437",
  },
};
