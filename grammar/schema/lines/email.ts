/* Lines of notification_email. */
import type { LineFacts } from "../keyword.ts";

export const emailLine: LineFacts = {
  name: "email",
  head: {
    args: [
      {
        name: "address",
        kind: "email",
        repeat: { min: 1 },
        note: "any number of words per line, each one address",
      },
    ],
    missing: "ok",
    extra: "used",
    source: "core/global_parser.c",
  },
  words: {},
};
