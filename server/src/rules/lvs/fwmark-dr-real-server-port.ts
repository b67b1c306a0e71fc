import { keysOf } from "../../model/taking.ts";
import { mayTakeMarks, servicesThat } from "../alike-services.ts";
import { endpointsOf, portToChecker } from "../remedies/fwmark-service.ts";
import { keptServices, serviceName, sorryMethodOf } from "../services.ts";
import { defineRule } from "../rule.ts";

const service = (
  server: string,
  port: string,
): string => `virtual_server fwmark 6 {
    delay_loop 6
    lb_algo wrr
    lb_kind DR
    real_server ${server} {
        TCP_CHECK {
            ${port}connect_timeout 3
        }
    }
}
`;

export default defineRule({
  id: "fwmark-dr-real-server-port",
  area: "lvs",
  severity: "warning",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "A server of a firewall mark service with DR or TUN has a port",
  why: "DR and TUN leave the packet as it is, so a marked service keeps whatever port the client asked for; keepalived clears the port and says so. The checkers then have no port to connect to either: it belongs into their `connect_port`. With NAT a port is meant: all marked traffic goes to it.",
  references: [
    "keepalived check_data.c: validate_check_config",
    "keepalived issue #1431",
  ],
  examples: {
    bad: [service("198.51.100.1 80", "")],
    good: [
      service("198.51.100.1", "connect_port 80\n            "),
      service("198.51.100.1 80", "").replace("lb_kind DR", "lb_kind NAT"),
    ],
  },
  messages: {
    port: '{service} keeps the client\'s port: "{port}" is cleared, and the checkers lose it; write the address only and put the port into connect_port',
    move: "Move the port into the checkers as connect_port",
  },
  checkNode: (node, { report }) => {
    for (const each of servicesThat(keptServices(node), mayTakeMarks)) {
      const keys = keysOf({ node, service: each });
      if (!keys.some(({ kind }) => kind === "fwmark")) continue;
      for (const endpoint of endpointsOf(each)) {
        const method =
          "method" in endpoint ? endpoint.method : sorryMethodOf(each);
        if (
          endpoint.port === undefined ||
          endpoint.port.value === 0 ||
          method === undefined ||
          method === "NAT"
        )
          continue;
        report({
          message: "port",
          at: endpoint.port.word,
          args: { service: serviceName(each), port: endpoint.port.value },
          fixes: () => [
            { title: "move", safety: "safe", edits: portToChecker(endpoint) },
          ],
        });
      }
    }
  },
});
