/* Lines of interfaces in garp_group. */
import type { LineFacts } from "../keyword.ts";

export const interfaceNameLine: LineFacts = {
  name: "interface_name",
  head: {
    args: [
      {
        name: "interface",
        kind: "interface",
        repeat: { min: 1 },
        note: "any number of names per line",
      },
    ],
    missing: "ok",
    extra: "used",
    source: "vrrp/vrrp_parser.c",
  },
  words: {},
};
