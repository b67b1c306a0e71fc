import type { VrrpInstance, Tracker } from "../../model/vrrp-instance.ts";
import { replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { groupOf, isWeighted, removeWeight, membersOf } from "../tracking.ts";
import { isOwner } from "../starting-state.ts";

export default defineRule({
  id: "weight-with-priority-255",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A weighted tracker on an instance with priority 255",
  why: "The owner of the addresses (priority 255) must announce 255 as long as it lives, so no weight can lower it. keepalived takes the weighted tracker out, and the failure it was to notice goes unseen. Priority 255 is also what state MASTER without a priority means. Weighted processes are left in place without a message, so the rule says nothing about them in an instance. A tracker of a sync group loses its weight when one of the members has priority 255.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance",
    "keepalived keepalived/vrrp/vrrp.c: sync_group_tracking_init",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state MASTER
    interface eth0
    virtual_router_id 61
    priority 255
    track_interface {
        eth1 weight -20
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_sync_group G {
    group {
        VI_1
        VI_2
    }
    sync_group_tracking_weight
    track_interface {
        eth2 weight -20
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
    good: [
      `vrrp_instance VI_1 {
    state MASTER
    interface eth0
    virtual_router_id 61
    priority 255
    track_interface {
        eth1
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 254
    track_interface {
        eth1 weight -20
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    ignored:
      '"{name}" has priority 255, which no weight can change: "{tracker}" with weight {weight} is dropped and its failure changes nothing; use a priority of 254 or less',
    unweighted:
      '"{name}" has priority 255, which no weight can change: "{tracker}" counts without its weight {weight} and its failure means FAULT; use a priority of 254 or less',
    member: '"{name}" has priority 255',
    lower: "lower the priority to 254",
    remove: "remove the weight of {tracker}",
  },
  checkFrame(node, { report }) {
    for (const instance of node.instances) {
      // In a sync group without sync_group_tracking_weight the group is the reason.
      if (
        !isOwner(instance) ||
        groupOf(node, instance)?.trackingWeight === false
      )
        continue;
      for (const tracker of instance.trackers)
        if (isWeighted(tracker) && tracker.kind !== "process")
          reportTracker(
            tracker,
            instance,
            tracker.kind === "file" && tracker.effective?.weight === 1,
          );
    }
    for (const group of node.syncGroups) {
      const owner = membersOf(node, group).find(isOwner);
      if (owner === undefined) continue;
      for (const tracker of group.trackers)
        if (isWeighted(tracker)) reportTracker(tracker, owner, true);
    }

    function reportTracker(
      tracker: Tracker,
      owner: VrrpInstance,
      stays: boolean,
    ): void {
      const args = {
        name: owner.name,
        tracker: tracker.name,
        weight: tracker.effective?.weight ?? 0,
      };
      const { priority } = owner;
      report({
        message: stays ? "unweighted" : "ignored",
        at: tracker.statement,
        args,
        related: [
          {
            message: "member",
            at: priority?.statement ?? owner.statement,
            args,
          },
        ],
        fixes: () => [
          ...(priority === undefined ||
          node.instances.filter(isOwner).length > 1
            ? []
            : [
                {
                  title: "lower",
                  safety: "suggested",
                  edits: replaceWord(priority.word, "254"),
                } as const,
              ]),
          ...(tracker.kind === "file"
            ? []
            : [
                {
                  title: "remove",
                  args,
                  safety: "suggested",
                  edits: removeWeight(tracker),
                } as const,
              ]),
        ],
      });
    }
  },
});
