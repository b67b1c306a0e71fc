import type { RealServer, VirtualServer } from "../../model/virtual-server.ts";
import { networkOf, placelessAddressesOf, vipsOf } from "../addresses.ts";
import { replaceWord } from "../edits.ts";
import { methodWordOf, ownMethodOf } from "../methods.ts";
import { addressesOf, forwardsBy, keptRealServers } from "../services.ts";
import { defineRule, type Fix } from "../rule.ts";

export default defineRule({
  id: "nat-one-network",
  area: "lvs",
  severity: "hint",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "NAT real servers lie in the network of the service's own address",
  why: "A client in the same network as a real server gets the answer straight from it, from an address it never asked, and drops it: with NAT every answer has to pass the director. It works for clients from elsewhere if the director is the servers' gateway, and for all with source NAT, hence a hint. With DR clients and servers may share a network.",
  references: ["LVS-HOWTO, one network LVS-NAT", "keepalived issue #2243"],
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
    real_server 192.0.2.50 80 {
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
        192.0.2.100/32
    }
}
virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 192.0.2.50 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
  },
  messages: {
    oneNetwork:
      '"{server}" is in the network of the service\'s own address "{vip}": clients there get answers straight from the server and drop them; use "DR", or source NAT',
    useDr: 'use "DR"',
  },
  concerns: (service) => forwardsBy("NAT", service),
  checkService: (service, { frame, report }) => {
    if (!placelessAddressesOf(frame).vips.hasNetworks()) return;
    const keys = addressesOf(frame, service);
    const vips = vipsOf(frame);
    const vip = keys
      .flatMap((key) => vips.of(key))
      .find(({ address }) => networkOf(address) !== undefined);
    if (vip === undefined) return;
    const server = keptRealServers(service).find(
      ({ method, address }) =>
        method === "NAT" &&
        vips.at(address.value).length === 0 &&
        vips.around(address.value).includes(vip),
    );
    if (server === undefined) return;
    report({
      message: "oneNetwork",
      at: server.statement,
      args: { server: server.address.value.text, vip: vip.address.text },
      fixes: () => useDr(service, server),
    });
  },
});

/** DR cannot change ports: only where no real server has another one. */
function useDr(service: VirtualServer, server: RealServer): readonly Fix[] {
  const { key, realServers } = service;
  const word = methodWordOf(service, server);
  const affected =
    ownMethodOf(service, server) === undefined ? realServers : [server];
  const samePorts = affected.every(
    ({ port }) =>
      port === undefined ||
      (key?.kind === "address" && key.port === port.value),
  );
  return word === undefined || !samePorts
    ? []
    : [{ title: "useDr", safety: "suggested", edits: replaceWord(word, "DR") }];
}
