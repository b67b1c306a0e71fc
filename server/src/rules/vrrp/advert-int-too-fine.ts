import { replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "advert-int-too-fine",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "VRRP version 3 with an advert_int finer than 10 ms",
  why: "Adverts of version 3 carry hundredths of a second. keepalived rounds other values with a message, and a configuration test fails for it.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance",
    "RFC 9568 section 5.2 (Max Advertise Interval)",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    version 3
    advert_int 0.125
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
    version 3
    advert_int 0.12
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    fine: "VRRP version 3 sends hundredths of a second: advert_int {value} becomes {rounded}; write that",
    round: "write {rounded}",
  },
  checkFrame({ instances }, { report }) {
    for (const { advertInt, effective } of instances) {
      if (advertInt === undefined || effective.version !== 3) continue;
      // keepalived counts microseconds.
      const microseconds = Math.round(advertInt.value * 1_000_000);
      if (microseconds % 10_000 === 0 || advertInt.value >= 40.96) continue;
      const rounded = String(
        Math.max(1, Math.floor((microseconds + 5000) / 10_000)) / 100,
      );
      report({
        message: "fine",
        at: advertInt.word,
        args: { value: advertInt.word.text, rounded },
        fixes: () => [
          {
            title: "round",
            args: { rounded },
            safety: "suggested",
            edits: replaceWord(advertInt.word, rounded),
          },
        ],
      });
    }
  },
});
