/* Keywords of UDP_CHECK. */
import type { KeywordTable } from "../keyword.ts";
import { connectionCheckKeywords } from "./connection-check.ts";

export const udpCheckKeywords: KeywordTable = {
  ...connectionCheckKeywords,
  max_reply_length: {
    since: "2.2.0",
    args: [
      {
        name: "bytes",
        kind: "uint",
        min: 0,
        max: 65535,
        unit: "bytes",
        default: 255,
      },
    ],
    source: "check/check_udp.c:196",
  },
  min_reply_length: {
    since: "2.2.0",
    args: [
      {
        name: "bytes",
        kind: "uint",
        min: 0,
        max: 65535,
        unit: "bytes",
        default: 0,
      },
    ],
    source: "check/check_udp.c:195",
  },
  payload: {
    since: "2.2.0",
    args: [
      {
        name: "hex",
        kind: "hex",
        repeat: { min: 1 },
        note: "all words are joined",
      },
    ],
    missing: "error-ignored",
    extra: "used",
    source: "check/check_udp.c:193",
  },
  require_reply: {
    args: [
      {
        name: "hex",
        kind: "hex",
        words: ["x"],
        optional: true,
        repeat: { min: 0 },
        note: "x or X stands for any half octet",
      },
    ],
    extra: "used",
    source: "check/check_udp.c:194",
  },
};
