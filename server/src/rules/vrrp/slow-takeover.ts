import { replaceWord } from "../edits.ts";

/** Seconds. */
const limit = 15;

import { defineRule } from "../rule.ts";

export default defineRule({
  id: "slow-takeover",
  area: "vrrp",
  severity: "hint",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A dead master is noticed only after a long time",
  why: "A backup takes over when it has missed three adverts (or `down_timer_adverts`) and a skew that is smaller for higher priorities has passed. With an `advert_int` of five seconds or more that is over a quarter of a minute without service. The interval must be changed on all nodes together: the others wait for it, too.",
  references: ["RFC 9568 section 6.1", "RFC 3768 section 6.1"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    advert_int 10
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
    good: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    advert_int 1
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    slow: 'with adverts every {interval} s a dead master is noticed after about {seconds} s; use a shorter "advert_int" on all nodes',
    shorter: 'set "advert_int 1" here (and on the other nodes)',
  },
  checkFrame: ({ instances }, { report }) => {
    for (const { advertInt, effective } of instances) {
      const { version, priority, downTimerAdverts } = effective;
      const interval = effective.advertInt;
      if (
        advertInt === undefined ||
        interval === undefined ||
        priority === undefined ||
        downTimerAdverts === undefined
      )
        continue;
      const skew = ((256 - priority) / 256) * (version === 3 ? interval : 1);
      const seconds = downTimerAdverts * interval + skew;
      if (seconds <= limit) continue;
      report({
        message: "slow",
        at: advertInt.statement,
        args: { interval, seconds: Math.round(seconds) },
        fixes: () => [
          {
            title: "shorter",
            safety: "suggested",
            edits: replaceWord(advertInt.word, "1"),
          },
        ],
      });
    }
  },
});
