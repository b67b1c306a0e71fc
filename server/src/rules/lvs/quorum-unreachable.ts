import { replaceWord } from "../edits.ts";
import { quorumOf, sum, weightsOf } from "../quorum.ts";
import { defineRule } from "../rule.ts";
import { serviceName } from "../services.ts";

export default defineRule({
  id: "quorum-unreachable",
  area: "lvs",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "The quorum is larger than all weights together",
  // Weights that MISC_CHECK or FILE_CHECK set are no exception: the daemon reduces the quorum without looking at them.
  why: "The quorum is held against the sum of the weights of the servers that are up (1 each, if none is written). A larger one could never be reached, so keepalived lowers it to the sum: now the loss of a single server loses the quorum, `quorum_down` runs and the sorry server takes all traffic. This happens when the file is read, so weights that a check sets later do not help.",
  references: ["keepalived check_data.c: validate_check_config"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    quorum 5
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
    good: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    quorum 5
    weight 3
    real_server 198.51.100.1 80 {
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
    unreachable:
      'quorum {quorum} of "{service}" is more than all weights together ({total}): keepalived lowers it to {total}, so that one failure loses it; write {total} or less',
    lower: "lower the quorum to {quorum}: one server may fail",
  },
  checkOutline: (service, { report }) => {
    const quorum = quorumOf(service);
    const weights = weightsOf(service);
    if (quorum === undefined || weights === undefined) return;
    const total = sum(weights);
    // All weights 0 is a mistake of its own: all-weights-zero.
    if (total === 0 || quorum.value <= total) return;
    const lower = Math.max(1, total - Math.max(...weights));
    report({
      message: "unreachable",
      at: quorum.statement,
      args: {
        quorum: quorum.value,
        total,
        service: serviceName(service),
      },
      fixes: () => [
        {
          title: "lower",
          args: { quorum: lower },
          safety: "suggested",
          edits: replaceWord(quorum.word, String(lower)),
        },
      ],
    });
  },
});
