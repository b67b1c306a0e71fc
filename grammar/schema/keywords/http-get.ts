/* Keywords of HTTP_GET. */
import type { KeywordTable } from "../keyword.ts";
import { onOff } from "./common-arguments.ts";
import { connectionCheckKeywords } from "./connection-check.ts";

export const httpGetKeywords: KeywordTable = {
  ...connectionCheckKeywords,
  enable_sni: {
    since: "1.4.3",
    build: ["sni"],
    args: [{ ...onOff, default: false }],
    source: "check/check_http.c:956",
  },
  fast_recovery: {
    since: "2.0.17",
    args: [{ ...onOff, default: false }],
    source: "check/check_http.c:958",
  },
  http_protocol: {
    since: "2.0.17",
    args: [
      {
        name: "version",
        kind: "enum",
        words: ["1.0", "1.1", "1.0C", "1.0c"],
        default: "1.0",
      },
    ],
    missing: "error-ignored",
    source: "check/check_http.c:954",
  },
  nb_get_retry: {
    deprecated: { since: "2.0.15", replacement: "retry", reported: true },
    args: [{ name: "count", kind: "uint", min: 0, max: 4294967295 }],
    source: "check/check_http.c:952",
  },
  retry: { ...connectionCheckKeywords.retry, since: "1.3.7" },
  url: {
    opens: "keywords",
    required: "usually",
    source: "check/check_http.c:961",
  },
  virtualhost: {
    since: "1.3.6",
    args: [{ name: "name", kind: "string" }],
    missing: "error-ignored",
    repeat: "error-replace",
    in227: { repeat: "last-wins" },
    source: "check/check_http.c:953",
  },
};
