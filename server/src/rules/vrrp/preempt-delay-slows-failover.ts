import { all } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { removeWeight, countingTrackers, peersOf } from "../tracking.ts";
import { isOwner, isPreemptOff } from "../starting-state.ts";

export default defineRule({
  id: "preempt-delay-slows-failover",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "preempt_delay also delays the take-over by weights",
  why: "preempt_delay is meant for a node that comes back. But a backup with the delay also accepts adverts of a lower priority until the delay has run out, so when a weight lowers the master's priority the addresses stay on the failed node for that time. Measured with 2.2.7 and 2.4.3: priorities 100 and 90, weight -20: 3.7 s; with preempt_delay 15: 18.7 s; with an unweighted tracker 0.8 s in spite of the delay. A master that dies is not affected. The rule is silent for delays up to 3 s, where an unweighted tracker watches the same object, where weights do not count, and where the configurations of the cluster's other nodes show that only the node with the highest priority has the delay: there it delays the fail-back only.",
  references: ["keepalived keepalived/vrrp/vrrp.c: vrrp_state_backup"],
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
    priority 90
    preempt_delay 60
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
    priority 90
    preempt_delay 60
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
    priority 90
    preempt_delay 3
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
    slow: 'preempt_delay {delay} also delays the take-over when "{tracker}" lowers the priority of the master: the addresses stay {delay} s longer on the failed node; track it without a weight, or keep the delay only on the node with the higher priority',
    delay: "the delay",
    remove: "remove the weight of {tracker}",
    shorten: "remove preempt_delay",
  },
  checkFrame(node, context) {
    for (const instance of node.instances) {
      const { preemptDelay, statement } = instance;
      if (preemptDelay === undefined || preemptDelay.value <= 3) continue;
      const { effective } = instance;
      if (
        effective.strict ||
        isPreemptOff(instance) ||
        isOwner(instance) ||
        effective.state === "MASTER"
      )
        continue;
      const peers = peersOf(context.clusters, instance);
      // It never has to take over because of a weight as long as all others are below it.
      if (
        peers.length > 0 &&
        peers.every(
          (each) =>
            (each.effective.priority ?? 256) < (effective.priority ?? 0),
        )
      )
        continue;
      const [tracker] = countingTrackers(node, instance);
      if (tracker === undefined) continue;
      const args = { delay: preemptDelay.word.text, tracker: tracker.name };
      context.report({
        message: "slow",
        at: preemptDelay.statement,
        args,
        fixes: () => [
          {
            title: "shorten",
            safety: "suggested",
            edits: all(statement, "preempt_delay").flatMap(removeStatement),
          },
          ...(countingTrackers(node, instance).length > 1
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
