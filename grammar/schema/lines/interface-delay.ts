/* Lines of interface_up_down_delays. */
import type { LineFacts } from "../keyword.ts";

export const interfaceDelayLine: LineFacts = {
  name: "interface_delay",
  head: {
    args: [
      {
        name: "interface",
        kind: "interface",
        onViolation: "fatal-entry-dropped",
      },
      {
        name: "down",
        kind: "decimal",
        min: 0,
        max: 255,
        decimals: 6,
        unit: "s",
        onViolation: "error-entry-dropped",
      },
      {
        name: "up",
        kind: "decimal",
        min: 0,
        max: 255,
        decimals: 6,
        unit: "s",
        optional: true,
        default: 0,
        onViolation: "error-entry-dropped",
      },
    ],
    missing: "ok",
    source: "vrrp/vrrp_parser.c",
  },
  words: {},
  unknown: "silent-ignored",
};
