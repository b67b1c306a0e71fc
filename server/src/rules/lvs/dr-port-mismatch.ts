import type { Node } from "../../model/node.ts";
import type {
  Endpoint,
  ForwardingMethod,
  VirtualServer,
} from "../../model/virtual-server.ts";
import { replaceWord } from "../edits.ts";
import { methodWordOf } from "../methods.ts";
import { defineRule, type Fix } from "../rule.ts";
import {
  addressesOf,
  endpointName,
  keptRealServers,
  serviceName,
  sorryMethodOf,
} from "../services.ts";

export default defineRule({
  id: "dr-port-mismatch",
  area: "lvs",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A real server behind DR or TUN has another port than its service",
  why: "DR and TUN hand packets on as they are: only the MAC address is new, or a tunnel header is put around them. The port a client asked for is the port the real server is asked for. keepalived therefore puts the service's port in the place of the one written here, but its health check keeps the written port: the check can succeed on a port that gets no traffic, while clients are refused. The rule is silent for NAT, for real servers without a port (they take the service's), and for firewall-mark services, which have a rule of their own.",
  references: [
    "keepalived check_data.c: validate_check_config; check_api.c: queue_checker",
    "Linux net/netfilter/ipvs/ip_vs_xmit.c",
  ],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind DR
    protocol TCP
    real_server 198.51.100.1 8080 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      `virtual_server 192.0.2.100 443 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    sorry_server 192.0.2.11 8443
    sorry_server_lvs_method DR
    real_server 198.51.100.1 8443 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      `virtual_server_group WEB {
    192.0.2.100 80
    192.0.2.101 80
}
virtual_server group WEB {
    delay_loop 6
    lb_algo wrr
    lb_kind TUN
    protocol TCP
    real_server 198.51.100.1 8080 {
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
    sorry_server 192.0.2.11
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      `# NAT rewrites ports
virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind DR
    protocol TCP
    real_server 198.51.100.1 8080 {
        lvs_method NAT
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
      '"{method}" cannot change ports: keepalived replaces {written} of real server "{server}" by {port} of the service, while the health check still asks {written}; write {port}, or use NAT',
    sorryServer:
      '"{method}" cannot change ports: keepalived replaces {written} of sorry server "{server}" by {port} of the service; write {port}, or use NAT',
    anyPort:
      '"{method}" cannot change ports: the service takes all ports, so keepalived drops {written} of "{server}"; leave the port out',
    severalPorts:
      '"{method}" cannot change ports: {written} of "{server}" does not hold for port {port} of "{service}"; leave the port out, and give its checks a "connect_port", or use NAT',
    setPort: "set the port to {port}",
    useNat: 'use "NAT"',
  },
  checkOutline: (service, { node, report }) => {
    const check = (
      endpoint: Endpoint,
      method: ForwardingMethod | undefined,
      kind: "realServer" | "sorryServer",
    ): void => {
      const { port } = endpoint;
      if (method === undefined || method === "NAT" || port === undefined)
        return;
      const other = otherPort(node, service, port.value);
      if (other === undefined) return;
      const methodWord = methodWordOf(service, endpoint);
      const args = {
        method,
        server: endpointName(endpoint),
        written: port.value,
        port: other.port ?? "",
        service: serviceName(service),
      };
      report({
        message:
          other.port === undefined
            ? "anyPort"
            : other.only
              ? kind
              : "severalPorts",
        at: endpoint.statement,
        args,
        fixes: (): readonly Fix[] => [
          ...(other.port === undefined || !other.only
            ? []
            : [
                {
                  title: "setPort",
                  args,
                  safety: "suggested" as const,
                  edits: replaceWord(port.word, String(other.port)),
                },
              ]),
          ...(methodWord === undefined
            ? []
            : [
                {
                  title: "useNat",
                  safety: "suggested" as const,
                  edits: replaceWord(methodWord, "NAT"),
                },
              ]),
        ],
      });
    };
    const { sorryServer } = service;
    for (const each of keptRealServers(service))
      check(each, each.method, "realServer");
    if (sorryServer !== undefined)
      check(sorryServer, sorryMethodOf(service), "sorryServer");
  },
});

/** A port of the service that is another one than this; whether all its addresses have that one. */
function otherPort(
  node: Node,
  service: VirtualServer,
  written: number,
): { readonly port: number | undefined; readonly only: boolean } | undefined {
  const ports = new Set(addressesOf(node, service).map(({ port }) => port));
  const other = [...ports].find((port) => port !== written);
  return other === undefined && !ports.has(undefined)
    ? undefined
    : { port: other, only: ports.size === 1 };
}
