/* Keywords of vrrp_instance / auth_hmac. */
import type { KeywordTable } from "../keyword.ts";

export const authHmacKeywords: KeywordTable = {
  active_key: {
    required: true,
    args: [
      {
        name: "id",
        kind: "uint",
        min: 1,
        max: 255,
        note: "must be the id of a key, otherwise the extension is disabled with an error",
      },
    ],
    source: "vrrp/vrrp_parser.c:2427",
  },
  anti_replay: {
    args: [
      {
        name: "mode",
        kind: "enum",
        words: ["time", "monotonic"],
        default: "time",
      },
    ],
    source: "vrrp/vrrp_parser.c:2429",
  },
  key: {
    args: [
      { name: "id", kind: "uint", min: 1, max: 255 },
      {
        name: "value",
        kind: "hmac-key",
        minLength: 32,
        maxLength: 64,
        note: "ASCII text, hex:HEXDIGITS or file:PATH; lengths are bytes after decoding",
      },
    ],
    missing: "error-ignored",
    repeat: "repeat",
    repeatNote: "a duplicate id is an error and ignored",
    source: "vrrp/vrrp_parser.c:2426",
  },
  mode: {
    args: [
      {
        name: "mode",
        kind: "enum",
        words: ["enforce", "permissive", "receive-only"],
        default: "enforce",
        wordsSince: { "receive-only": "2.4.2" },
      },
    ],
    source: "vrrp/vrrp_parser.c:2430",
  },
  time_window: {
    args: [
      {
        name: "seconds",
        kind: "uint",
        min: 1,
        max: 300,
        unit: "s",
        default: "3 * advert_int, at least 5",
      },
    ],
    source: "vrrp/vrrp_parser.c:2428",
  },
};
