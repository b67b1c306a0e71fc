import { parseAddress } from "../../model/address.ts";
import { serverAddresses } from "../../model/read-virtual-servers.ts";
import { isIn, placelessAddressesOf, vipsOf } from "../addresses.ts";
import { addressesOf, keptRealServers, type AddressKey } from "../services.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "real-server-is-vip",
  area: "lvs",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "A real server is the service's own address, or another VIP",
  why: "The address of a service is local on the node that holds it, so a real server with that address is the director itself; on the backup it is the other node, whose health is then checked and balanced to. Behind DR or TUN any VIP of this configuration is a director, which takes the packet for the VIP it is still addressed to and balances it again. Silent for NAT to another port of the address (a program on the director itself) and for NAT to another VIP (a second balancer on purpose).",
  references: ["Linux net/netfilter/ipvs/ip_vs_xmit.c"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 192.0.2.100 80 {
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
        192.0.2.101/24
    }
}
virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind DR
    protocol TCP
    real_server 192.0.2.101 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
    good: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 192.0.2.100 8080 {
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
        10.0.0.1/24
    }
}
virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.1 8080 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
  },
  messages: {
    own: 'real server "{server}" is the address of the service itself: traffic would be balanced to where it came from; write the address of a machine',
    vip: 'real server "{server}" is a VIP of "{instance}": "{method}" hands packets to the director that holds it, which balances them again; write the address of a machine',
  },
  checkService: (service, { frame, report }) => {
    const keys = addressesOf(frame, service);
    const { vips } = placelessAddressesOf(frame);
    const { texts } = serverAddresses(service.statement);
    if (!texts.some(vips.has) && !keys.some((key) => holdsOne(key, texts)))
      return;
    for (const { address, port, method, statement } of keptRealServers(
      service,
    )) {
      const key = keys.find((each) => isIn(each, address.value));
      const vip = vipsOf(frame).at(address.value)[0];
      const samePort = port === undefined || port.value === key?.port;
      if (method === undefined) continue;
      const isOwn = key !== undefined && (method !== "NAT" || samePort);
      if (!isOwn && (vip === undefined || method === "NAT")) continue;
      report({
        message: isOwn ? "own" : "vip",
        at: statement,
        args: {
          server: address.value.text,
          instance: vip?.instance.name ?? "",
          method,
        },
      });
    }
  },
});

/** Whether one of some addresses in canonical form is the one of a service, or in its range. */
function holdsOne(key: AddressKey, texts: readonly string[]): boolean {
  return key.through === undefined
    ? texts.includes(key.address.text)
    : texts.some((text) => {
        const address = parseAddress(text);
        return address !== undefined && isIn(key, address);
      });
}
