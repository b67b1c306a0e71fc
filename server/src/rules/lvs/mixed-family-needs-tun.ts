import type { VirtualServer } from "../../model/virtual-server.ts";
import { servicesThat } from "../alike-services.ts";
import { forwardBy } from "../methods.ts";
import { defineRule } from "../rule.ts";
import { familiesOf, endpointName, serviceName } from "../services.ts";

export default defineRule({
  id: "mixed-family-needs-tun",
  area: "lvs",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary:
    "A real server has another address family than its service, without a tunnel",
  why: "IPVS can carry IPv4 clients to an IPv6 server, or the reverse, only inside a tunnel. With NAT and DR keepalived drops the server, and a service that loses its last one is dropped too. A service known by a mark or a group takes the family of `ip_family`, else of the first server that is not tunnelled. The method counts that is in force when the server is read: a `lb_kind TUN` further down comes too late.",
  references: [
    "keepalived check_parser.c: rs_end_handler, vs_end_handler",
    "Linux net/netfilter/ipvs/ip_vs_ctl.c",
  ],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind DR
    protocol TCP
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
    real_server 2001:db8::1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      `virtual_server 2001:db8::100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    sorry_server 192.0.2.11 80
    real_server 2001:db8:1::1 80 {
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
    lb_kind TUN
    protocol TCP
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
    real_server 2001:db8::1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
  },
  messages: {
    realServer:
      'real server "{server}" and service "{service}" are of different address families: keepalived drops the server; use "TUN", or an address of the same family',
    sorryServer:
      'sorry server "{server}" and service "{service}" are of different address families: keepalived drops it; use "TUN", or an address of the same family',
    tunnel: 'reach "{server}" through a tunnel',
  },
  checkNode: ({ virtualServers }, { report }) => {
    for (const service of servicesThat(virtualServers, dropsServers))
      for (const endpoint of familiesOf(service).dropped) {
        const args = {
          server: endpointName(endpoint),
          service: serviceName(service),
        };
        report({
          message:
            endpoint === service.sorryServer ? "sorryServer" : "realServer",
          at: endpoint.statement,
          args,
          fixes: () => [
            {
              title: "tunnel",
              args,
              safety: "suggested",
              edits: forwardBy("TUN", service, endpoint),
            },
          ],
        });
      }
  },
});

function dropsServers(service: VirtualServer): boolean {
  return familiesOf(service).dropped.length > 0;
}
