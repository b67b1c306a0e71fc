import { all } from "../../model/values.ts";
import { replaceWord, removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { isOwner, startsAsMaster, isPreemptOff } from "../starting-state.ts";

export default defineRule({
  id: "preempt-delay-conflict",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "preempt_delay is dropped because the instance never preempts late",
  why: "preempt_delay makes a node with the higher priority wait before it takes the addresses back. A node with nopreempt never takes them back, and one that starts as MASTER takes them before the delay could begin, so keepalived resets the delay to 0. With state BACKUP and without nopreempt the delay works; a delay of 0 is nothing to warn about. Priority 255 and strict mode have rules of their own.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance",
    "man keepalived.conf(5), preempt_delay",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    nopreempt
    preempt_delay 60
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state MASTER
    interface eth0
    virtual_router_id 61
    priority 150
    preempt_delay 60
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
    preempt_delay 60
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state MASTER
    interface eth0
    virtual_router_id 61
    priority 150
    preempt_delay 0
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
    nopreempt
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    nopreempt:
      '"preempt_delay" is dropped: "{name}" has nopreempt and never preempts, so there is nothing to delay; keep one of the two',
    master:
      '"preempt_delay" is dropped: "{name}" starts with state MASTER; write "state BACKUP" if the delay is wanted',
    other: "the line that rules the delay out",
    remove: "remove preempt_delay",
    backup: "start as BACKUP",
  },
  checkFrame({ instances }, { report }) {
    for (const instance of instances) {
      const { name, preemptDelay, nopreempt, state, effective } = instance;
      if (
        preemptDelay === undefined ||
        preemptDelay.value === 0 ||
        effective.strict ||
        isOwner(instance)
      )
        continue;
      const master = startsAsMaster(instance);
      const at = master
        ? state?.statement
        : isPreemptOff(instance)
          ? nopreempt
          : undefined;
      if (at === undefined) continue;
      report({
        message: master ? "master" : "nopreempt",
        at: preemptDelay.statement,
        args: { name },
        related: [{ message: "other", at }],
        fixes: () => [
          {
            title: "remove",
            safety: "safe",
            edits: all(instance.statement, "preempt_delay").flatMap(
              removeStatement,
            ),
          },
          ...(master && state !== undefined && nopreempt === undefined
            ? [
                {
                  title: "backup",
                  safety: "suggested",
                  edits: replaceWord(state.word, "BACKUP"),
                } as const,
              ]
            : []),
        ],
      });
    }
  },
});
