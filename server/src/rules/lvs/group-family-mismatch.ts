import { defineRule } from "../rule.ts";
import {
  addressesOf,
  endpointName,
  groupOf,
  keptRealServers,
  serviceName,
} from "../services.ts";

export default defineRule({
  id: "group-family-mismatch",
  area: "lvs",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary:
    "A group has an address of another family than a real server that is not tunnelled",
  why: "Each address of a group becomes a service of its own in the kernel, and every real server is entered into each of them. The kernel takes a server of the other family only with TUN; otherwise it refuses the entry, and the clients of that address get no answer. keepalived looks at the families of a service's own address only, so a configuration test says nothing. Write a group for each family, or use TUN.",
  references: [
    "keepalived check/ipvswrapper.c: ipvs_group_cmd",
    "Linux net/netfilter/ipvs/ip_vs_ctl.c: ip_vs_add_dest",
  ],
  examples: {
    bad: [
      `virtual_server_group WEB {
    192.0.2.100 80
    2001:db8::100 80
}
virtual_server group WEB {
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
      `virtual_server_group WEB {
    192.0.2.100 80
    2001:db8::100 80
}
virtual_server group WEB {
    delay_loop 6
    lb_algo wrr
    lb_kind TUN
    protocol TCP
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      `virtual_server_group WEB {
    192.0.2.100 80
}
virtual_server group WEB {
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
  messages: {
    mismatch:
      'real server "{server}" cannot serve "{address}" of "{service}": the kernel takes it behind the other family only with TUN; write a group for each family, or use TUN',
    group: "the group of the service",
  },
  checkOutline: (service, { node, report }) => {
    const group = groupOf(node, service);
    if (group?.complete !== true) return;
    for (const server of keptRealServers(service)) {
      if (server.method === undefined || server.method === "TUN") continue;
      const other = addressesOf(node, service).find(
        ({ address }) => address.family !== server.address.value.family,
      );
      if (other === undefined) continue;
      report({
        message: "mismatch",
        at: server.address.word,
        args: {
          server: endpointName(server),
          address: other.address.text,
          service: serviceName(service),
        },
        related: [{ message: "group", at: group.statement.words[0] }],
      });
    }
  },
});
