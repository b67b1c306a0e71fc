import { last } from "../../model/values.ts";
import { insertAfter } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { notFound, trackedOf } from "../tracked-definitions.ts";

export default defineRule({
  id: "track-bfd-undefined",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary:
    "A BFD session is tracked that is not defined, or only later, or not for VRRP",
  why: "keepalived drops the tracker with a message and goes on without it. The loss of the path that the session watches changes nothing. The definition must come before the instance or the sync group: names are looked up while the file is read. A session with `checker` and without `vrrp` is there for BFD_CHECK only; VRRP does not see it. The rule is silent where a file included outside all blocks cannot be read, and for names made of undefined definitions.",
  references: ["keepalived keepalived/vrrp/vrrp_track.c"],
  examples: {
    bad: [
      `bfd_instance upstream {
    neighbor_ip 192.0.2.1
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_bfd {
        upstraem
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
    track_bfd {
        upstream
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
bfd_instance upstream {
    neighbor_ip 192.0.2.1
}
`,
      `# Only for BFD_CHECK
bfd_instance upstream {
    neighbor_ip 192.0.2.1
    checker
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_bfd {
        upstream
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
    good: [
      `bfd_instance upstream {
    neighbor_ip 192.0.2.1
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_bfd {
        upstream
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
      '"{name}" is tracked by "{owner}", but there is no bfd_instance of this name: the tracker is dropped and its failure goes unseen; define it or correct the name',
    later:
      'the bfd_instance "{name}" stands behind "{owner}", which tracks it: keepalived looks names up while it reads, and drops this tracker; move the definition up',
    checkerOnly:
      'the bfd_instance "{name}" says "checker", so it is there for health checks only: keepalived drops the tracker of "{owner}"; add "vrrp" to the session, or remove "checker"',
    definition: "the definition",
    addVrrp: 'add "vrrp" to bfd_instance {name}',
    rename: "replace by {near}",
    create: "define bfd_instance {name}",
    move: "move bfd_instance {name} before {owner}",
  },
  checkFrame(node, { report }) {
    for (const tracked of trackedOf(node, "bfd")) {
      const { name, at, owner, definition, isFound } = tracked;
      if (definition === undefined || !isFound) {
        report(notFound(tracked, skeleton));
        continue;
      }
      const checker = last(definition, "checker");
      if (checker === undefined || last(definition, "vrrp") !== undefined)
        continue;
      report({
        message: "checkerOnly",
        at,
        args: { name, owner: owner.name },
        related: [{ message: "definition", at: definition }],
        fixes: () => [
          {
            title: "addVrrp",
            args: { name },
            safety: "suggested",
            edits: insertAfter(checker, ["vrrp"]),
          },
        ],
      });
    }
  },
});

function skeleton(name: string): readonly string[] {
  return [`bfd_instance ${name} {`, "    neighbor_ip 203.0.113.1", "}", ""];
}
