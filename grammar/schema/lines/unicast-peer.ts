/* Lines of unicast_peer. */
import type { LineFacts } from "../keyword.ts";

export const unicastPeerLine: LineFacts = {
  name: "unicast_peer",
  head: {
    args: [
      {
        name: "address",
        kind: "ip",
        onViolation: "error-entry-dropped",
        note: "a /mask or -range tail is silently cut; family must match the instance",
      },
    ],
    missing: "ok",
    source: "vrrp/vrrp_data.c",
  },
  words: {
    max_ttl: {
      since: "2.1.0",
      args: [{ name: "ttl", kind: "uint", min: 0, max: 255, default: 255 }],
      missing: "error-ignored",
      source: "vrrp/vrrp_data.c:1084",
    },
    min_ttl: {
      since: "2.1.0",
      args: [{ name: "ttl", kind: "uint", min: 0, max: 255, default: 0 }],
      missing: "error-ignored",
      source: "vrrp/vrrp_data.c:1082",
    },
  },
  unknown: "error-rest-ignored",
};
