/* Keywords of DNS_CHECK. */
import type { KeywordTable } from "../keyword.ts";
import { connectionCheckKeywords } from "./connection-check.ts";

export const dnsCheckKeywords: KeywordTable = {
  ...connectionCheckKeywords,
  delay_before_retry: {
    ...connectionCheckKeywords.delay_before_retry,
    since: "1.3.7",
  },
  name: {
    args: [
      {
        name: "name",
        kind: "domain-name",
        note: "no empty label; the default is the root domain",
        default: "",
      },
    ],
    repeat: "first-wins-error",
    source: "check/check_dns.c:555",
  },
  type: {
    args: [
      {
        name: "type",
        kind: "enum",
        words: [
          "A",
          "NS",
          "CNAME",
          "SOA",
          "MX",
          "TXT",
          "AAAA",
          "RRSIG",
          "DNSKEY",
        ],
        default: "SOA",
        ignoreCase: true,
        wordsSince: { RRSIG: "1.3.7", DNSKEY: "1.3.7" },
      },
    ],
    source: "check/check_dns.c:554",
  },
  warmup: { ...connectionCheckKeywords.warmup, since: "1.3.7" },
};
