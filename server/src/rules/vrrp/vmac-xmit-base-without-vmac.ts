import { all, last } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "vmac-xmit-base-without-vmac",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "vmac_xmit_base without use_vmac",
  why: "vmac_xmit_base sends adverts through the interface below the macvlan. Without use_vmac there is no macvlan, also with use_ipvlan; keepalived clears the flag with a message.",
  references: ["keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    vmac_xmit_base
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
    use_vmac
    vmac_xmit_base
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    alone:
      'vmac_xmit_base has no effect: "{name}" has no use_vmac; remove the line',
    remove: "remove vmac_xmit_base",
  },
  checkFrame({ instances }, { report }) {
    for (const { name, statement, complete } of instances) {
      const line = last(statement, "vmac_xmit_base");
      if (
        line === undefined ||
        !complete ||
        last(statement, "use_vmac") !== undefined
      )
        continue;
      report({
        message: "alone",
        at: line,
        args: { name },
        fixes: () => [
          {
            title: "remove",
            safety: "safe",
            edits: all(statement, "vmac_xmit_base").flatMap(removeStatement),
          },
        ],
      });
    }
  },
});
