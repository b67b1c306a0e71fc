import { knowsVips, placelessAddressesOf } from "../addresses.ts";
import { familiesOf } from "../services.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "fwmark-vip-missing",
  area: "lvs",
  severity: "hint",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "A firewall-mark service has no VIP to receive packets for",
  why: "A mark selects packets, but IPVS sees only packets that are delivered on this machine (and its own). A marked packet whose destination is no local address is routed on, not balanced. The instances of this configuration hold addresses, but none of the family of this service, so something else must bring the packets in: an address set elsewhere, or a policy route of type local. An instance without any address is told by `vip-missing`.",
  references: ["Linux net/netfilter/ipvs/ip_vs_core.c: ip_vs_ops"],
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
virtual_server fwmark 7 {
    delay_loop 6
    lb_algo wrr
    lb_kind DR
    real_server 2001:db8::1 {
        TCP_CHECK {
            connect_port 80
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
virtual_server fwmark 7 {
    delay_loop 6
    lb_algo wrr
    lb_kind DR
    real_server 198.51.100.1 {
        TCP_CHECK {
            connect_port 80
        }
    }
}
`,
      `virtual_server fwmark 7 {
    delay_loop 6
    lb_algo wrr
    lb_kind DR
    real_server 2001:db8::1 {
        TCP_CHECK {
            connect_port 80
        }
    }
}
`,
    ],
  },
  messages: {
    noVip:
      "no instance here holds an {family} address: IPVS takes packets with mark {mark} only if they are delivered on this machine; add their destination to the virtual addresses, or route it locally",
  },
  // An instance without any VIP is reported by the daemon itself; the other family is what it does not see.
  concerns: ({ key }) => key?.kind === "fwmark",
  checkService: (service, { frame, report }) => {
    const { key, statement } = service;
    const { family } = familiesOf(service);
    if (key?.kind !== "fwmark" || family === undefined) return;
    const vips = placelessAddressesOf(frame).vips.all;
    if (!knowsVips(frame) || vips.length === 0) return;
    if (vips.some((each) => each.family === family)) return;
    report({
      message: "noVip",
      at: statement,
      args: { mark: key.mark, family },
    });
  },
});
