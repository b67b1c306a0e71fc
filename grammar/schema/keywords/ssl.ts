/* Keywords of SSL. */
import type { KeywordTable } from "../keyword.ts";

export const sslKeywords: KeywordTable = {
  ca: {
    args: [{ name: "file", kind: "path" }],
    missing: "error-ignored",
    repeat: "error-replace",
    source: "check/check_parser.c:945",
  },
  certificate: {
    args: [{ name: "file", kind: "path" }],
    missing: "error-ignored",
    repeat: "error-replace",
    source: "check/check_parser.c:946",
  },
  key: {
    args: [{ name: "file", kind: "path" }],
    missing: "error-ignored",
    repeat: "error-replace",
    source: "check/check_parser.c:947",
  },
  password: {
    args: [{ name: "password", kind: "string" }],
    missing: "error-ignored",
    repeat: "error-replace",
    source: "check/check_parser.c:944",
  },
};
