import { defineRule } from "../rule.ts";
import { membersOf } from "../tracking.ts";
import { isOwner } from "../starting-state.ts";

export default defineRule({
  id: "sync-group-mixed-owner",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary: "A sync group mixes priority 255 with lower priorities",
  why: "A sync group has one state for all its members. A member with priority 255 owns its addresses and must be master, the others may have to wait: the group can never agree, and keepalived says that this will not work. The daemon notices it only when the owner starts as MASTER and comes first; the trouble is the same in any order. The rule is silent where a priority cannot be read.",
  references: [
    "keepalived keepalived/vrrp/vrrp_sync.c: vrrp_sync_set_group",
    "man keepalived.conf(5), VRRP synchronization groups",
  ],
  examples: {
    bad: [
      `vrrp_sync_group G {
    group {
        VI_1
        VI_2
    }
}
vrrp_instance VI_1 {
    state MASTER
    interface eth0
    virtual_router_id 61
    priority 255
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
    priority 150
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_2 {
    state BACKUP
    interface eth1
    virtual_router_id 62
    priority 150
    virtual_ipaddress {
        198.51.100.100/24
    }
}
`,
      `vrrp_sync_group G {
    group {
        VI_1
        VI_2
    }
}
vrrp_instance VI_1 {
    state MASTER
    interface eth0
    virtual_router_id 61
    priority 255
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_2 {
    state MASTER
    interface eth1
    virtual_router_id 62
    priority 255
    virtual_ipaddress {
        198.51.100.100/24
    }
}
`,
    ],
  },
  messages: {
    mixed:
      'sync group "{group}" mixes "{owner}" with priority 255 and "{other}" with {priority}: an owner must be master, so the group can never agree on one state; give all members the same priority below 255',
    other: '"{other}" has priority {priority}',
  },
  checkFrame(node, { report }) {
    for (const group of node.syncGroups) {
      const members = membersOf(node, group);
      const owner = members.find(isOwner);
      const other = members.find(
        (each) => each.effective.priority !== undefined && !isOwner(each),
      );
      if (owner === undefined || other === undefined) continue;
      const args = {
        group: group.name,
        owner: owner.name,
        other: other.name,
        priority: other.effective.priority ?? "",
      };
      report({
        message: "mixed",
        at: owner.priority?.statement ?? owner.statement,
        args,
        related: [
          {
            message: "other",
            at: other.priority?.statement ?? other.statement,
            args,
          },
        ],
      });
    }
  },
});
