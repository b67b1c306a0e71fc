import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { lines, readable } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "duplicate-tracker",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "An instance or a sync group tracks one object twice",
  why: "keepalived keeps the first entry and ignores the second with a message. If the two differ in their weight, the second weight never counts.",
  references: ["keepalived keepalived/vrrp/vrrp_track.c"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_interface {
        eth1
        eth1 weight -20
    }
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
    track_interface {
        eth1
        eth2 weight -20
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    twice:
      '"{name}" is tracked twice in "{owner}": this entry is ignored; remove one of the two',
    first: "tracked here first",
    remove: "remove this entry",
  },
  checkFrame({ instances, syncGroups }, { report }) {
    for (const owner of [...instances, ...syncGroups])
      for (const keyword of [
        "track_script",
        "track_file",
        "track_process",
        "track_bfd",
        "track_interface",
      ]) {
        const seen = new Map<string, Statement>();
        for (const statement of lines(owner.statement, keyword)) {
          const name = readable(statement.words[0])?.text;
          if (name === undefined) continue;
          const first = seen.get(name);
          if (first === undefined) seen.set(name, statement);
          else
            report({
              message: "twice",
              at: statement,
              args: { name, owner: owner.name },
              related: [{ message: "first", at: first }],
              fixes: () => [
                {
                  title: "remove",
                  safety: "suggested",
                  edits: removeStatement(statement),
                },
              ],
            });
        }
      }
  },
});
