import { serverAddresses } from "../../model/read-virtual-servers.ts";
import type { Endpoint, VirtualServer } from "../../model/virtual-server.ts";
import { isLoopback, isLoopbackText } from "../addresses.ts";
import { forwardBy } from "../methods.ts";
import { forwardsBy, keptRealServers, sorryMethodOf } from "../services.ts";
import { defineRule, type Fix } from "../rule.ts";

export default defineRule({
  id: "nat-loopback-server",
  area: "lvs",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A real or sorry server behind NAT is a loopback address",
  why: "The kernel refuses to rewrite the destination of a packet that came from outside to 127.0.0.0/8 or ::1, and drops it. As a sorry server such an address turns an outage of the real servers into silence instead of an apology. A service whose own address is a loopback one gets its requests from this machine, which are rewritten. With DR a loopback address means local delivery and works (see `dr-loopback-server`); with NAT use another address of the director.",
  references: ["Linux net/netfilter/ipvs/ip_vs_xmit.c: ip_vs_nat_xmit"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    sorry_server 127.0.0.1 80
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
    good: [
      `virtual_server 127.0.0.1 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 127.0.0.1 8080 {
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
    sorry_server 192.0.2.11 80
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
    sorry_server 127.0.0.1 80
    sorry_server_lvs_method DR
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
    loopback:
      'the kernel does not translate packets from outside to "{address}", it drops them; use another address of this director, or "DR"',
    useDr: 'reach it with "DR": deliver locally',
  },
  concerns: (service) =>
    forwardsBy("NAT", service) || sorryMethodOf(service) === "NAT",
  checkService: (service, { report }) => {
    if (!serverAddresses(service.statement).texts.some(isLoopbackText)) return;
    // Requests to a loopback address come from this machine, and their destination is rewritten.
    if (service.key?.kind === "address" && isLoopback(service.key.address))
      return;
    for (const realServer of keptRealServers(service))
      if (realServer.method === "NAT" && isLoopback(realServer.address.value))
        report({
          message: "loopback",
          at: realServer.statement,
          args: { address: realServer.address.value.text },
          fixes: () => offer(service, realServer),
        });
    const { sorryServer } = service;
    if (
      sorryServer !== undefined &&
      sorryMethodOf(service) === "NAT" &&
      isLoopback(sorryServer.address.value)
    )
      report({
        message: "loopback",
        at: sorryServer.statement,
        args: { address: sorryServer.address.value.text },
        fixes: () => offer(service, sorryServer),
      });
  },
});

/** DR cannot change ports: only where there is nothing to change. */
function offer(service: VirtualServer, server: Endpoint): readonly Fix[] {
  const { key } = service;
  const { port } = server;
  const keepsPort =
    port === undefined || (key?.kind === "address" && key.port === port.value);
  return keepsPort
    ? [
        {
          title: "useDr",
          safety: "suggested",
          edits: forwardBy("DR", service, server),
        },
      ]
    : [];
}
