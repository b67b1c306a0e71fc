import { all, last, flag } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { isOwner } from "../starting-state.ts";

export default defineRule({
  id: "owner-ignore-adverts-conflict",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "owner_ignore_adverts does not fit the priority",
  why: "The setting tells the owner of the addresses (priority 255) to pay no attention to other masters. Below 255 keepalived (2.3.3 and later) ignores it with a message, and an owner that is told not to ignore them ignores them all the same.",
  references: ["keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    owner_ignore_adverts
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
    priority 255
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    below:
      'owner_ignore_adverts has no effect: "{name}" has not priority 255; remove the line',
    off: 'owner_ignore_adverts cannot be switched off for "{name}", which has priority 255; remove the line',
    remove: "remove owner_ignore_adverts",
  },
  checkFrame({ instances }, { report }) {
    for (const instance of instances) {
      const line = last(instance.statement, "owner_ignore_adverts");
      const on = flag(line);
      if (
        line === undefined ||
        on === undefined ||
        instance.effective.priority === undefined ||
        on === isOwner(instance)
      )
        continue;
      report({
        message: on ? "below" : "off",
        at: line,
        args: { name: instance.name },
        fixes: () => [
          {
            title: "remove",
            safety: "suggested",
            edits: all(instance.statement, "owner_ignore_adverts").flatMap(
              removeStatement,
            ),
          },
        ],
      });
    }
  },
});
