import { last } from "../../model/values.ts";
import { checkersOf, connecting, timingOf, type Timing } from "../checkers.ts";
import { prependToBlock } from "../edits.ts";
import { endpointName } from "../services.ts";

/** Seconds. */
const limit = 60;

import { defineRule } from "../rule.ts";

export default defineRule({
  id: "slow-failure-detection",
  area: "check",
  severity: "info",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A dead real server stays in service for more than a minute",
  why: "A server that dies right after a check is found out by the next one (`delay_loop`, 60 s if it is not written), and only after all retries, each with its own timeout: `delay_loop + (retry + 1) * connect_timeout + retry * delay_before_retry`. Until then it gets its share of new connections. Each value may stand in the checker, the real server or the virtual server. Checks that run a script take as long as the script and are not counted.",
  references: [
    "keepalived check_data.c: validate_check_config",
    "keepalived check_api.c: queue_checker",
  ],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
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
    ],
  },
  messages: {
    slow: 'a dead "{server}" stays in service for up to {seconds} s (a check every {delayLoop} s, then {retry} retries); set a shorter "delay_loop", timeout or fewer retries',
    add: 'add "delay_loop 6"',
  },
  checkOutline: (service, { report }) => {
    for (const each of checkersOf(service)) {
      const { kind, realServer } = each;
      if (!connecting.has(kind) && kind !== "PING_CHECK") continue;
      const timing = timingOf(each);
      if (timing === undefined) continue;
      const seconds = longest(timing);
      if (seconds <= limit) continue;
      const own = last(service.statement, "delay_loop");
      report({
        message: "slow",
        at: own ?? service.statement,
        args: {
          server: endpointName(realServer),
          seconds: Math.round(seconds),
          delayLoop: timing.delayLoop,
          retry: timing.retry,
        },
        fixes: () =>
          own === undefined
            ? [
                {
                  title: "add",
                  safety: "suggested",
                  edits: prependToBlock(service.statement, ["delay_loop 6"]),
                },
              ]
            : [],
      });
      return;
    }
  },
});

/** Seconds from the last check that was answered to the server's removal. */
function longest({
  delayLoop,
  connectTimeout,
  retry,
  delayBeforeRetry,
}: Timing): number {
  return delayLoop + (retry + 1) * connectTimeout + retry * delayBeforeRetry;
}
