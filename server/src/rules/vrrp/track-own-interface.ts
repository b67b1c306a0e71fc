import { last } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { isWeighted, removeTracker } from "../tracking.ts";

export default defineRule({
  id: "track-own-interface",
  area: "vrrp",
  severity: "info",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "track_interface lists the interface of the instance itself",
  why: "An instance follows the state of its own interface in any case. keepalived ignores the entry, a weight included, and a configuration test fails because of the message. With dont_track_primary the entry is ignored all the same, so the interface is then not tracked at all.",
  references: ["keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_interface {
        eth0
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
    priority 100
    dont_track_primary
    track_interface {
        eth0
    }
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
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    own: '"{interface}" is the interface of "{name}" itself and is tracked anyway: keepalived ignores the entry, and a configuration test fails for it; remove it',
    weight:
      '"{interface}" is the interface of "{name}" itself: keepalived ignores the entry with its weight, and a failure means FAULT; remove the entry',
    untracked:
      '"{interface}" is the interface of "{name}" itself: keepalived ignores the entry, and dont_track_primary keeps the interface untracked; remove dont_track_primary instead',
    remove: "remove the entry",
    follow: "remove dont_track_primary and the entry",
  },
  checkFrame({ instances }, { report }) {
    for (const instance of instances) {
      const own = instance.interface?.value;
      const untracked = last(instance.statement, "dont_track_primary");
      for (const tracker of instance.trackers) {
        if (
          tracker.kind !== "interface" ||
          own === undefined ||
          tracker.name !== own
        )
          continue;
        report({
          message:
            untracked !== undefined
              ? "untracked"
              : isWeighted(tracker)
                ? "weight"
                : "own",
          at: tracker.statement,
          args: { interface: own, name: instance.name },
          fixes: () => [
            ...(untracked === undefined
              ? []
              : [
                  {
                    title: "follow",
                    safety: "suggested",
                    edits: [
                      ...removeStatement(untracked),
                      ...removeTracker(tracker),
                    ],
                  } as const,
                ]),
            ...(untracked === undefined
              ? [
                  {
                    title: "remove",
                    safety: "suggested",
                    edits: removeTracker(tracker),
                  } as const,
                ]
              : []),
          ],
        });
      }
    }
  },
});
