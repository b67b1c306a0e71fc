import { keywordOf, type Statement } from "../../../../grammar/syntax/tree.ts";
import { inside } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "notify-duplicate",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A notify script is set twice in one block",
  why: "Each notify keyword holds one script. keepalived keeps the first line and ignores the others with a message, so the second script is never run. One script that does both is the usual way out.",
  references: ["keepalived keepalived/vrrp/vrrp_parser.c"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    notify_master "/etc/keepalived/notify.sh a"
    notify_master "/etc/keepalived/notify.sh b"
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
    notify_master "/etc/keepalived/notify.sh master"
    notify_backup "/etc/keepalived/notify.sh backup"
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    twice:
      '"{keyword}" is set already: keepalived keeps the first script and never runs this one; merge both into one script',
    first: "set here first",
    remove: "remove this line",
  },
  replaces: ["duplicate-keyword"],
  checkFrame({ instances, syncGroups }, { report }) {
    for (const { statement } of [...instances, ...syncGroups]) {
      const seen = new Map<string, Statement>();
      for (const line of inside(statement)) {
        const keyword = keywordOf(line);
        if (
          !/^notify(?:$|_)/.test(keyword) ||
          keyword === "notify_priority_changes"
        )
          continue;
        const first = seen.get(keyword);
        if (first === undefined) seen.set(keyword, line);
        else
          report({
            message: "twice",
            at: line,
            args: { keyword },
            related: [{ message: "first", at: first }],
            fixes: () => [
              {
                title: "remove",
                safety: "suggested",
                edits: removeStatement(line),
              },
            ],
          });
      }
    }
  },
});
