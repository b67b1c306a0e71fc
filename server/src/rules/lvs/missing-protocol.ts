import { keywordOf } from "../../../../grammar/syntax/tree.ts";
import { all } from "../../model/values.ts";
import type { VirtualServer } from "../../model/virtual-server.ts";
import { defineRule } from "../rule.ts";
import { addressesOf, insertIntoService, serviceName } from "../services.ts";

export default defineRule({
  id: "missing-protocol",
  area: "lvs",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary:
    "A virtual server does not say which protocol it serves, and becomes a UDP service",
  why: "Without `protocol` keepalived tells the kernel to balance UDP. TCP packets for the same address and port then match no service and are answered with a reset, unless something on the director listens there. Old releases took TCP, so files that once worked break with an upgrade. Services known by a firewall mark have no protocol (the rule that sets the mark decides) and are left alone.",
  references: ["keepalived check_data.c: validate_check_config"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      `virtual_server_group WEB {
    192.0.2.100 80
    fwmark 6
}
virtual_server group WEB {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
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
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
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
`,
    ],
  },
  misses: "in-block",
  messages: {
    missing:
      '"{service}" has no protocol: keepalived makes it a UDP service, and TCP connections are refused; say which one is meant',
    insert: 'add "protocol {protocol}"',
  },
  checkOutline: (service, { node, report }) => {
    if (
      addressesOf(node, service).length === 0 ||
      all(service.statement, "protocol").length > 0
    )
      return;
    report({
      message: "missing",
      at: service.statement,
      args: { service: serviceName(service) },
      fixes: () =>
        likelyProtocols(service).map((protocol) => ({
          title: "insert",
          args: { protocol },
          safety: "suggested",
          edits: insertIntoService(service, `protocol ${protocol}`),
        })),
    });
  },
});

/** What the checkers ask tells which one is meant, else both are possible. */
function likelyProtocols({ realServers }: VirtualServer): readonly string[] {
  const kinds = realServers.flatMap(({ checkers }) => checkers.map(keywordOf));
  const tcp = kinds.some((kind) =>
    ["TCP_CHECK", "HTTP_GET", "SSL_GET", "SMTP_CHECK"].includes(kind),
  );
  const udp = kinds.includes("UDP_CHECK");
  return tcp === udp ? ["TCP", "UDP"] : [tcp ? "TCP" : "UDP"];
}
