import { serverAddresses } from "../../model/read-virtual-servers.ts";
import type { Endpoint, ForwardingMethod } from "../../model/virtual-server.ts";
import { isLoopback, isLoopbackText } from "../addresses.ts";
import {
  forwardsBy,
  keptRealServers,
  serviceName,
  sorryMethodOf,
} from "../services.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "dr-loopback-server",
  area: "lvs",
  severity: "hint",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "A real or sorry server behind DR is a loopback address",
  why: "For DR the kernel treats a loopback address as this machine itself and delivers the packet locally, as it is: with the VIP as its destination. The local service must therefore listen on the VIP or on 0.0.0.0; one that listens on 127.0.0.1 only never sees these packets, although a health check of 127.0.0.1 succeeds. Right as a sorry server when that is known, which is why this is only a hint. With NAT such an address does not work at all (`nat-loopback-server`).",
  references: [
    "Linux net/netfilter/ipvs/ip_vs_xmit.c: ip_vs_dr_xmit",
    "LVS-HOWTO, LocalNode",
  ],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind DR
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
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind DR
    protocol TCP
    sorry_server 192.0.2.11 80
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
    local:
      '"{address}" means this director itself: packets arrive there with destination {service}, so the local service must listen on that address or on 0.0.0.0, not on "{address}"',
    localMark:
      '"{address}" means this director itself: packets arrive there with the address the client asked for, so the local service must listen on that address or on 0.0.0.0, not on "{address}"',
  },
  concerns: (service) =>
    forwardsBy("DR", service) || sorryMethodOf(service) === "DR",
  checkService: (service, { report }) => {
    if (!serverAddresses(service.statement).texts.some(isLoopbackText)) return;
    const { sorryServer } = service;
    const check = (
      { address, statement }: Endpoint,
      method: ForwardingMethod | undefined,
    ): void => {
      if (method === "DR" && isLoopback(address.value))
        report({
          message: service.key?.kind === "address" ? "local" : "localMark",
          at: statement,
          args: {
            address: address.value.text,
            service: serviceName(service),
          },
        });
    };
    for (const each of keptRealServers(service)) check(each, each.method);
    if (sorryServer !== undefined) check(sorryServer, sorryMethodOf(service));
  },
});
