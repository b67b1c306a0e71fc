import { isLoopback, knowsVips, placelessAddressesOf } from "../addresses.ts";
import {
  addressesOf,
  forwardsBy,
  keptRealServers,
  serviceName,
} from "../services.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "nat-gateway-not-floating",
  area: "lvs",
  severity: "hint",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "No virtual address exists in the network of NAT real servers",
  why: "The real servers of a NAT service have to send their answers back through the director, so it is their gateway. If the service can move to another node, that gateway must move with it: a VIP in their network, best in a `vrrp_sync_group` with the service's own. No VIP here lies there, so after a failover the answers go to the wrong node, unless something else (source NAT, a router) sees to it: hence a hint. Silent without prefixes to go by, and for real servers in the service's own network.",
  references: [
    "Linux net/netfilter/ipvs/ip_vs_core.c: ip_vs_out",
    "LVS-HOWTO, LVS-NAT",
  ],
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
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.5 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
    good: [
      `vrrp_sync_group G {
    group {
        VI_OUT
        VI_IN
    }
}
vrrp_instance VI_OUT {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_IN {
    state BACKUP
    interface eth1
    virtual_router_id 62
    priority 100
    virtual_ipaddress {
        10.0.0.1/24
    }
}
virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.5 80 {
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
    real_server 10.0.0.5 80 {
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
        192.0.2.100/32
    }
}
virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.5 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
  },
  messages: {
    fixed:
      '"{server}" answers through a gateway that must move with "{service}", but no VIP lies in its network; add an instance with its gateway address and synchronise the two',
  },
  concerns: (service) => forwardsBy("NAT", service),
  checkService: (service, { frame, report }) => {
    const { vips, own } = placelessAddressesOf(frame);
    const keys = addressesOf(frame, service);
    if (!knowsVips(frame) || keys.every((key) => vips.of(key).length === 0))
      return;
    const server = keptRealServers(service).find(
      ({ method, address: { value } }) =>
        method === "NAT" &&
        !isLoopback(value) &&
        vips.hasNetworks(value.family) &&
        vips.around(value).length === 0 &&
        vips.at(value).length === 0 &&
        own.at(value).length === 0,
    );
    if (server === undefined) return;
    report({
      message: "fixed",
      at: service.statement,
      args: {
        server: server.address.value.text,
        service: serviceName(service),
      },
    });
  },
});
