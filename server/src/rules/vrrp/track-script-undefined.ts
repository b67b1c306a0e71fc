import { defineRule } from "../rule.ts";
import { notFound, trackedOf } from "../tracked-definitions.ts";

export default defineRule({
  id: "track-script-undefined",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A script is tracked that is not defined",
  why: "keepalived drops the tracker with a message and goes on without it. The service the script was to watch can die without a failover. The rule is silent where a file included outside all blocks cannot be read, and for names made of undefined definitions. A vrrp_script that comes later is the subject of track-script-defined-later.",
  references: ["keepalived keepalived/vrrp/vrrp_track.c"],
  examples: {
    bad: [
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_nginx {
    script "/etc/keepalived/check.sh"
    interval 2
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_script {
        check_nginx
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
vrrp_script chk_nginx {
    script "/etc/keepalived/check.sh"
    interval 2
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_script {
        chk_nginx
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  misses: "at-root",
  messages: {
    undefined:
      '"{name}" is tracked by "{owner}", but there is no vrrp_script of this name: the tracker is dropped and its failure goes unseen; define it or correct the name',
    rename: "replace by {near}",
    create: "define vrrp_script {name}",
  },
  checkFrame(node, { report }) {
    for (const tracked of trackedOf(node, "script"))
      if (tracked.definition === undefined) report(notFound(tracked, skeleton));
  },
});

function skeleton(name: string): readonly string[] {
  return [
    `vrrp_script ${name} {`,
    '    script "/etc/keepalived/check.sh"',
    "    interval 2",
    "}",
    "",
  ];
}
