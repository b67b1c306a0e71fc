import { defineRule } from "../rule.ts";
import { notFound, trackedOf } from "../tracked-definitions.ts";

export default defineRule({
  id: "track-process-undefined",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A process is tracked that is not defined, or only later",
  why: "keepalived drops the tracker with a message and goes on without it. The process it was to watch can die without a failover. The definition must come before the instance or the sync group: names are looked up while the file is read. The rule is silent where a file included outside all blocks cannot be read, and for names made of undefined definitions.",
  references: ["keepalived keepalived/vrrp/vrrp_track.c"],
  examples: {
    bad: [
      `vrrp_track_process nginx {
    process nginx
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_process {
        ngnix
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
    track_process {
        nginx
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_track_process nginx {
    process nginx
}
`,
    ],
    good: [
      `vrrp_track_process nginx {
    process nginx
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_process {
        nginx
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  misses: "at-root",
  // A tracker that is dropped has no weight.
  replaces: ["sync-group-weighted-tracker-dropped", "weight-with-priority-255"],
  messages: {
    undefined:
      '"{name}" is tracked by "{owner}", but there is no vrrp_track_process of this name: the tracker is dropped and its failure goes unseen; define it or correct the name',
    later:
      'the vrrp_track_process "{name}" stands behind "{owner}", which tracks it: keepalived looks names up while it reads, and drops this tracker; move the definition up',
    definition: "the definition",
    rename: "replace by {near}",
    create: "define vrrp_track_process {name}",
    move: "move vrrp_track_process {name} before {owner}",
  },
  checkFrame(node, { report }) {
    for (const tracked of trackedOf(node, "process"))
      if (!tracked.isFound) report(notFound(tracked, skeleton));
  },
});

function skeleton(name: string): readonly string[] {
  return [`vrrp_track_process ${name} {`, `    process ${name}`, "}", ""];
}
