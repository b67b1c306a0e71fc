import { keywordOf } from "../../../../grammar/syntax/tree.ts";
import { all } from "../../model/values.ts";
import { replaceWord, removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { isOwner, isPreemptOff } from "../starting-state.ts";

export default defineRule({
  id: "nopreempt-with-owner",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "nopreempt or preempt_delay on an instance with priority 255",
  why: "Priority 255 says that this node owns the addresses, and an owner preempts at once by definition (RFC 9568, Preempt_Mode). keepalived therefore clears nopreempt, and preempt_delay as well where the instance starts as master. Priority 255 is also what state MASTER without a priority means. The rule is silent where the priority cannot be read.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance",
    "RFC 9568 section 6.1 (Preempt_Mode)",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 255
    nopreempt
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state MASTER
    interface eth0
    virtual_router_id 61
    priority 255
    preempt_delay 30
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
      `vrrp_instance VI_1 {
    state MASTER
    interface eth0
    virtual_router_id 61
    priority 255
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    owner:
      '"{keyword}" has no effect: with priority 255 "{name}" owns the addresses and always preempts; use a priority of 254 or less, or remove the line',
    lower: "lower the priority to 254",
    remove: "remove {keyword}",
  },
  checkFrame({ instances }, { report }) {
    for (const instance of instances) {
      const { name, priority, effective } = instance;
      if (!isOwner(instance)) continue;
      const ignored = [
        isPreemptOff(instance) ? instance.nopreempt : undefined,
        // An owner that is told to start as BACKUP keeps its delay.
        effective.state === "MASTER" && (instance.preemptDelay?.value ?? 0) > 0
          ? instance.preemptDelay?.statement
          : undefined,
      ].filter((each) => each !== undefined);
      for (const statement of ignored) {
        const keyword = keywordOf(statement);
        report({
          message: "owner",
          at: statement,
          args: { name, keyword },
          fixes: () => [
            {
              title: "remove",
              args: { keyword },
              safety: "suggested",
              edits: all(instance.statement, keyword).flatMap(removeStatement),
            },
            ...(priority === undefined ||
            ignored.length > 1 ||
            effective.state === "MASTER"
              ? []
              : [
                  {
                    title: "lower",
                    safety: "suggested",
                    edits: replaceWord(priority.word, "254"),
                  } as const,
                ]),
          ],
        });
      }
    }
  },
});
