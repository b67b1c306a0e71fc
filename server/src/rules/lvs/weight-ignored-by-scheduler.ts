import { all, last } from "../../model/values.ts";
import type { VirtualServer } from "../../model/virtual-server.ts";
import { servicesThat } from "../alike-services.ts";
import { removeStatement, replaceWord } from "../edits.ts";
import { defineRule, type Fix } from "../rule.ts";

/** Schedulers that look only at whether a weight is 0, and their relatives that count it. */
const weighted: Readonly<Record<string, string | undefined>> = {
  rr: "wrr",
  lc: "wlc",
  dh: undefined,
};

export default defineRule({
  id: "weight-ignored-by-scheduler",
  area: "lvs",
  severity: "warning",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary:
    "Real servers have different weights, but the scheduler does not look at them",
  why: "The schedulers `rr`, `lc` and `dh` only ask whether a weight is 0. A server with weight 2 gets exactly as many connections as one with weight 1, whatever the numbers promise, and neither keepalived nor `ipvsadm -Ln` (which prints the weights) says so. `wrr` and `wlc` are the same schedulers with weights. The rule is silent when all weights are equal, and a weight of 0 (drained) never counts as different, since every scheduler honours it. Both fixes want a decision: whether the ratio or the scheduler was meant.",
  references: [
    "Linux net/netfilter/ipvs/ip_vs_rr.c, ip_vs_lc.c, ip_vs_dh.c",
    "ipvsadm(8), schedulers",
  ],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo rr
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
      `# The weight that is not written is 1
virtual_server fwmark 6 {
    delay_loop 6
    lb_algo lc
    lb_kind DR
    real_server 198.51.100.1 {
        weight 3
        TCP_CHECK {
            connect_port 80
        }
    }
    real_server 198.51.100.2 {
        TCP_CHECK {
            connect_port 80
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
      `# Weight 0 takes a server out with any scheduler
virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo rr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        weight 1
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
  },
  messages: {
    ignored:
      'the weights {weights} have no effect: scheduler "{scheduler}" treats all servers alike; use "{better}" for this ratio, or remove the weights',
    hashed:
      'the weights {weights} have no effect: scheduler "{scheduler}" does not look at them; use a scheduler that does ("wrr", "wlc", "mh"), or remove the weights',
    weight: "weight {weight} stands here",
    useWeighted: 'use "{better}"',
    removeWeights: "remove the weights",
  },
  checkNode: ({ virtualServers }, { report }) => {
    for (const service of servicesThat(virtualServers, ignoresWeights)) {
      const { key, scheduler, realServers } = service;
      if (key === undefined || scheduler === undefined) continue;
      const weights = realServers.map((each) => each.effectiveWeight);
      const counting = weights.filter((each) => each !== 0);
      if (weights.includes(undefined) || new Set(counting).size < 2) continue;
      const better = weighted[scheduler.value];
      const args = {
        scheduler: scheduler.value,
        weights: weights.join(", "),
        better: better ?? "",
      };
      report({
        message: better === undefined ? "hashed" : "ignored",
        at: scheduler.statement,
        args,
        related: realServers.flatMap(({ weight }) =>
          weight === undefined
            ? []
            : [
                {
                  message: "weight",
                  at: weight.statement,
                  args: { weight: weight.value },
                },
              ],
        ),
        fixes: (): readonly Fix[] => [
          ...(better === undefined
            ? []
            : [
                {
                  title: "useWeighted",
                  args,
                  safety: "suggested" as const,
                  edits: replaceWord(scheduler.word, better),
                },
              ]),
          ...withoutWeights(service),
        ],
      });
    }
  },
});

function ignoresWeights({ scheduler }: VirtualServer): boolean {
  return (scheduler?.value ?? "") in weighted;
}

/** Only where no quorum adds the weights up. */
function withoutWeights({
  statement,
  realServers,
}: VirtualServer): readonly Fix[] {
  if (last(statement, "quorum") !== undefined) return [];
  const edits = realServers
    .filter(({ weight }) => weight?.value !== 0)
    .flatMap((each) => all(each.statement, "weight"))
    .flatMap((each) => removeStatement(each));
  return [{ title: "removeWeights", safety: "suggested", edits }];
}
