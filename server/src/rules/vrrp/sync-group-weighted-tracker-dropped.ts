import type { Tracker } from "../../model/vrrp-instance.ts";
import { replaceWord, appendWord, appendToBlock } from "../edits.ts";
import { defineRule, type Edit } from "../rule.ts";
import { groupOf, isWeighted, removeWeight } from "../tracking.ts";

export default defineRule({
  id: "sync-group-weighted-tracker-dropped",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A weighted tracker of a sync group member does not count",
  why: "Members of a sync group must keep one priority, so without sync_group_tracking_weight keepalived does not let a tracker change it. A weighted script or BFD session is taken out altogether: the service behind it may die and nothing happens. A weighted interface, and a file with weight 1, stay as trackers without weight: their failure puts the whole group in FAULT. Weighted processes are left as they are, so the rule says nothing about them. Measured with 2.2.7 and 2.4.3. Trackers in the group block itself are not dropped.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance, tracking in sync groups",
    "man keepalived.conf(5), sync_group_tracking_weight",
    "keepalived issue #2105",
  ],
  examples: {
    bad: [
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "/etc/keepalived/check.sh"
    interval 2
    weight -20
}
vrrp_sync_group G {
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
    track_script {
        chk_app
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_2 {
    state BACKUP
    interface eth1
    virtual_router_id 62
    priority 100
    track_script {
        chk_app
    }
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
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_interface {
        eth2 weight -20
    }
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
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "/etc/keepalived/check.sh"
    interval 2
}
vrrp_sync_group G {
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
    track_script {
        chk_app
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_2 {
    state BACKUP
    interface eth1
    virtual_router_id 62
    priority 100
    track_script {
        chk_app
    }
    virtual_ipaddress {
        198.51.100.100/24
    }
}
`,
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "/etc/keepalived/check.sh"
    interval 2
    weight -20
}
vrrp_sync_group G {
    group {
        VI_1
        VI_2
    }
    sync_group_tracking_weight
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
vrrp_instance VI_2 {
    state BACKUP
    interface eth1
    virtual_router_id 62
    priority 100
    track_script {
        chk_app
    }
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
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_interface {
        eth2
    }
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
    dropped:
      '"{tracker}" has weight {weight} and is dropped because "{name}" is a member of sync group "{group}": its failure changes nothing; remove the weight, or set sync_group_tracking_weight in the group',
    unweighted:
      'the weight {weight} of "{tracker}" is dropped because "{name}" is a member of sync group "{group}": its failure puts the whole group in FAULT; write it without weight, or set sync_group_tracking_weight in the group',
    weight: "the weight is set here",
    group: "the sync group",
    remove: "remove the weight of {tracker}",
    allow: "let weights count in sync group {group}",
  },
  checkFrame(node, { report }) {
    for (const instance of node.instances) {
      const group = groupOf(node, instance);
      if (group === undefined || group.trackingWeight) continue;
      for (const tracker of instance.trackers) {
        const { effective, kind } = tracker;
        if (
          effective === undefined ||
          !isWeighted(tracker) ||
          kind === "process"
        )
          continue;
        const stays =
          kind === "interface" || (kind === "file" && effective.weight === 1);
        const args = {
          tracker: tracker.name,
          weight: effective.weight,
          name: instance.name,
          group: group.name,
        };
        const set = effective.word;
        report({
          message: stays ? "unweighted" : "dropped",
          at: tracker.statement,
          args,
          related: [
            ...(set === undefined || set.statement === tracker.statement
              ? []
              : [{ message: "weight", at: set.statement }]),
            { message: "group", at: group.statement },
          ],
          fixes: () => [
            {
              title: "remove",
              args,
              safety: "suggested",
              edits: withoutWeight(tracker),
            },
            {
              title: "allow",
              args,
              safety: "suggested",
              edits: appendToBlock(group.statement, [
                "sync_group_tracking_weight",
              ]),
            },
          ],
        });
      }
    }
  },
});
/** A tracked file counts with weight 1 where nothing is written. */
function withoutWeight(tracker: Tracker): readonly Edit[] {
  if (tracker.kind !== "file") return removeWeight(tracker);
  const word = tracker.weight?.word;
  return word === undefined
    ? appendWord(tracker.statement, "weight 0")
    : replaceWord(word, "0");
}
