import { last, unsigned, within } from "../../model/values.ts";
import { replaceWord } from "../edits.ts";
import { quorumOf, sum, weightsOf } from "../quorum.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "hysteresis-ge-quorum",
  area: "lvs",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "The hysteresis is not below the quorum",
  why: "A service loses its quorum below `quorum - hysteresis` and finds it again at `quorum + hysteresis`; with a hysteresis as large as the quorum it could not be lost at all. keepalived uses one less than the quorum (which is 1 if none is written) and reports it. The safe fix writes down the value it uses.",
  references: ["keepalived check_data.c: validate_check_config"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    hysteresis 1
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
    quorum 2
    hysteresis 1
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
  },
  messages: {
    tooLarge:
      "hysteresis {hysteresis} is not below quorum {quorum}: keepalived uses {used}; raise the quorum or write {used}",
    lower: "set the hysteresis to {used}, which is what keepalived uses now",
  },
  checkOutline: (service, { report }) => {
    const { statement } = service;
    const hysteresis = within(
      unsigned(last(statement, "hysteresis")),
      0,
      0xffffffff,
    );
    const written = last(statement, "quorum");
    const quorum = written === undefined ? 1 : quorumOf(service)?.value;
    const weights = weightsOf(service);
    if (hysteresis === undefined || quorum === undefined) return;
    if (hysteresis.value < quorum || sum(weights ?? []) === 0) return;
    const args = {
      hysteresis: hysteresis.value,
      quorum,
      used: Math.min(quorum, sum(weights ?? [])) - 1,
    };
    report({
      message: "tooLarge",
      at: hysteresis.statement,
      args,
      fixes: () => [
        {
          title: "lower",
          args,
          safety: "safe",
          edits: replaceWord(hysteresis.word, String(args.used)),
        },
      ],
    });
  },
});
