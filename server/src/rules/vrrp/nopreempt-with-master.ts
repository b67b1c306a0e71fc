import { all } from "../../model/values.ts";
import { replaceWord, removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { startsAsMaster, isPreemptOff } from "../starting-state.ts";

export default defineRule({
  id: "nopreempt-with-master",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "nopreempt stands beside state MASTER",
  why: "An instance that starts as master takes the addresses before it has heard anybody, so it cannot promise not to preempt: keepalived clears nopreempt. When the node comes back after a failure it takes the addresses again, which is the second interruption that nopreempt was written to avoid. The rule is silent for priority 255 (nopreempt-with-owner speaks), where a later preempt takes nopreempt back, and where strict mode or AH sets the state to BACKUP first.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance",
    "keepalived issues #2483, #2552",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state MASTER
    interface eth0
    virtual_router_id 61
    priority 150
    nopreempt
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
    priority 150
    nopreempt
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  replaces: ["nopreempt-on-lower-only"],
  messages: {
    master:
      '"nopreempt" is dropped because "{name}" starts with state MASTER, so the node takes the addresses back when it returns: write "state BACKUP" here and on the other nodes',
    state: "the state that rules nopreempt out",
    backup: "start as BACKUP",
    remove: "remove nopreempt",
  },
  checkFrame({ instances }, { report }) {
    for (const instance of instances) {
      const { name, nopreempt, state } = instance;
      if (
        nopreempt === undefined ||
        state === undefined ||
        !isPreemptOff(instance) ||
        !startsAsMaster(instance)
      )
        continue;
      report({
        message: "master",
        at: nopreempt,
        args: { name },
        related: [{ message: "state", at: state.statement }],
        fixes: () => [
          {
            title: "backup",
            safety: "suggested",
            edits: replaceWord(state.word, "BACKUP"),
          },
          {
            title: "remove",
            safety: "suggested",
            edits: all(instance.statement, "nopreempt").flatMap(
              removeStatement,
            ),
          },
        ],
      });
    }
  },
});
