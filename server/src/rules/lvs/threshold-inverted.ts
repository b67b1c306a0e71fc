import { last, unsigned } from "../../model/values.ts";
import { removeStatement, replaceWord } from "../edits.ts";
import { defineRule, type Fix } from "../rule.ts";

export default defineRule({
  id: "threshold-inverted",
  area: "lvs",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary:
    "The lower connection threshold of a real server is above the upper one",
  why: "A server with `uthreshold` connections gets no more until it is back below `lthreshold`. The kernel refuses a destination whose lower threshold is the larger one (also when the upper one is missing, which counts as 0): the real server is never added to IPVS, while keepalived takes it as up. The daemon does not compare them.",
  references: ["Linux net/netfilter/ipvs/ip_vs_ctl.c: ip_vs_add_dest"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        uthreshold 10
        lthreshold 20
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
    real_server 198.51.100.1 80 {
        lthreshold 20
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
        uthreshold 20
        lthreshold 10
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
    real_server 198.51.100.1 80 {
        uthreshold 20
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
  },
  messages: {
    inverted:
      "lthreshold {lower} is above uthreshold {upper}: the kernel refuses the real server, it gets no traffic; swap them",
    alone:
      'lthreshold {lower} is above "uthreshold", which is 0 where it is not written: the kernel refuses the real server, it gets no traffic; add a larger "uthreshold", or remove this line',
    swap: "swap the two",
    remove: 'remove "lthreshold"',
  },
  visit: {
    "virtual_server/real_server": (realServer, { report }) => {
      const lower = unsigned(last(realServer, "lthreshold"));
      const upper = unsigned(last(realServer, "uthreshold"));
      if (upper === undefined && last(realServer, "uthreshold")) return;
      if (lower === undefined || lower.value <= (upper?.value ?? 0)) return;
      const args = { lower: lower.value, upper: upper?.value ?? "" };
      report({
        message: upper === undefined ? "alone" : "inverted",
        at: lower.statement,
        args,
        fixes: (): readonly Fix[] => [
          upper === undefined
            ? {
                title: "remove",
                safety: "suggested",
                edits: removeStatement(lower.statement),
              }
            : {
                title: "swap",
                safety: "suggested",
                edits: [
                  ...replaceWord(lower.word, String(upper.value)),
                  ...replaceWord(upper.word, String(lower.value)),
                ],
              },
        ],
      });
    },
  },
});
