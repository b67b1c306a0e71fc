import { last } from "../../model/values.ts";
import { weightsOf } from "../quorum.ts";
import { defineRule, type Arguments } from "../rule.ts";
import { memoByService } from "../services.ts";

export default defineRule({
  id: "persistence-hides-weights",
  area: "lvs",
  severity: "hint",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary:
    "A test from one host does not show the weights of a persistent service",
  why: "With persistence the scheduler is asked once for a client address; everything that follows within the timeout goes to the same server. The ratio of the weights shows over many clients, never in a loop of `curl` on one host, which makes a right configuration look broken. To test the ratio take `persistence_timeout` out for a moment; `persistence_granularity` makes the effect larger, not smaller.",
  references: ["Linux net/netfilter/ipvs/ip_vs_core.c: ip_vs_sched_persist"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    persistence_timeout 50
    real_server 198.51.100.1 80 {
        weight 2
        TCP_CHECK {
            connect_timeout 3
        }
    }
    real_server 198.51.100.2 80 {
        weight 1
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
        weight 2
        TCP_CHECK {
            connect_timeout 3
        }
    }
    real_server 198.51.100.2 80 {
        weight 1
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    persistence_timeout 50
    real_server 198.51.100.1 80 {
        weight 2
        TCP_CHECK {
            connect_timeout 3
        }
    }
    real_server 198.51.100.2 80 {
        weight 2
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
  },
  messages: {
    hidden:
      'one client address always gets the same server for {seconds} s: a test from one host does not show the ratio {weights} of "{scheduler}"',
  },
  checkOutline: (service, { report }) => {
    const args = service.complete ? hiddenIn(service) : undefined;
    const at = last(service.statement, "persistence_timeout");
    if (args !== undefined && at !== undefined)
      report({ message: "hidden", at, args });
  },
});

/** The ratio that can't be seen, in words. */
const hiddenIn = memoByService((service): Arguments | undefined => {
  const seconds = service.persistence?.seconds;
  const scheduler = service.scheduler?.value ?? "wlc";
  const weights = weightsOf(service)?.filter((weight) => weight > 0) ?? [];
  return seconds === undefined ||
    !["wrr", "wlc"].includes(scheduler) ||
    new Set(weights).size < 2
    ? undefined
    : { seconds, weights: weights.join(":"), scheduler };
});
