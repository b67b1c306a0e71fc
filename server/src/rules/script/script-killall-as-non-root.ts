import { defineRule } from "../rule.ts";
import { scriptsOf, scriptUser } from "../scripts.ts";

export default defineRule({
  id: "script-killall-as-non-root",
  area: "script",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "killall -0 as a user that may not signal the process",
  why: 'Signal 0 tells whether a process exists, but the kernel refuses it to other users: as nobody or keepalived_script "killall -0" fails although the process runs, and the node goes to FAULT. Measured: pidof and pgrep answer for any user. A process id as in "kill -0 1234" is another one after each start. killall belongs to psmisc, which small systems lack; vrrp_track_process needs no program at all. The rule speaks only if the file names a user other than root and other than the process, for a service often runs as the user of its name.',
  references: ["kill(2), EPERM"],
  examples: {
    bad: [
      `global_defs {
    script_user nobody
}
vrrp_script chk_app {
    script "/usr/bin/killall -0 haproxy"
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
    script "/usr/bin/killall -0 haproxy"
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
      `global_defs {
    script_user nobody
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
`,
    ],
  },
  messages: {
    signal:
      'as user "{user}" "{program}" cannot signal "{process}", so the check fails although the process runs: use /usr/bin/pgrep -x {process}, or vrrp_track_process',
    number:
      'as user "{user}" "{program}" cannot signal process {process}, so the check fails although it runs, and with its next start it has another number: use vrrp_track_process, which looks for a name',
    pgrep: "use /usr/bin/pgrep -x {process}",
  },
  checkNode(node, { report }) {
    for (const use of scriptsOf(node)) {
      const { parts, inner, at } = use;
      const [program, signal, process] = parts;
      const user = scriptUser(node, use);
      if (
        program === undefined ||
        signal?.text !== "-0" ||
        process === undefined ||
        !/(?:^|\/)kill(?:all)?$/.test(program.text)
      )
        continue;
      if (
        user === undefined ||
        user === "root" ||
        user === "0" ||
        user === process.text
      )
        continue;
      const name = program.text.replace(/^.*\//s, "");
      const args = { user, process: process.text, program: name };
      // killall takes names only, kill numbers (of groups behind a minus).
      const byNumber = name === "kill" && /^-?\d+$/.test(process.text);
      report({
        message: byNumber ? "number" : "signal",
        at,
        args,
        fixes: () =>
          byNumber || inner === undefined || parts.length !== 3
            ? []
            : [
                {
                  title: "pgrep",
                  args,
                  safety: "suggested",
                  edits: [
                    {
                      file: inner.file,
                      start: inner.start,
                      end: inner.end,
                      newText: `/usr/bin/pgrep -x ${process.text}`,
                    },
                  ],
                },
              ],
      });
    }
  },
});
