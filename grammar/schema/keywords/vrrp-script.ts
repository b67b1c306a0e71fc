/* Keywords of vrrp_script. */
import type { KeywordTable } from "../keyword.ts";

export const vrrpScriptKeywords: KeywordTable = {
  fall: {
    args: [
      {
        name: "count",
        kind: "uint",
        min: 1,
        max: 2147483647,
        onViolation: "error-default:1",
        default: 1,
      },
    ],
    source: "vrrp/vrrp_parser.c:2440",
  },
  init_fail: { since: "1.3.2", source: "vrrp/vrrp_parser.c:2442" },
  interval: {
    args: [
      {
        name: "seconds",
        kind: "decimal",
        min: 0,
        max: 4294,
        unit: "s",
        default: 1,
        decimals: 3,
        zero: "error, 1 is used",
      },
    ],
    in227: { min: 1, decimals: 0 },
    source: "vrrp/vrrp_parser.c:2436",
  },
  rise: {
    args: [
      {
        name: "count",
        kind: "uint",
        min: 1,
        max: 2147483647,
        onViolation: "error-default:1",
        default: 1,
      },
    ],
    source: "vrrp/vrrp_parser.c:2439",
  },
  script: {
    required: true,
    args: [
      {
        name: "command",
        kind: "script",
        note: 'one word (quote it to pass arguments); "</path" tests that the file can be opened',
      },
    ],
    missing: "silent-ignored",
    source: "vrrp/vrrp_parser.c:2435",
  },
  timeout: {
    args: [
      {
        name: "seconds",
        kind: "decimal",
        min: 0,
        max: 4294,
        unit: "s",
        default: "interval",
        decimals: 3,
        zero: "error, 1 is used",
      },
    ],
    in227: { min: 1, decimals: 0 },
    source: "vrrp/vrrp_parser.c:2437",
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
    source: "vrrp/vrrp_parser.c:2441",
  },
  weight: {
    args: [
      {
        name: "weight",
        kind: "int",
        min: -253,
        max: 253,
        default: 0,
        onViolation: "error-kept",
      },
      {
        name: "option",
        kind: "enum",
        words: ["reverse"],
        optional: true,
        wordsSince: { reverse: "2.0.18" },
      },
    ],
    source: "vrrp/vrrp_parser.c:2438",
  },
};
