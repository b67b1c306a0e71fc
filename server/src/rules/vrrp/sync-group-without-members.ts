import { gapsOf } from "../../model/gaps.ts";
import { inside, all } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "sync-group-without-members",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A sync group lists no instance",
  why: "A vrrp_sync_group without a group block, or with an empty one, is removed when keepalived starts. Its notify scripts and trackers go with it, and the instances it was written for fail over one by one.",
  references: ["keepalived keepalived/vrrp/vrrp.c: vrrp_complete_init"],
  examples: {
    bad: [
      `vrrp_sync_group G {
    smtp_alert off
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
    interface eth1
    virtual_router_id 62
    priority 100
    virtual_ipaddress {
        198.51.100.100/24
    }
}
`,
    ],
    good: [
      `vrrp_sync_group G {
    group {
        VI_1
        VI_2
    }
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
    interface eth1
    virtual_router_id 62
    priority 100
    virtual_ipaddress {
        198.51.100.100/24
    }
}
`,
    ],
  },
  messages: {
    empty:
      'sync group "{name}" lists no instance, so keepalived removes it: name its members in a "group" block',
    remove: "remove the sync group",
  },
  replaces: ["empty-block"],
  checkNode(node, { report }) {
    for (const { name, statement, members } of node.syncGroups) {
      if (members.length > 0 || gapsOf(node.configuration).inside(statement))
        continue;
      const blocks = all(statement, "group");
      if (blocks.some((each) => inside(each).length > 0)) continue;
      report({
        message: "empty",
        at: statement,
        args: { name },
        fixes: () => [
          {
            title: "remove",
            safety: "suggested",
            edits: removeStatement(statement),
          },
        ],
      });
    }
  },
});
