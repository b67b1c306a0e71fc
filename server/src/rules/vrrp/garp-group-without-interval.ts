import { last } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "garp-group-without-interval",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A garp_group sets no interval",
  why: "A garp_group spreads gratuitous ARP messages over time, by garp_interval or gna_interval. Without either keepalived removes the group with a message, and its interfaces send without a pause.",
  references: [
    "keepalived keepalived/vrrp/vrrp_parser.c: garp_group_end_handler",
  ],
  examples: {
    bad: [
      `garp_group {
    interface eth0
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
    good: [
      `garp_group {
    garp_interval 0.002
    interface eth0
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
  misses: "in-block",
  messages: {
    empty:
      "this garp_group has neither garp_interval nor gna_interval, so keepalived removes it: set one of them",
    remove: "remove the group",
  },
  checkFrame({ blocks, gaps }, { report }) {
    for (const head of blocks("garp_group")) {
      if (
        gaps.inside(head) ||
        (last(head, "garp_interval") ?? last(head, "gna_interval")) !==
          undefined
      )
        continue;
      report({
        message: "empty",
        at: head.words[0],
        fixes: () => [
          {
            title: "remove",
            safety: "suggested",
            edits: removeStatement(head),
          },
        ],
      });
    }
  },
});
