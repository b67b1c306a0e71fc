/* Lines of linkbeat_interfaces. */
import type { LineFacts } from "../keyword.ts";

export const linkbeatInterfaceLine: LineFacts = {
  name: "linkbeat_interface",
  head: {
    args: [
      {
        name: "interface",
        kind: "interface",
        onViolation: "fatal-entry-dropped",
      },
    ],
    missing: "ok",
    source: "vrrp/vrrp_parser.c",
  },
  words: {
    ETHTOOL: { source: "vrrp/vrrp_parser.c:206" },
    IOCTL: { source: "vrrp/vrrp_parser.c:208" },
    MII: { source: "vrrp/vrrp_parser.c:204" },
  },
  unknown: "error-word-ignored",
};
