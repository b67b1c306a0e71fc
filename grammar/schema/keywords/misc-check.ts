/* Keywords of virtual_server / real_server / MISC_CHECK. */
import type { KeywordTable } from "../keyword.ts";
import { onOff } from "./common-arguments.ts";

export const miscCheckKeywords: KeywordTable = {
  alpha: {
    since: "1.3.7",
    args: [{ ...onOff, default: "of the real_server" }],
    source: "check/check_api.c:439",
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
  log_all_failures: {
    since: "2.0.11",
    args: [{ ...onOff, default: "checker_log_all_failures" }],
    source: "check/check_api.c:440",
  },
  misc_dynamic: { source: "check/check_misc.c:214" },
  misc_path: {
    required: true,
    args: [
      {
        name: "command",
        kind: "script",
        note: "one word (quote it to pass arguments)",
      },
    ],
    missing: "silent-ignored",
    source: "check/check_misc.c:212",
  },
  misc_timeout: {
    args: [{ name: "seconds", kind: "uint", min: 0, max: 4294, unit: "s" }],
    source: "check/check_misc.c:213",
  },
  retry: {
    since: "1.3.7",
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
  user: {
    args: [
      { name: "user", kind: "user", onViolation: "error-block-dropped" },
      {
        name: "group",
        kind: "group",
        optional: true,
        onViolation: "error-block-dropped",
      },
    ],
    missing: "error-ignored",
    source: "check/check_misc.c:215",
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
