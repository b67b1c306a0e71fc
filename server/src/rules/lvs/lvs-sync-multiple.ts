import { argument } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { globalLines } from "../global-lines.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "lvs-sync-multiple",
  area: "lvs",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "lvs_sync_daemon stands more than once",
  why: "The kernel has one sync daemon that sends and one that receives for each network namespace, so keepalived takes the first line and drops the others with a message. With two instances of which each is master on another node, connections can be synchronised for one of them only. Removing the other lines changes nothing.",
  references: [
    "keepalived global_parser.c: lvs_syncd_handler",
    "https://github.com/acassen/keepalived/issues/396",
  ],
  examples: {
    bad: [
      `global_defs {
    lvs_sync_daemon eth0 VI_1
    lvs_sync_daemon eth0 VI_2
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_2 {
    state BACKUP
    interface eth0
    virtual_router_id 62
    priority 150
    virtual_ipaddress {
        192.0.2.101/24
    }
}
`,
    ],
    good: [
      `global_defs {
    lvs_sync_daemon eth0 VI_1
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    multiple:
      'only one "lvs_sync_daemon" is possible: this line is dropped, the first one ("{first}") counts; remove one of them',
    first: "this line counts",
    remove: "remove this line, which has no effect",
  },
  replaces: ["duplicate-keyword"],
  tag: "unnecessary",
  checkFrame: (node, { report }) => {
    const lines = globalLines(node, "lvs_sync_daemon");
    const first = lines.find((each) => argument(each) !== undefined);
    if (first === undefined) return;
    for (const each of lines.slice(lines.indexOf(first) + 1))
      report({
        message: "multiple",
        at: each,
        args: {
          first: first.words
            .slice(1)
            .map(({ text }) => text)
            .join(" "),
        },
        related: [{ message: "first", at: first }],
        fixes: () => [
          { title: "remove", safety: "safe", edits: removeStatement(each) },
        ],
      });
  },
});
