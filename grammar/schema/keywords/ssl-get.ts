/* Keywords of SSL_GET and of its url: those of HTTP_GET, and how a connection without a clean end is taken. */
import type { KeywordTable } from "../keyword.ts";
import { onOff } from "./common-arguments.ts";
import { httpGetKeywords } from "./http-get.ts";
import { urlKeywords } from "./url.ts";

export const sslGetKeywords: KeywordTable = {
  ...httpGetKeywords,
  tls_compliant: {
    since: "2.2.8",
    args: [{ ...onOff, default: false }],
    source: "check/check_http.c:960",
  },
};

export const sslUrlKeywords: KeywordTable = {
  ...urlKeywords,
  tls_compliant: {
    since: "2.2.8",
    args: [{ ...onOff, default: false }],
    source: "check/check_http.c:978",
  },
};
