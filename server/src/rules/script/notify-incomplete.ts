import { textOf } from "../../../../grammar/syntax/source-file.ts";
import { last, first } from "../../model/values.ts";
import { insertAfter, isVerbatim } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { globalLine } from "../global-lines.ts";

export default defineRule({
  id: "notify-incomplete",
  area: "script",
  severity: "hint",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "notify_master has no counterpart for another state",
  why: 'What the script for MASTER starts has to be stopped when the node leaves that state. A failed unweighted tracker leads to FAULT, not to BACKUP, so notify_backup alone is not enough; stopping keepalived runs only notify_stop. The rule is silent where the general "notify", a FIFO or a script for the state exists. Scripts run at the same time, so two quick changes may overtake each other; a FIFO keeps the order.',
  references: [
    "keepalived keepalived/vrrp/vrrp_notify.c: get_iscript",
    "keepalived issue #2158",
  ],
  examples: {
    bad: [
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    notify_master "/usr/bin/test master"
    notify_backup "/usr/bin/test backup"
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
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    notify_master "/usr/bin/test master"
    notify_backup "/usr/bin/test backup"
    notify_fault "/usr/bin/test fault"
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    notify "/usr/bin/test"
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    missing:
      'notify_master without {missing}: what the script starts is not stopped when "{name}" goes to {state}',
    insert: "insert {missing}",
  },
  checkFrame(node, { report }) {
    if (
      ["notify_fifo", "vrrp_notify_fifo"].some(
        (keyword) => globalLine(node, keyword) !== undefined,
      )
    )
      return;
    for (const { name, statement } of [...node.instances, ...node.syncGroups]) {
      const master = first(statement, "notify_master");
      if (master === undefined || last(statement, "notify") !== undefined)
        continue;
      const missing = ["notify_backup", "notify_fault"].filter(
        (keyword) => last(statement, keyword) === undefined,
      );
      if (missing.length === 0) continue;
      const states = missing.map((keyword) =>
        keyword.slice("notify_".length).toUpperCase(),
      );
      const args = {
        name,
        missing: missing.join(" and "),
        state: states.join(" or "),
      };
      report({
        message: "missing",
        at: master,
        args,
        fixes: () => {
          const written = textOf(master).slice("notify_master".length);
          if (!isVerbatim(master)) return [];
          const added = missing.map(
            (keyword) =>
              `${keyword}${written.replace(/\bmaster\b/i, keyword.slice("notify_".length))}`,
          );
          return [
            {
              title: "insert",
              args,
              safety: "suggested",
              edits: insertAfter(master, added),
            },
          ];
        },
      });
    }
  },
});
