/* Keywords of vrrp_instance / authentication. */
import type { KeywordTable } from "../keyword.ts";

export const authenticationKeywords: KeywordTable = {
  auth_pass: {
    args: [
      {
        name: "password",
        kind: "string",
        maxLength: 8,
        onViolation: "error-truncated",
      },
    ],
    source: "vrrp/vrrp_parser.c:2422",
  },
  auth_type: {
    args: [{ name: "type", kind: "enum", words: ["AH", "PASS"] }],
    source: "vrrp/vrrp_parser.c:2421",
  },
};
