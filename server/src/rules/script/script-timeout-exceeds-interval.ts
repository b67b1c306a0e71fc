import { last, decimal } from "../../model/values.ts";
import { replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "script-timeout-exceeds-interval",
  area: "script",
  severity: "hint",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A script may run longer than its interval",
  why: "While one run hangs keepalived skips the next ones, so a failure is noticed only after the timeout, and after several of them with fall above 1. Without the line the timeout is the interval.",
  references: [
    "keepalived keepalived/vrrp/vrrp_scheduler.c: vrrp_script_thread",
  ],
  examples: {
    bad: [
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "/usr/bin/test -e /run/nginx.pid"
    interval 2
    timeout 10
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_script {
        chk_app
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
    good: [
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "/usr/bin/test -e /run/nginx.pid"
    interval 2
    timeout 2
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_script {
        chk_app
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "/usr/bin/test -e /run/nginx.pid"
    interval 2
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_script {
        chk_app
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    longer:
      "timeout {timeout} s is longer than interval {interval} s: while a run hangs later ones are skipped, so a failure is noticed late; use {interval} or less",
    cut: "write {interval}",
  },
  checkFrame({ blocks, gaps }, { report }) {
    for (const head of blocks("vrrp_script")) {
      const timeout = decimal(last(head, "timeout"));
      const line = last(head, "interval");
      const interval = line === undefined ? 1 : decimal(line)?.value;
      if (
        timeout === undefined ||
        interval === undefined ||
        interval === 0 ||
        timeout.value <= interval ||
        gaps.inside(head)
      )
        continue;
      report({
        message: "longer",
        at: timeout.statement,
        args: { timeout: timeout.value, interval },
        fixes: () => [
          {
            title: "cut",
            args: { interval },
            safety: "suggested",
            edits: replaceWord(timeout.word, String(interval)),
          },
        ],
      });
    }
  },
});
