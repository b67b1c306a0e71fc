import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { all, text } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "state-set-twice",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "state BACKUP behind state MASTER in one instance",
  why: "For most keywords the last line counts. state is an exception: once an instance is told to be MASTER a later BACKUP is refused, with a message. The node that was meant to wait starts as master and takes the addresses for a moment.",
  references: ["keepalived keepalived/vrrp/vrrp_parser.c: vrrp_state_handler"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state MASTER
    interface eth0
    virtual_router_id 61
    priority 150
    state BACKUP
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
    ],
  },
  messages: {
    ignored:
      '"state BACKUP" is ignored: "{name}" is already MASTER; keep one of the two lines',
    first: "set to MASTER here",
    master: "remove this line",
    backup: "remove the MASTER line",
  },
  replaces: ["duplicate-scalar"],
  checkFrame({ instances }, { report }) {
    for (const { name, statement } of instances) {
      let master: Statement | undefined;
      for (const line of all(statement, "state")) {
        const state = text(line)?.value;
        if (state === "MASTER") master = line;
        else if (state !== "BACKUP") master = undefined;
        else if (master !== undefined) {
          const first = master;
          report({
            message: "ignored",
            at: line,
            args: { name },
            related: [{ message: "first", at: first }],
            fixes: () => [
              {
                title: "master",
                safety: "suggested",
                edits: removeStatement(line),
              },
              {
                title: "backup",
                safety: "suggested",
                edits: removeStatement(first),
              },
            ],
          });
        }
      }
    }
  },
});
