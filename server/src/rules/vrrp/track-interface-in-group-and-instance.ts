import { last } from "../../model/values.ts";
import { defineRule } from "../rule.ts";
import { groupOf, removeTracker } from "../tracking.ts";

export default defineRule({
  id: "track-interface-in-group-and-instance",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "An interface is tracked by a sync group and by one of its members",
  why: "The group tracks the interface for all its members already. keepalived reports the second entry and lets the weight of the group win, so a weight given in the instance does not count. The same happens where the group tracks the interface that a member runs on, which is tracked anyway.",
  references: ["keepalived keepalived/vrrp/vrrp.c: add_vrrp_to_interface"],
  examples: {
    bad: [
      `vrrp_sync_group G {
    group {
        VI_1
        VI_2
    }
    track_interface {
        eth2
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
      `vrrp_sync_group G {
    group {
        VI_1
        VI_2
    }
    track_interface {
        eth0
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
    good: [
      `vrrp_sync_group G {
    group {
        VI_1
        VI_2
    }
    track_interface {
        eth2
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
    track_interface {
        eth2
    }
    virtual_ipaddress {
        198.51.100.100/24
    }
}
`,
    ],
  },
  messages: {
    both: '"{interface}" is tracked by sync group "{group}" and by its member "{name}": the entry here is superfluous; remove it',
    own: 'sync group "{group}" tracks "{interface}", on which its member "{name}" runs and which is tracked anyway: remove the entry, or track it in the other members',
    group: "tracked by the group here",
    member: "the interface of {name}",
    remove: "remove the entry",
  },
  checkFrame(node, { report }) {
    for (const instance of node.instances) {
      const group = groupOf(node, instance);
      const own = instance.interface;
      const same = group?.trackers.find(
        ({ kind, name }) => kind === "interface" && name === own?.value,
      );
      if (
        group !== undefined &&
        own !== undefined &&
        same !== undefined &&
        last(instance.statement, "dont_track_primary") === undefined
      )
        report({
          message: "own",
          at: same.statement,
          args: {
            interface: own.value,
            group: group.name,
            name: instance.name,
          },
          related: [
            { message: "member", at: own.word, args: { name: instance.name } },
          ],
          fixes: () => [
            {
              title: "remove",
              safety: "suggested",
              edits: removeTracker(same),
            },
          ],
        });
      for (const tracker of instance.trackers) {
        if (
          tracker.kind !== "interface" ||
          tracker.name === instance.interface?.value
        )
          continue;
        const other = group?.trackers.find(
          ({ kind, name }) => kind === "interface" && name === tracker.name,
        );
        if (group === undefined || other === undefined) continue;
        report({
          message: "both",
          at: tracker.statement,
          args: {
            interface: tracker.name,
            group: group.name,
            name: instance.name,
          },
          related: [{ message: "group", at: other.statement }],
          fixes: () => [
            {
              title: "remove",
              safety: "suggested",
              edits: removeTracker(tracker),
            },
          ],
        });
      }
    }
  },
});
