import { sum, weightsOf } from "../quorum.ts";
import { defineRule } from "../rule.ts";
import { keptRealServers, serviceName } from "../services.ts";

export default defineRule({
  id: "all-weights-zero",
  area: "lvs",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary: "Every real server of a service has weight 0",
  // Weights that MISC_CHECK or FILE_CHECK set are no exception: the daemon reports and corrects them all the same.
  why: "Weight 0 takes a server out of scheduling without dropping its connections. If all have it, no new connection is taken. keepalived also lowers the quorum to 0, and the hysteresis, which has to be one below it, wraps round to 4294967295: no quorum is ever found again after it was lost. To take a service out of use, remove it or let the quorum fail to a sorry server.",
  references: ["keepalived check_data.c: validate_check_config"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        weight 0
        TCP_CHECK {
            connect_timeout 3
        }
    }
    real_server 198.51.100.2 80 {
        weight 0
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
        weight 0
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
    allZero:
      'all real servers of "{service}" have weight 0: nothing is scheduled, the quorum becomes 0 and its hysteresis wraps round; give one of them a weight',
    zero: "weight 0 stands here",
  },
  checkOutline: (service, { report }) => {
    const weights = weightsOf(service);
    if (weights === undefined || sum(weights) > 0) return;
    report({
      message: "allZero",
      at: service.statement,
      args: { service: serviceName(service) },
      related: keptRealServers(service).flatMap(({ weight }) =>
        weight === undefined ? [] : [{ message: "zero", at: weight.statement }],
      ),
    });
  },
});
