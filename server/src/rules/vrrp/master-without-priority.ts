import { inside, last } from "../../model/values.ts";
import { insertAfter } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "master-without-priority",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "state MASTER without a priority means priority 255",
  why: "The default priority is 100, but with state MASTER it is 255: the node claims to own the addresses. Weights of trackers no longer count, and no other node can ever take over while it lives; it beats a peer with priority 200. keepalived says nothing about it. The rule is silent in strict mode, where MASTER has to be an owner, and where a line of the block cannot be read.",
  references: ["keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state MASTER
    interface eth0
    virtual_router_id 61
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
    good: [
      `vrrp_instance VI_1 {
    state MASTER
    interface eth0
    virtual_router_id 61
    priority 150
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    owner:
      '"{name}" has state MASTER and no priority, which means 255, the owner of the addresses: weights do not count and no other node can take over; set a priority such as 150',
    insert: "insert priority 150",
  },
  checkFrame({ instances }, { report }) {
    for (const { name, state, statement, effective, complete } of instances) {
      if (
        state === undefined ||
        effective.state !== "MASTER" ||
        last(statement, "priority") !== undefined ||
        effective.strict ||
        !complete
      )
        continue;
      if (
        inside(statement).some(
          ({ words: [word] }) => word.opaque || /^prior/i.test(word.text),
        )
      )
        continue;
      report({
        message: "owner",
        at: state.statement,
        args: { name },
        fixes: () => [
          {
            title: "insert",
            safety: "suggested",
            edits: insertAfter(
              last(statement, "virtual_router_id") ?? state.statement,
              ["priority 150"],
            ),
          },
        ],
      });
    }
  },
});
