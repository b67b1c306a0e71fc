// Docs of the keywords of garp_group.

import type { KeywordDocs } from "./doc.ts";

export const garpGroupDocs: KeywordDocs = {
  garp_interval: {
    summary:
      "Sets the pause between two gratuitous ARP packets on the interfaces of this group",
    details:
      "Takes precedence over `vrrp_garp_interval`. With many addresses even a few milliseconds add up, and the last address is announced that much later. A group needs this or `gna_interval`.",
    example: `garp_interval 0.002
interface eth0`,
  },
  gna_interval: {
    summary:
      "Sets the pause between two unsolicited neighbour advertisements on the interfaces of this group",
    details:
      "The IPv6 counterpart of `garp_interval`; takes precedence over `vrrp_gna_interval`.",
    example: `gna_interval 0.002
interface eth0`,
  },
  interface: {
    summary: "Applies the pauses to one interface",
    details:
      "An interface can belong to one group only, and VMAC interfaces are refused. Use `interfaces` for several behind one switch.",
    example: `garp_interval 0.002
interface eth0`,
  },
  interfaces: {
    summary:
      "Opens the list of interfaces that share the pauses, for example because they lead to one switch",
    details:
      "The pause is kept between packets on all of them together, not on each one by itself. Use either this or `interface` in a block.",
    example: `garp_interval 0.002
interfaces {
    eth0
    eth1
}`,
  },
};
