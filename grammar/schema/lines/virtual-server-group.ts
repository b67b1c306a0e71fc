/* Lines of virtual_server_group. */
import type { LineFacts } from "../keyword.ts";

export const virtualServerGroupLine: LineFacts = {
  name: "virtual_server_group_entry",
  head: {
    args: [
      {
        name: "address",
        kind: "ip-or-range-or-prefix",
        onViolation: "error-entry-dropped",
        note: "ADDR, ADDR-N (last part of the range end), ADDR-ADDR, ADDR/LEN (host bits must be 0)",
      },
      {
        name: "port",
        kind: "port",
        min: 1,
        max: 65535,
        optional: true,
        onViolation: "error-entry-dropped",
        zero: "none",
      },
    ],
    missing: "ok",
    source: "check/check_data.c",
  },
  words: {
    fwmark: {
      args: [
        {
          name: "mark",
          kind: "uint",
          min: 0,
          max: 4294967295,
          onViolation: "error-entry-dropped",
        },
        {
          name: "family",
          kind: "enum",
          words: ["inet", "inet6"],
          optional: true,
          onViolation: "error-entry-dropped",
          wordsSince: { inet: "2.1.0", inet6: "2.1.0" },
        },
      ],
      source: "check/check_data.c:219",
    },
  },
  unknown: "ignored",
};
