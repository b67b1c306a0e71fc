import { all } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { removeWeight, countingTrackers, peersOf } from "../tracking.ts";
import { isOwner, startsAsMaster, isPreemptOff } from "../starting-state.ts";

export default defineRule({
  id: "nopreempt-with-weighted-tracking",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "nopreempt makes the weight of a tracker useless",
  why: "A weight lowers the priority of a master whose service has failed, so that a backup takes over. A backup with nopreempt never takes over from a running master, however low its priority drops: the addresses stay on the node that failed. Measured with 2.2.7: with weight -20, priorities 100 and 90 and nopreempt on both nodes nothing moves; without the weight the failure means FAULT and the addresses move within a second. The rule is silent where an unweighted tracker watches the same object, where the sync group drops weights (sync-group-weighted-tracker-dropped), where nopreempt is itself dropped, and where another node of the cluster may preempt: then the failover works in that direction.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: vrrp_state_backup",
    "keepalived issues #2599, #2379, #2483, #2552",
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
    weight -20
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    nopreempt
    track_script {
        chk_app
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
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    nopreempt
    track_script {
        chk_app
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "/usr/bin/test -e /run/nginx.pid"
    interval 2
    weight -20
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
`,
    ],
  },
  messages: {
    blocked:
      '"nopreempt" makes the weight {weight} of "{tracker}" useless: a backup with nopreempt never takes over from a running master, however low its priority drops; track it without a weight, or remove nopreempt',
    nopreempt: "nopreempt is set here",
    weight: "the weight is set here",
    remove: "remove the weight of {tracker}",
    preempt: "remove nopreempt",
  },
  checkFrame(node, context) {
    for (const instance of node.instances) {
      const { nopreempt, statement } = instance;
      if (
        nopreempt === undefined ||
        !isPreemptOff(instance) ||
        isOwner(instance) ||
        startsAsMaster(instance)
      )
        continue;
      if (
        peersOf(context.clusters, instance).some((each) => !isPreemptOff(each))
      )
        continue;
      for (const tracker of countingTrackers(node, instance)) {
        const set = tracker.effective?.word;
        const args = {
          tracker: tracker.name,
          weight: tracker.effective?.weight ?? 0,
        };
        context.report({
          message: "blocked",
          at: tracker.statement,
          args,
          related: [
            { message: "nopreempt", at: nopreempt },
            ...(set === undefined || set.statement === tracker.statement
              ? []
              : [{ message: "weight", at: set.statement }]),
          ],
          fixes: () => [
            {
              title: "remove",
              args,
              safety: "suggested",
              edits: removeWeight(tracker),
            },
            {
              title: "preempt",
              safety: "suggested",
              edits: all(statement, "nopreempt").flatMap(removeStatement),
            },
          ],
        });
      }
    }
  },
});
