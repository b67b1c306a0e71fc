import { all, last } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "promote-secondaries-with-vmac",
  area: "vrrp",
  severity: "info",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "promote_secondaries with use_vmac",
  why: "keepalived sets promote_secondaries on every macvlan it makes. The line is ignored, but a configuration test fails because of the message.",
  references: ["keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    use_vmac
    promote_secondaries
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
    promote_secondaries
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
    use_vmac
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    superfluous:
      'promote_secondaries is set anyway on the macvlan of "{name}", and a configuration test fails for the line; remove it',
    remove: "remove promote_secondaries",
  },
  checkFrame({ instances }, { report }) {
    for (const { name, statement } of instances) {
      const line = last(statement, "promote_secondaries");
      if (
        line === undefined ||
        (last(statement, "use_vmac") ?? last(statement, "use_ipvlan")) ===
          undefined
      )
        continue;
      report({
        message: "superfluous",
        at: line,
        args: { name },
        fixes: () => [
          {
            title: "remove",
            safety: "safe",
            edits: all(statement, "promote_secondaries").flatMap(
              removeStatement,
            ),
          },
        ],
      });
    }
  },
});
