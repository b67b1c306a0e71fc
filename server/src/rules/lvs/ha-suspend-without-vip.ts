import { argument, has, last } from "../../model/values.ts";
import { knowsVips, nearestVip, placelessAddressesOf } from "../addresses.ts";
import { writeNear } from "../nearest.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "ha-suspend-without-vip",
  area: "lvs",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "ha_suspend waits for an address that never appears here",
  why: "`ha_suspend` keeps the health checks of a service asleep until its address appears on this machine. No VRRP instance here holds the address, so they never start and the real servers stay in their first state. The rule is silent without any VRRP address (other software may set it), for the node's own addresses, and as long as an include or a line of the lists cannot be read.",
  references: ["keepalived check_api.c: update_checker_activity"],
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
    ha_suspend
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
}
virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    ha_suspend
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
    ha_suspend
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
  },
  messages: {
    never:
      '"ha_suspend": "{address}" never appears on this node, so the health checks never start; use a VIP, or remove "ha_suspend"',
    suspend: "the health checks are suspended here",
    useNear: 'use the VIP "{near}"',
    remove: 'remove "ha_suspend"',
  },
  replaces: ["virtual-server-address-not-a-vip"],
  concerns: ({ statement }) => has(statement, "ha_suspend"),
  checkService: ({ key, statement }, { frame, report }) => {
    const suspend = last(statement, "ha_suspend");
    if (suspend === undefined || key?.kind !== "address") return;
    const { vips, own } = placelessAddressesOf(frame);
    if (!knowsVips(frame) || vips.all.length === 0) return;
    if (vips.of(key).length > 0 || own.of(key).length > 0) return;
    const address = key.address.text;
    const near = nearestVip(frame, address);
    const word = argument(statement);
    report({
      message: "never",
      at: statement,
      args: { address },
      related: [{ message: "suspend", at: suspend }],
      fixes: () => writeNear("useNear", word, near),
    });
  },
});
