/* Keywords of garp_group. */
import type { KeywordTable } from "../keyword.ts";

export const garpGroupKeywords: KeywordTable = {
  garp_interval: {
    args: [
      {
        name: "seconds",
        kind: "decimal",
        min: 0,
        max: 4294.967295,
        unit: "s",
        decimals: 6,
      },
    ],
    in227: { max: 2147.483647 },
    source: "vrrp/vrrp_parser.c:2316",
  },
  gna_interval: {
    args: [
      {
        name: "seconds",
        kind: "decimal",
        min: 0,
        max: 4294.967295,
        unit: "s",
        decimals: 6,
      },
    ],
    in227: { max: 2147.483647 },
    source: "vrrp/vrrp_parser.c:2317",
  },
  interface: {
    args: [{ name: "interface", kind: "interface" }],
    repeat: "repeat",
    repeatNote: "the same interface twice is an error",
    source: "vrrp/vrrp_parser.c:2318",
  },
  interfaces: {
    opens: "values",
    format: "interface_name",
    extra: "error-ignored",
    empty: "error-ignored",
    source: "vrrp/vrrp_parser.c:2319",
  },
};
