/* Keywords of SMTP_CHECK. */
import type { KeywordTable } from "../keyword.ts";
import { connectionCheckKeywords } from "./connection-check.ts";

export const smtpCheckKeywords: KeywordTable = {
  ...connectionCheckKeywords,
  helo_name: {
    args: [
      { name: "name", kind: "string", default: "smtpchecker.keepalived.org" },
    ],
    missing: "error-ignored",
    repeat: "error-replace",
    in227: { repeat: "last-wins" },
    source: "check/check_smtp.c:298",
  },
  host: {
    opens: "keywords",
    deprecated: {
      since: "1.3.7",
      replacement: "one SMTP_CHECK per host",
      reported: false,
    },
    source: "check/check_smtp.c:310",
  },
};
