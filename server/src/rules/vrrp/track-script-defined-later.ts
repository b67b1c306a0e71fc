import { defineRule } from "../rule.ts";
import { isBefore, moveDefinition, trackedObject } from "../tracking.ts";

export default defineRule({
  id: "track-script-defined-later",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A vrrp_script stands behind the instance that tracks it",
  why: "keepalived looks the name up while it reads the instance. A vrrp_script that comes later, also in a file that is included later, is not found: the tracker is dropped and the service goes unwatched. Files included by a wildcard are read in the order of their names, so 10-instances.conf comes before 20-scripts.conf. Measured with 2.2.7 and 2.4.3.",
  references: ["keepalived keepalived/vrrp/vrrp_track.c"],
  examples: {
    bad: [
      `global_defs {
    enable_script_security
    script_user root
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
vrrp_script chk_app {
    script "/etc/keepalived/check.sh"
    interval 2
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
    later:
      'vrrp_script "{name}" stands behind "{owner}", which tracks it: keepalived looks names up while it reads, and drops this tracker; move the script up',
    definition: "the script is defined here",
    move: "move vrrp_script {name} before {owner}",
  },
  checkFrame(node, { report }) {
    for (const owner of [...node.instances, ...node.syncGroups])
      for (const tracker of owner.trackers) {
        const { kind, name, statement } = tracker;
        if (kind !== "script") continue;
        const definition = trackedObject(node, tracker)?.statement;
        if (
          definition === undefined ||
          isBefore(node, definition, owner.statement)
        )
          continue;
        report({
          message: "later",
          at: statement.words[0],
          args: { name, owner: owner.name },
          related: [{ message: "definition", at: definition }],
          fixes: () => {
            const firstUser = [...node.instances, ...node.syncGroups]
              .filter(({ trackers }) =>
                trackers.some(
                  (each) => each.kind === "script" && each.name === name,
                ),
              )
              .map((each) => each.statement)
              .reduce((one, other) =>
                isBefore(node, one, other) ? one : other,
              );
            return [
              {
                title: "move",
                args: { name, owner: owner.name },
                safety: "suggested",
                edits: moveDefinition(definition, firstUser),
              },
            ];
          },
        });
      }
  },
});
