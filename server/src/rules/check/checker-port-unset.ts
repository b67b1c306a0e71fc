import { gapsOf } from "../../model/gaps.ts";
import {
  checkedPort,
  checkersOf,
  connecting,
  connectionsOf,
  type CheckerOf,
} from "../checkers.ts";
import { prependToBlock } from "../edits.ts";
import { endpointName } from "../services.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "checker-port-unset",
  area: "check",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A checker has no port to connect to",
  why: "A checker takes the port that is written at its real server when the block is read. Where none is written there (as DR services by mark and by group want it), the port that the real server later takes from its service does not reach the checker: it connects to port 0, always fails, and the server never comes up. No checker type has a default port. The rule is silent for checkers that need none (MISC_CHECK, PING_CHECK, FILE_CHECK, BFD_CHECK) and for `SMTP_CHECK` with a port in every `host`.",
  references: [
    "keepalived check_api.c: queue_checker",
    "keepalived check_data.c: validate_check_config",
  ],
  examples: {
    bad: [
      `virtual_server fwmark 6 {
    delay_loop 6
    lb_algo wrr
    lb_kind DR
    real_server 198.51.100.1 {
        HTTP_GET {
            url {
                path /
                status_code 200
            }
        }
    }
}
`,
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind DR
    protocol TCP
    real_server 198.51.100.1 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
    good: [
      `virtual_server fwmark 6 {
    delay_loop 6
    lb_algo wrr
    lb_kind DR
    real_server 198.51.100.1 {
        TCP_CHECK {
            connect_port 80
            connect_timeout 3
        }
    }
}
`,
      `virtual_server fwmark 6 {
    delay_loop 6
    lb_algo wrr
    lb_kind DR
    real_server 198.51.100.1 {
        PING_CHECK {
        }
    }
}
`,
    ],
  },
  messages: {
    noPort:
      '"{checker}" has no port: it connects to port 0 and always fails, so "{server}" never comes up; add "connect_port"',
    addPort: 'add "connect_port {port}"',
  },
  checkOutline: (service, { node, report }) => {
    if (gapsOf(node.configuration).inside(service.statement)) return;
    for (const each of checkersOf(service)) {
      if (each.realServer.port !== undefined || !connecting.has(each.kind))
        continue;
      for (const connection of connectionsOf(each)) {
        if (checkedPort(connection, each.realServer) !== undefined) continue;
        const port = likelyPort(each);
        report({
          message: "noPort",
          at: connection.words[0],
          args: { checker: each.kind, server: endpointName(each.realServer) },
          fixes: () =>
            port === undefined
              ? []
              : [
                  {
                    title: "addPort",
                    args: { port },
                    safety: "suggested",
                    edits: prependToBlock(connection, [`connect_port ${port}`]),
                  },
                ],
        });
      }
    }
  },
});

/** The service's port, else the one the protocol of the check usually has. */
function likelyPort({ service, kind }: CheckerOf): number | undefined {
  if (service.key?.kind === "address" && service.key.port !== undefined)
    return service.key.port;
  const usual: Readonly<Record<string, number>> = {
    HTTP_GET: 80,
    SSL_GET: 443,
    SMTP_CHECK: 25,
    DNS_CHECK: 53,
  };
  return usual[kind];
}
