import { defineRule } from "../rule.ts";
import { notFound, trackedOf } from "../tracked-definitions.ts";

export default defineRule({
  id: "track-file-undefined",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A file is tracked that is not defined, or only later",
  why: "keepalived drops the tracker with a message and goes on without it. Whatever is written to the file changes nothing. 2.2.7 hangs and 2.4.3 crashes in a configuration test when other track_file blocks exist. The definition must come before the instance or the sync group: names are looked up while the file is read. The rule is silent where a file included outside all blocks cannot be read, and for names made of undefined definitions.",
  references: ["keepalived keepalived/vrrp/vrrp_track.c"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_file {
        maintenance
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
    good: [
      `track_file maintenance {
    file "/run/keepalived/maintenance"
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_file {
        maintenance
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
      '"{name}" is tracked by "{owner}", but there is no track_file of this name: the tracker is dropped and its failure goes unseen; define it or correct the name',
    later:
      'the track_file "{name}" stands behind "{owner}", which tracks it: keepalived looks names up while it reads, and drops this tracker; move the definition up',
    definition: "the definition",
    rename: "replace by {near}",
    create: "define track_file {name}",
    move: "move track_file {name} before {owner}",
  },
  checkFrame(node, { report }) {
    for (const tracked of trackedOf(node, "file"))
      if (!tracked.isFound) report(notFound(tracked, skeleton));
  },
});

function skeleton(name: string): readonly string[] {
  return [
    `track_file ${name} {`,
    `    file "/run/keepalived/${name}"`,
    "}",
    "",
  ];
}
