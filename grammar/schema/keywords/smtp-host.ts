/* Keywords of SMTP_CHECK/host. */
import type { KeywordTable } from "../keyword.ts";
import { connectionCheckKeywords } from "./connection-check.ts";

export const smtpHostKeywords: KeywordTable = {
  ...connectionCheckKeywords,
  delay_before_retry: {
    ...connectionCheckKeywords.delay_before_retry,
    since: "1.3.7",
  },
  retry: { ...connectionCheckKeywords.retry, since: "1.3.7" },
  warmup: { ...connectionCheckKeywords.warmup, since: "1.3.7" },
};
