// Docs of the lines of a virtual_server_group block.
import type { KeywordDocs } from "./doc.ts";

export const virtualServerGroupDocs: KeywordDocs = {
  "<virtual_server_group_entry>": {
    summary: "Adds an address, range or network, with its port, to the group",
    details:
      "Every address of the group gets the pool and the checks of `virtual_server group`; the checks run once for the whole group. A range is written with the last part of its end or with a full address (`192.0.2.20-29`, `192.0.2.250-192.0.3.5`), a network must have empty host bits. Without a port the service needs `persistence_timeout`. With `DR` and `TUN` the ports cannot change: leave the port of the real servers out and give their checkers `connect_port`.",
    example: `192.0.2.10 80
192.0.2.20-29 80
203.0.113.0/29 443`,
  },
  fwmark: {
    summary: "Adds the traffic that carries a firewall mark to the group",
    details:
      "The mark is set by iptables or nftables rules on this host before IPVS sees the packet, and never leaves it. The protocol comes from those rules, real servers with `DR` or `TUN` take no port and their checkers need `connect_port`. Give the family only in groups where all real servers use `TUN` and both families occur.",
    example: `fwmark 3
fwmark 4`,
  },
};
