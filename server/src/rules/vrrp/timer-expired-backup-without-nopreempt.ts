import { keywordOf } from "../../../../grammar/syntax/tree.ts";
import { last } from "../../model/values.ts";
import { removeStatement, insertBefore } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { isPreemptOff } from "../starting-state.ts";

export default defineRule({
  id: "timer-expired-backup-without-nopreempt",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "timer_expired_backup without nopreempt",
  why: "timer_expired_backup tells a node that its timer ran out to stay behind if another one was heard in the meantime. A node that may preempt takes over anyway, so keepalived (2.2.8 and later) resets it with a message. 2.2.7 does not know the keyword.",
  references: ["keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    timer_expired_backup
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
    nopreempt
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    alone:
      '{keyword} has no effect without nopreempt: add nopreempt to "{name}" or remove the line',
    insert: "insert nopreempt",
    remove: "remove {keyword}",
  },
  checkFrame({ instances }, { report }) {
    for (const instance of instances) {
      const { name, statement, complete } = instance;
      const line =
        last(statement, "timer_expired_backup") ??
        last(statement, "thread_timer_expired");
      if (line === undefined || !complete || isPreemptOff(instance)) continue;
      const keyword = keywordOf(line);
      report({
        message: "alone",
        at: line,
        args: { keyword, name },
        fixes: () => [
          ...(instance.nopreempt === undefined
            ? [
                {
                  title: "insert",
                  safety: "suggested",
                  edits: insertBefore(line, ["nopreempt"]),
                } as const,
              ]
            : []),
          {
            title: "remove",
            args: { keyword },
            safety: "suggested",
            edits: removeStatement(line),
          },
        ],
      });
    }
  },
});
