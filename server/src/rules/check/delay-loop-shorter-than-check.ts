import { last, unsigned } from "../../model/values.ts";
import { checkersOf, connecting, timingOf } from "../checkers.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "delay-loop-shorter-than-check",
  area: "check",
  severity: "hint",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "A check may take longer than the time between two of them",
  why: "A checker is armed again when its result is there, so checks never overlap: where one may take longer than `delay_loop`, the real interval is the longer of the two, just when a server is slow. Lower `connect_timeout` (5 s if it is not written) or raise `delay_loop`. For `MISC_CHECK` it is `misc_timeout` that counts.",
  references: ["keepalived check_tcp.c: tcp_epilog", "keepalived check_misc.c"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 2
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 10
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
}
`,
      `virtual_server 192.0.2.100 80 {
    delay_loop 2
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 1
        }
    }
}
`,
    ],
  },
  messages: {
    longer:
      'the check may take {seconds} s but is due every {delayLoop} s: the real interval is the longer one; lower the timeout, or raise "delay_loop"',
  },
  checkOutline: (service, { report }) => {
    for (const each of checkersOf(service)) {
      const { checker, kind } = each;
      const timing = timingOf(each);
      if (timing === undefined) continue;
      const own = last(
        checker,
        kind === "MISC_CHECK" ? "misc_timeout" : "connect_timeout",
      );
      if (!connecting.has(kind) && kind !== "MISC_CHECK") continue;
      const seconds =
        kind === "MISC_CHECK" ? unsigned(own)?.value : timing.connectTimeout;
      if (seconds === undefined || seconds <= timing.delayLoop) continue;
      report({
        message: "longer",
        at: own ?? checker.words[0],
        args: { seconds, delayLoop: timing.delayLoop },
      });
      return;
    }
  },
});
