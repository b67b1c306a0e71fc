import { defineRule } from "../rule.ts";
import { scriptsOf } from "../scripts.ts";

export default defineRule({
  id: "script-stops-keepalived",
  area: "script",
  severity: "hint",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "A script stops keepalived when a check fails",
  why: 'The addresses move, but the node never comes back by itself: somebody has to start keepalived again. A vrrp_script without weight, tracked by the instance, moves the addresses in the same way and takes the node back when the service works again. Only commands in the configuration are looked at. "killall -0 keepalived" tests and stops nothing.',
  references: ["man keepalived.conf(5), vrrp_script"],
  examples: {
    bad: [
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "/usr/bin/env systemctl stop keepalived"
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
    stops:
      "this stops keepalived, which then has to be started by hand: let the check fail in a vrrp_script that the instance tracks",
  },
  checkNode(node, { report }) {
    for (const { command, at } of scriptsOf(node))
      if (stops.test(command)) report({ message: "stops", at });
  },
});
const stops =
  /\bsystemctl\s+(?:\S+\s+)*(?:stop|kill)\s+keepalived|\bservice\s+keepalived\s+stop|\/init\.d\/keepalived\s+stop|\b(?:pkill|killall)\s+(?!-0\b)(?:-\S+\s+)*keepalived/;
