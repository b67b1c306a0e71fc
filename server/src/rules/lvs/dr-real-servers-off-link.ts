import type { Address } from "../../model/address.ts";
import { memoByFrame } from "../../model/frame.ts";
import { isLoopback, knowsVips, placelessAddressesOf } from "../addresses.ts";
import { replaceWord } from "../edits.ts";
import { methodWordOf } from "../methods.ts";
import { forwardsBy, keptRealServers } from "../services.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "dr-real-servers-off-link",
  area: "lvs",
  severity: "hint",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A DR real server lies in no network this node is known to be in",
  why: "DR changes only the MAC address, so the real server must be a neighbour on one of the director's own links; a router in between would send the packet, which is still addressed to the VIP, straight back. No prefix of a VIP or static address here contains the server. The director may have interfaces the file does not speak of: hence a hint. Silent where no prefix is known.",
  references: ["Linux net/netfilter/ipvs/ip_vs_xmit.c: ip_vs_dr_xmit"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind DR
    protocol TCP
    real_server 203.0.113.5 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
    good: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind DR
    protocol TCP
    real_server 192.0.2.50 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind TUN
    protocol TCP
    real_server 203.0.113.5 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
  },
  messages: {
    offLink:
      '"{server}" is in no network of this node that is known here: DR needs its real servers on the same link; otherwise use "TUN" or "NAT"',
    tunnel: 'use "TUN"',
  },
  concerns: (service) => forwardsBy("DR", service),
  checkService: (service, { frame, report }) => {
    const families = networkFamiliesOf(frame);
    if (families.length === 0) return;
    const { vips, statics, own } = placelessAddressesOf(frame);
    const lists = [vips, statics];
    const server = keptRealServers(service).find(
      ({ method, address: { value } }) =>
        method === "DR" &&
        !isLoopback(value) &&
        families.includes(value.family) &&
        lists.every(
          (each) =>
            each.around(value).length === 0 && each.at(value).length === 0,
        ) &&
        own.at(value).length === 0,
    );
    if (server === undefined) return;
    const word = methodWordOf(service, server);
    report({
      message: "offLink",
      at: server.statement,
      args: { server: server.address.value.text },
      fixes: () =>
        word === undefined
          ? []
          : [
              {
                title: "tunnel",
                safety: "suggested",
                edits: replaceWord(word, "TUN"),
              },
            ],
    });
  },
});

/** The families of which a network is known; none where there may be others. */
const networkFamiliesOf = memoByFrame((frame): readonly Address["family"][] => {
  const { vips, statics } = placelessAddressesOf(frame);
  return knowsVips(frame)
    ? (["IPv4", "IPv6"] as const).filter(
        (family) => vips.hasNetworks(family) || statics.hasNetworks(family),
      )
    : [];
});
