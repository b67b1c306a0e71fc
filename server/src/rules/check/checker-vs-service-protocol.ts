import { has } from "../../model/values.ts";
import { checkersOf } from "../checkers.ts";
import { addressesOf } from "../services.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "checker-vs-service-protocol",
  area: "check",
  severity: "warning",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "A checker speaks another protocol than the service",
  why: "A TCP check on the port of a UDP service asks a port on which nothing may listen, or a program that has nothing to do with the service: it fails for a healthy server, or passes for a dead one. The same holds for `UDP_CHECK` on a TCP service. A `connect_port` says that another port is checked on purpose; `DNS_CHECK` fits both, and `MISC_CHECK`, `PING_CHECK`, `FILE_CHECK` and `BFD_CHECK` ask no port of the service. Firewall-mark services have no protocol.",
  references: ["keepalived.conf(5), checkers"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 1812 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol UDP
    ops
    real_server 198.51.100.1 1812 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
    good: [
      `virtual_server 192.0.2.100 1812 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol UDP
    ops
    real_server 198.51.100.1 1812 {
        TCP_CHECK {
            connect_port 22
            connect_timeout 3
        }
    }
}
`,
      `virtual_server 192.0.2.100 53 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol UDP
    ops
    real_server 198.51.100.1 53 {
        DNS_CHECK {
            type A
            name www.example.org
        }
    }
}
`,
    ],
  },
  messages: {
    other:
      '"{checker}" asks a {asked} port, but the service is {protocol}: it says nothing about what clients use; use a check for {protocol}, or set "connect_port" if another port is meant',
  },
  checkOutline: (service, { node, report }) => {
    const { protocol } = service;
    if (protocol === undefined) return;
    for (const { checker, kind } of checkersOf(service)) {
      const wrong =
        protocol.value === "UDP"
          ? ["TCP_CHECK", "HTTP_GET", "SSL_GET", "SMTP_CHECK"].includes(kind)
          : protocol.value === "TCP" && kind === "UDP_CHECK";
      if (!wrong || has(checker, "connect_port") || has(checker, "host"))
        continue;
      if (addressesOf(node, service).length === 0) continue;
      report({
        message: "other",
        at: checker.words[0],
        args: {
          checker: kind,
          asked: kind === "UDP_CHECK" ? "UDP" : "TCP",
          protocol: protocol.value,
        },
      });
    }
  },
});
