import { defineRule } from "../rule.ts";
import { membersOf } from "../tracking.ts";

export default defineRule({
  id: "sync-group-single-member",
  area: "vrrp",
  severity: "info",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary: "A sync group has one member",
  why: "There is nothing to keep in step with a single member. keepalived runs the group, but a configuration test fails because of the message. Some people use such a group to run notify scripts; those can stand in the instance itself. Members that are unknown or belong to an earlier group do not count; nothing is said while another rule speaks about the group's members.",
  references: [
    "keepalived keepalived/vrrp/vrrp_sync.c: vrrp_sync_set_group",
    "keepalived issue #1912",
  ],
  examples: {
    bad: [
      `vrrp_sync_group G {
    group {
        VI_1
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
    single:
      'sync group "{name}" has "{member}" as its only member, so it keeps nothing in step, and a configuration test fails for it: add the other instances or move its scripts into the instance',
  },
  checkFrame(node, { report }) {
    if (!node.complete) return;
    for (const group of node.syncGroups) {
      const [only, ...others] = membersOf(node, group);
      if (only === undefined || others.length > 0) continue;
      // An unknown or repeated name is the cause, and has its own finding.
      if (group.members.length !== 1) continue;
      report({
        message: "single",
        at: group.statement,
        args: { name: group.name, member: only.name },
      });
    }
  },
});
