import { memoByPiece } from "../../../../grammar/syntax/memo.ts";
import { readKey } from "../../model/service-keys.ts";
import type { VirtualServer } from "../../model/virtual-server.ts";
import {
  familiesOf,
  keptServices,
  protocolOf,
  serviceName,
} from "../services.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "duplicate-virtual-server",
  area: "lvs",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "Two virtual servers take the same packets",
  why: "Two blocks with the same address, port and protocol, or the same firewall mark and family, are one service in the kernel. keepalived does not compare them: it adds the second to the first, each block's health checks remove real servers that the other still counts on, and a reload leaves what one of them had. The same address with another protocol is another service. Groups that overlap are told by `virtual-server-group-reused`.",
  references: [
    "keepalived issues #1772, #2691",
    "Linux net/netfilter/ipvs/ip_vs_ctl.c: ip_vs_add_service",
  ],
  examples: {
    bad: [
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
virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.2 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
    good: [
      `virtual_server 192.0.2.100 53 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 53 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
virtual_server 192.0.2.100 53 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol UDP
    real_server 198.51.100.1 53 {
        DNS_CHECK {
            type A
            name www.example.org
        }
    }
}
`,
      `virtual_server fwmark 6 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
virtual_server fwmark 6 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
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
    duplicate:
      '"{service}" is defined twice: both blocks are one service in the kernel and undo each other\'s health checks; merge their real servers into one',
    first: "it is defined here first",
  },
  checkNode: (node, { report }) => {
    const services = keptServices(node);
    if (differ(services)) return;
    const seen = new Map<string, VirtualServer>();
    for (const service of services) {
      const identity = identityOf(service);
      if (identity === undefined) continue;
      const first = seen.get(identity);
      if (first === undefined) {
        seen.set(identity, service);
        continue;
      }
      report({
        message: "duplicate",
        at: service.statement,
        args: { service: serviceName(service) },
        related: [{ message: "first", at: first.statement }],
      });
    }
  },
});

/** Whether all have addresses, and no two the same one with the same port. */
function differ(services: readonly VirtualServer[]): boolean {
  const sockets = new Set<string>();
  for (const { statement } of services) {
    const socket = socketOf(statement);
    if (socket === undefined) return false;
    sockets.add(socket);
  }
  return sockets.size === services.length;
}

const socketOf = memoByPiece((head) => {
  const key = readKey(head);
  return key?.kind === "address"
    ? `${key.address.text} ${key.port ?? 0}`
    : undefined;
});

/** What the kernel knows a service by; undefined for groups and where it can't be read. */
function identityOf(service: VirtualServer): string | undefined {
  const { key } = service;
  if (key?.kind === "fwmark")
    return `mark ${key.mark} ${familiesOf(service).family ?? "IPv4"}`;
  const protocol = protocolOf(service);
  return key?.kind === "address" && protocol !== undefined
    ? `${protocol} ${key.address.text} ${key.port ?? 0}`
    : undefined;
}
