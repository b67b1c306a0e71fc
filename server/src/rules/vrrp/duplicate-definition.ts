import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { nameOf } from "../../model/read-globals.ts";
import { definedTwice } from "../defined-twice.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "duplicate-definition",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "Two scripts, tracked files or processes have one name",
  why: "keepalived keeps both blocks and every tracker gets the first one, without a message: what the second block says never counts. Instances, sync groups, track groups and BFD sessions of one name are reported by the daemon and are the subject of duplicate-instance. A file that is included twice defines everything twice; the finding then stands at the include.",
  references: ["keepalived keepalived/vrrp/vrrp_track.c: find_script_by_name"],
  examples: {
    bad: [
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "/usr/bin/test -e /run/nginx.pid"
    interval 2
}
vrrp_script chk_app {
    script "/usr/bin/test -e /run/haproxy.pid"
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
    twice:
      '{keyword} "{name}" is defined already, and the first one counts: give this block another name or remove it',
    again:
      'this file is read a second time, so its {keyword} "{name}" is defined twice: include it once',
    first: "defined here first",
    remove: "remove this block",
  },
  checkFrame(frame, { report }) {
    const seen = new Map<string, Statement>();
    for (const keyword of [
      "vrrp_script",
      "vrrp_track_process",
      "track_file",
      "vrrp_track_file",
      "virtual_server_group",
    ])
      for (const head of frame.blocks(keyword)) {
        const name = nameOf(head);
        if (name === undefined) continue;
        const key = `${keyword.replace("vrrp_track_file", "track_file")} ${name}`;
        const first = seen.get(key);
        if (first === undefined) {
          seen.set(key, head);
          continue;
        }
        report(definedTwice(head, name, first, frame));
      }
  },
});
