import { last, unsigned, within, type Valued } from "../../model/values.ts";
import { replaceWord } from "../edits.ts";
import { defineRule, type Fix } from "../rule.ts";

export default defineRule({
  id: "udp-check-lengths-inverted",
  area: "check",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "UDP_CHECK wants an answer that is longer than the longest it takes",
  why: "`min_reply_length` and `max_reply_length` (255 bytes if it is not written) are both asked of every answer. If the first is the larger one no answer fits, the check always fails, and the real server never gets traffic.",
  references: ["keepalived check_udp.c: udp_check_end_handler"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 53 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol UDP
    persistence_timeout 50
    real_server 198.51.100.1 53 {
        UDP_CHECK {
            payload 00
            require_reply
            min_reply_length 300
        }
    }
}
`,
    ],
    good: [
      `virtual_server 192.0.2.100 53 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol UDP
    persistence_timeout 50
    real_server 198.51.100.1 53 {
        UDP_CHECK {
            payload 00
            require_reply
            min_reply_length 300
            max_reply_length 512
        }
    }
}
`,
    ],
  },
  messages: {
    inverted:
      "an answer of at least {least} and at most {most} bytes does not exist: the check always fails; lower the minimum or raise the maximum",
    swap: "swap the two lengths",
    lower: "lower the minimum to {most}",
  },
  visit: {
    "virtual_server/real_server/UDP_CHECK": (checker, { report }) => {
      const read = (keyword: string): Valued<number> | undefined =>
        within(unsigned(last(checker, keyword)), 0, 65535);
      const least = read("min_reply_length");
      const most = read("max_reply_length");
      if (most === undefined && last(checker, "max_reply_length")) return;
      const limit = most?.value ?? 255;
      if (least === undefined || least.value <= limit) return;
      const args = { least: least.value, most: limit };
      report({
        message: "inverted",
        at: least.statement,
        args,
        fixes: (): readonly Fix[] => [
          {
            title: most === undefined ? "lower" : "swap",
            args,
            safety: "suggested",
            edits: [
              ...replaceWord(least.word, String(limit)),
              ...(most === undefined
                ? []
                : replaceWord(most.word, String(least.value))),
            ],
          },
        ],
      });
    },
  },
});
