import { last } from "../../model/values.ts";
import { prependToBlock } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { serviceName } from "../services.ts";

export default defineRule({
  id: "missing-lb-algo",
  area: "lvs",
  severity: "warning",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "A virtual server names no scheduler",
  why: "keepalived falls back to `wlc` (fewest connections for its weight) and reports it. That may be right, but then nothing tells the next reader so; a service that was meant to be dealt out in turns is not. The safe fix writes down what the daemon does anyway. `lvs_sched` is the same keyword.",
  references: ["keepalived check_data.c: validate_check_config"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_kind NAT
    protocol TCP
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
    lvs_sched wlc
    lb_kind NAT
    protocol TCP
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
      '"{service}" has no "lb_algo": keepalived uses "wlc"; write the scheduler down',
    insert: 'add "lb_algo wlc", which is what keepalived uses now',
  },
  checkOutline: (service, { report }) => {
    const { statement } = service;
    if (last(statement, "lb_algo") ?? last(statement, "lvs_sched")) return;
    report({
      message: "missing",
      at: statement,
      args: { service: serviceName(service) },
      fixes: () => [
        {
          title: "insert",
          safety: "safe",
          // Before the flags of schedulers, which count only behind it.
          edits: prependToBlock(statement, ["lb_algo wlc"]),
        },
      ],
    });
  },
});
