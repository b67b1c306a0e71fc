import { replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { groupOf } from "../tracking.ts";
import { isOwner } from "../starting-state.ts";

export default defineRule({
  id: "weight-saturates",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "Priority and weights add up to more than 254",
  why: "A positive weight is added while its object is up, and the sum is cut to 254. What lies above the limit is lost: when an object fails, the priority may not drop at all and nobody takes over. The rule speaks if the failure of a single tracker changes nothing. Weights that a sync group drops, reversed ones and priority 255 are left out.",
  references: [
    "keepalived keepalived/vrrp/vrrp_track.c: vrrp_set_effective_priority",
  ],
  examples: {
    bad: [
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "/usr/bin/test -e /run/nginx.pid"
    interval 2
    weight 30
}
vrrp_script chk_db {
    script "/usr/bin/test -e /run/nginx.pid"
    interval 2
    weight 30
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 240
    track_script {
        chk_app
        chk_db
    }
    virtual_ipaddress {
        192.0.2.100/24
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
    script "/usr/bin/test -e /run/nginx.pid"
    interval 2
    weight 30
}
vrrp_script chk_db {
    script "/usr/bin/test -e /run/nginx.pid"
    interval 2
    weight 30
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 150
    track_script {
        chk_app
        chk_db
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    lost: 'priority {priority} of "{name}" and its weights add up to {sum} and are cut to 254, so the failure of "{tracker}" does not lower it: use a priority of {most} or less, on all nodes by the same amount',
    lower: "lower the priority to {most}",
  },
  checkFrame(node, { report }) {
    for (const instance of node.instances) {
      const { name, priority } = instance;
      if (
        priority === undefined ||
        isOwner(instance) ||
        groupOf(node, instance)?.trackingWeight === false
      )
        continue;
      const group = groupOf(node, instance);
      const trackers = [
        ...instance.trackers,
        ...(group?.trackers ?? []),
      ].filter(
        ({ effective }) =>
          effective !== undefined && effective.weight > 0 && !effective.reverse,
      );
      const sum = trackers.reduce(
        (total, { effective }) => total + (effective?.weight ?? 0),
        priority.value,
      );
      const lost = trackers.filter(
        ({ effective }) => sum - (effective?.weight ?? 0) >= 254,
      );
      const most = Math.max(1, 254 - (sum - priority.value));
      for (const tracker of lost)
        report({
          message: "lost",
          at: tracker.statement,
          args: {
            name,
            priority: priority.value,
            sum,
            tracker: tracker.name,
            most,
          },
          related: [],
          fixes: () => [
            {
              title: "lower",
              args: { most },
              safety: "suggested",
              edits: replaceWord(priority.word, String(most)),
            },
          ],
        });
    }
  },
});
