import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { endpointName, repetitionsOf, serviceName } from "../services.ts";

export default defineRule({
  id: "duplicate-real-server",
  area: "lvs",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A virtual server lists the same real server twice",
  why: "keepalived drops the second entry with its weight and its health checks. Mostly a block was copied and its address left as it was, so one server of the pool gets no traffic at all. Address and port must both be the same, in any spelling of the address; the same address with another port is another server (but see `dr-ports-collapse`).",
  references: ["keepalived check_data.c: validate_check_config"],
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
    real_server 198.51.100.1 8080 {
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
    duplicate:
      'real server "{server}" stands in "{service}" already: keepalived drops this entry and its health checks; change the address, or remove one of the two',
    first: '"{server}" stands here first',
    remove: "remove this entry, as keepalived does",
  },
  checkService: (service, { report }) => {
    for (const [each, first] of repetitionsOf(service)) {
      const args = {
        server: endpointName(each),
        service: serviceName(service),
      };
      report({
        message: "duplicate",
        at: each.statement,
        args,
        related: [{ message: "first", at: first.statement, args }],
        fixes: () => [
          {
            title: "remove",
            safety: "suggested",
            edits: removeStatement(each.statement),
          },
        ],
      });
    }
  },
});
