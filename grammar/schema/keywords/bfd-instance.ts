/* Keywords of bfd_instance. */
import type { KeywordTable } from "../keyword.ts";
import { onOff } from "./common-arguments.ts";

export const bfdInstanceKeywords: KeywordTable = {
  checker: { build: ["lvs"], source: "bfd/bfd_parser.c:552" },
  hoplimit: {
    args: [
      {
        name: "hops",
        kind: "uint",
        min: 1,
        max: 255,
        default: "255 for IPv4, 64 for IPv6",
      },
    ],
    source: "bfd/bfd_parser.c:538",
  },
  idle_tx: {
    args: [
      {
        name: "milliseconds",
        kind: "decimal",
        min: 1000,
        max: 4294967,
        unit: "ms",
        default: 1000,
        decimals: 3,
      },
    ],
    source: "bfd/bfd_parser.c:534",
  },
  max_hops: {
    args: [
      {
        name: "hops",
        kind: "int",
        min: -1,
        max: 255,
        default: 0,
        note: "must not exceed ttl or hoplimit",
      },
    ],
    source: "bfd/bfd_parser.c:539",
  },
  min_rx: {
    args: [
      {
        name: "milliseconds",
        kind: "decimal",
        min: 1,
        max: 4294967,
        unit: "ms",
        default: 10,
        decimals: 3,
      },
    ],
    source: "bfd/bfd_parser.c:532",
  },
  min_tx: {
    args: [
      {
        name: "milliseconds",
        kind: "decimal",
        min: 1,
        max: 4294967,
        unit: "ms",
        default: 10,
        decimals: 3,
      },
    ],
    source: "bfd/bfd_parser.c:533",
  },
  multihop: {
    since: "2.2.8",
    args: [{ ...onOff, default: false }],
    source: "bfd/bfd_parser.c:540",
  },
  multiplier: {
    args: [{ name: "count", kind: "uint", min: 1, max: 255, default: 5 }],
    source: "bfd/bfd_parser.c:535",
  },
  neighbor_ip: {
    alias: "neighbour_ip",
    required: true,
    args: [{ name: "address", kind: "ip", onViolation: "error-block-dropped" }],
    missing: "crash",
    source: "bfd/bfd_parser.c:530",
  },
  neighbour_ip: {
    alias: "neighbor_ip",
    required: true,
    args: [{ name: "address", kind: "ip", onViolation: "error-block-dropped" }],
    missing: "crash",
    source: "bfd/bfd_parser.c:531",
  },
  passive: { source: "bfd/bfd_parser.c:536" },
  source_ip: {
    args: [{ name: "address", kind: "ip" }],
    source: "bfd/bfd_parser.c:529",
  },
  ttl: {
    args: [
      {
        name: "ttl",
        kind: "uint",
        min: 1,
        max: 255,
        default: "255 for IPv4, 64 for IPv6",
      },
    ],
    source: "bfd/bfd_parser.c:537",
  },
  vrrp: { build: ["vrrp"], source: "bfd/bfd_parser.c:549" },
  weight: {
    build: ["vrrp"],
    args: [
      { name: "weight", kind: "int", min: -253, max: 253, default: 0 },
      {
        name: "option",
        kind: "enum",
        words: ["reverse"],
        optional: true,
        wordsSince: { reverse: "2.0.18" },
      },
    ],
    source: "bfd/bfd_parser.c:542",
  },
};
