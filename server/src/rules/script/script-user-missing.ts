import { last } from "../../model/values.ts";
import { insertAfter } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { globalLine } from "../global-lines.ts";
import { scriptsOf, scriptUser, scriptLinesOf } from "../scripts.ts";

export default defineRule({
  id: "script-user-missing",
  area: "script",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "enable_script_security without a user for the scripts",
  why: "Without script_user keepalived runs scripts as the user keepalived_script. Where the system has no such user, and packages do not make it, the scripts are removed, and with them the trackers: the services go unwatched. With enable_script_security there is no falling back to root. The rule is silent if every script names its own user.",
  references: [
    "keepalived lib/notify.c: set_default_script_user, check_script_secure",
    "keepalived issues #2184, #586",
  ],
  examples: {
    bad: [
      `global_defs {
    enable_script_security
}
vrrp_script chk_app {
    script "/etc/keepalived/check.sh"
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
    good: [
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "/etc/keepalived/check.sh"
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
      `global_defs {
    enable_script_security
}
vrrp_script chk_app {
    script "/etc/keepalived/check.sh"
    interval 2
    user root
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
    missing:
      'there is no script_user: keepalived runs "{command}" as keepalived_script, and removes it if the system has no such user; set script_user in global_defs',
    script: "this script has no user",
    insert: "insert script_user root",
  },
  checkNode(node, { report }) {
    const enabled = globalLine(node, "enable_script_security");
    if (
      enabled === undefined ||
      !node.complete ||
      globalLine(node, "script_user") !== undefined
    )
      return;
    const own = new Map(
      scriptsOf(node).map((use) => [use.statement, scriptUser(node, use)]),
    );
    // Where a command cannot be read its line still tells whether it has a user.
    const first = scriptLinesOf(node).find(
      (line) =>
        (own.has(line)
          ? own.get(line)
          : (line.words[2] ?? last(line.parent, "user"))) === undefined,
    );
    const command = first?.words[1]?.text;
    if (first === undefined || command === undefined) return;
    report({
      message: "missing",
      at: enabled,
      args: { command },
      related: [{ message: "script", at: first }],
      fixes: () => [
        {
          title: "insert",
          safety: "suggested",
          edits: insertAfter(enabled, ["script_user root"]),
        },
      ],
    });
  },
});
