import type { RealServer, VirtualServer } from "../../model/virtual-server.ts";
import { defineRule } from "../rule.ts";
import {
  endpointName,
  forwardsBy,
  keptRealServers,
  mayRepeat,
} from "../services.ts";

export default defineRule({
  id: "dr-ports-collapse",
  area: "lvs",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary:
    "Real servers behind DR or TUN differ only in their ports, which do not count there",
  why: "DR and TUN cannot change ports, so keepalived puts the port of the service in the place of each real server's own (for a firewall mark: none). Two entries for one address are then the same destination: the kernel refuses the second one, and the health checks of both switch the one that is left. Several instances on one host need NAT, or an address each. The daemon warns of each port, but compares the entries before it has reset them, so it does not tell that two of them became one.",
  references: [
    "keepalived check_data.c: validate_check_config",
    "Linux net/netfilter/ipvs/ip_vs_ctl.c: ip_vs_add_dest",
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
    real_server 198.51.100.1 8081 {
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
    real_server 198.51.100.1 8080 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
    real_server 198.51.100.1 8081 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
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
    real_server 198.51.100.2 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
  },
  messages: {
    collapse:
      '"{server}" and "{other}" become the same destination: "{method}" cannot change ports, so both get {port}; use NAT, or give each an address of its own',
    other: 'the other entry for "{address}"',
  },
  replaces: ["dr-port-mismatch", "fwmark-dr-real-server-port"],
  concerns: (service) =>
    forwardsBy("DR", service) || forwardsBy("TUN", service),
  checkService: (service, { report }) => {
    for (const { server, other } of collapsing(service)) {
      const port = portOf(service);
      report({
        message: "collapse",
        at: server.statement,
        args: {
          server: endpointName(server),
          other: endpointName(other),
          method: server.method ?? "",
          port: port === 0 ? "none" : `port ${port}`,
        },
        related: [
          {
            message: "other",
            at: other.statement,
            args: { address: server.address.value.text },
          },
        ],
      });
    }
  },
});

interface Collapse {
  readonly server: RealServer;
  readonly other: RealServer;
}

/** Real servers whose port is reset, with another one that has the same address and then the same port. */
function collapsing(service: VirtualServer): readonly Collapse[] {
  const { key, statement } = service;
  if (key === undefined || key.kind === "group") return [];
  if (!mayRepeat(statement)) return [];
  const direct = keptRealServers(service).filter(
    ({ method }) => method === "DR" || method === "TUN",
  );
  const isReset = ({ port }: RealServer): boolean =>
    port !== undefined && port.value !== portOf(service);
  if (!direct.some(isReset)) return [];
  const byAddress = new Map<string, RealServer[]>();
  for (const each of direct) {
    const { text } = each.address.value;
    byAddress.set(text, [...(byAddress.get(text) ?? []), each].slice(0, 2));
  }
  return direct.flatMap((server) => {
    const { address } = server;
    if (!isReset(server)) return [];
    const other = byAddress
      .get(address.value.text)
      ?.find((each) => each !== server);
    return other === undefined ? [] : [{ server, other }];
  });
}

/** What the daemon puts in: 0 for none. */
function portOf({ key }: VirtualServer): number {
  return key?.kind === "address" ? (key.port ?? 0) : 0;
}
