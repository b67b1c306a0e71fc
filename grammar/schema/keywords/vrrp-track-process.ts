/* Keywords of vrrp_track_process. */
import type { KeywordTable } from "../keyword.ts";

export const vrrpTrackProcessKeywords: KeywordTable = {
  delay: {
    args: [
      {
        name: "seconds",
        kind: "decimal",
        min: 0.000001,
        max: 3600,
        unit: "s",
        default: 0,
        decimals: 6,
      },
    ],
    source: "vrrp/vrrp_parser.c:2453",
  },
  fork_delay: {
    since: "2.0.16",
    args: [
      {
        name: "seconds",
        kind: "decimal",
        min: 0.000001,
        max: 3600,
        unit: "s",
        default: 0,
        decimals: 6,
      },
    ],
    source: "vrrp/vrrp_parser.c:2455",
  },
  full_command: { source: "vrrp/vrrp_parser.c:2456" },
  param_match: {
    since: "2.0.16",
    args: [
      {
        name: "match",
        kind: "enum",
        words: ["initial", "partial"],
        optional: true,
      },
    ],
    source: "vrrp/vrrp_parser.c:2449",
  },
  process: {
    required: true,
    args: [
      { name: "path", kind: "path" },
      { name: "parameter", kind: "string", repeat: { min: 0 } },
    ],
    extra: "used",
    repeat: "first-wins-error",
    source: "vrrp/vrrp_parser.c:2448",
  },
  quorum: {
    args: [
      {
        name: "count",
        kind: "uint",
        min: 1,
        max: 65535,
        default: 1,
        note: "must not exceed quorum_max",
      },
    ],
    source: "vrrp/vrrp_parser.c:2451",
  },
  quorum_max: {
    since: "2.0.16",
    args: [
      {
        name: "count",
        kind: "uint",
        min: 0,
        max: 65535,
        note: "must not be less than quorum",
      },
    ],
    source: "vrrp/vrrp_parser.c:2452",
  },
  terminate_delay: {
    since: "2.0.16",
    args: [
      {
        name: "seconds",
        kind: "decimal",
        min: 0.000001,
        max: 3600,
        unit: "s",
        default: 0,
        decimals: 6,
      },
    ],
    source: "vrrp/vrrp_parser.c:2454",
  },
  weight: {
    args: [
      { name: "weight", kind: "int", min: -254, max: 254, default: 0 },
      {
        name: "option",
        kind: "enum",
        words: ["reverse"],
        optional: true,
        wordsSince: { reverse: "2.0.18" },
      },
    ],
    missing: "error-ignored",
    repeat: "first-wins-error",
    source: "vrrp/vrrp_parser.c:2450",
  },
};
