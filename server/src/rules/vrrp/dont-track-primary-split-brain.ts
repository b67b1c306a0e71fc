import { all, last } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { groupOf } from "../tracking.ts";

export default defineRule({
  id: "dont-track-primary-split-brain",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "dont_track_primary without any other tracker",
  why: "With dont_track_primary the instance does not care whether its interface works. A node whose cable is cut hears no adverts, becomes master and holds the addresses beside the real master. Measured: with the setting on both nodes a cut cable gives two masters. The rule is silent as soon as the instance, or its sync group, tracks anything, and for instances without an interface.",
  references: ["man keepalived.conf(5), dont_track_primary"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    dont_track_primary
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
    good: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    dont_track_primary
    track_interface {
        eth1
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    blind:
      'dont_track_primary: when "{interface}" is down this node becomes or stays master, so two nodes hold the addresses; remove the line, or track something that tells',
    remove: "remove dont_track_primary",
  },
  checkFrame(node, { report }) {
    for (const instance of node.instances) {
      const line = last(instance.statement, "dont_track_primary");
      const trackers = [
        ...instance.trackers,
        ...(groupOf(node, instance)?.trackers ?? []),
      ];
      if (
        line === undefined ||
        instance.interface === undefined ||
        !instance.complete ||
        trackers.length > 0
      )
        continue;
      report({
        message: "blind",
        at: line,
        args: { interface: instance.interface.value },
        fixes: () => [
          {
            title: "remove",
            safety: "suggested",
            edits: all(instance.statement, "dont_track_primary").flatMap(
              removeStatement,
            ),
          },
        ],
      });
    }
  },
});
