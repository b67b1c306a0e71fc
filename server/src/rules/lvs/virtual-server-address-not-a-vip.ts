import { memoByFrame } from "../../model/frame.ts";
import {
  knowsVips,
  nearestVip,
  placelessAddressesOf,
  vipsOf,
} from "../addresses.ts";
import { appendToBlock, replaceArguments } from "../edits.ts";
import { defineRule, type Fix } from "../rule.ts";
import { addressesOf, serviceName } from "../services.ts";
import type { Node } from "../../model/node.ts";
import type { VirtualServer } from "../../model/virtual-server.ts";
import { all, argument, inside } from "../../model/values.ts";

export default defineRule({
  id: "virtual-server-address-not-a-vip",
  area: "lvs",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A virtual server has an address that no VRRP instance holds",
  why: "IPVS takes a packet only on the machine its address lives on, and VRRP moves only the addresses of `virtual_ipaddress`. A service on another address gets nothing, or stays behind when the master fails; usually one digit was changed in one of two places. The daemon does not compare the two lists. The rule is silent without any VRRP address (something else manages the addresses), for firewall marks, for groups of which one address is a VIP, for the node's own addresses, for prefixes routed to `local`, and as long as an include or a line of the lists cannot be read.",
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
virtual_server 192.0.2.101 80 {
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
    virtual_ipaddress_excluded {
        2001:db8::100/64
    }
}
virtual_server 192.0.2.100 80 {
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
virtual_server 2001:0db8:0::0100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 2001:db8:1::1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      `# The node's own address, on purpose
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
    unicast_src_ip 192.0.2.11
    unicast_peer {
        192.0.2.12
    }
}
virtual_server 192.0.2.11 80 {
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
    ],
  },
  misses: "in-configuration",
  messages: {
    notVip:
      'no vrrp_instance here holds "{address}": the service gets no traffic, or stays behind when the master changes; use a VIP, or add the address to one',
    near: 'no vrrp_instance here holds "{address}" ("{near}" is a VIP): the service gets no traffic, or stays behind when the master changes; use a VIP, or add the address to one',
    group:
      'no vrrp_instance here holds an address of "{service}": the service gets no traffic, or stays behind when the master changes; use VIPs, or add the addresses to an instance',
    useNear: 'use the VIP "{near}"',
    add: 'add "{address}" to the addresses of "{instance}"',
  },
  checkNode: (node, { report }) => {
    const { vips, own } = placelessAddressesOf(node);
    if (!knowsVips(node) || vips.all.length === 0 || hasLocalRoutes(node))
      return;
    const elsewhere = node.virtualServers.filter((service) => {
      const keys = addressesOf(node, service);
      return (
        keys.length > 0 &&
        keys.every((key) => vips.of(key).length + own.of(key).length === 0)
      );
    });
    for (const service of elsewhere) {
      if (service.key?.kind === "group") {
        report({
          message: "group",
          at: service.statement,
          args: { service: serviceName(service) },
        });
        continue;
      }
      const address = addressesOf(node, service)[0]?.address.text ?? "";
      // Where hundreds of services have no VIP here, none of them is a slip of the pen.
      const near =
        elsewhere.length > 256 ? undefined : nearestVip(node, address);
      report({
        message: near === undefined ? "notVip" : "near",
        at: service.statement,
        args: { address, near: near ?? "" },
        fixes: () => fixesOf(node, service, address, near),
      });
    }
  },
});

function fixesOf(
  node: Node,
  { statement, key }: VirtualServer,
  address: string,
  near: string | undefined,
): readonly Fix[] {
  if (key?.kind !== "address") return [];
  const port = argument(statement, 1)?.text;
  const neighbour = vipsOf(node).around(key.address)[0];
  const prefix = neighbour?.address.prefixLength;
  const list = all(neighbour?.instance.statement, "virtual_ipaddress")[0];
  return [
    ...(near === undefined
      ? []
      : [
          {
            title: "useNear",
            args: { near },
            safety: "suggested" as const,
            edits: replaceArguments(
              statement,
              port === undefined ? near : `${near} ${port}`,
            ),
          },
        ]),
    ...(neighbour === undefined || list === undefined || prefix === undefined
      ? []
      : [
          {
            title: "add",
            args: { address, instance: neighbour.instance.name },
            safety: "suggested" as const,
            edits: appendToBlock(list, [`${address}/${prefix}`]),
          },
        ]),
  ];
}

/** AnyIP: whole prefixes belong to the machine by a route of type local. */
const hasLocalRoutes = memoByFrame(({ blocks }) => {
  const lists = [
    ...blocks("static_routes"),
    ...blocks("vrrp_instance").flatMap((head) => all(head, "virtual_routes")),
  ];
  return lists.some((list) =>
    inside(list).some(({ words }) =>
      words.some((word) => word.text === "local"),
    ),
  );
});
