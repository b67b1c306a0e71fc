/* Lines of group in vrrp_sync_group and track_group. */
import type { LineFacts } from "../keyword.ts";

export const instanceNameLine: LineFacts = {
  name: "instance_name",
  head: {
    args: [
      {
        name: "name",
        kind: "reference",
        target: "vrrp_instance",
        repeat: { min: 1 },
        note: "any number of names per line; vrrp_sync_group: an unknown name is reported and ignored",
      },
    ],
    missing: "ok",
    extra: "used",
    source: "vrrp/vrrp_parser.c",
  },
  words: {},
};
