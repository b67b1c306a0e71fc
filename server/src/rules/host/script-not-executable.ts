import { keywordOf } from "../../../../grammar/syntax/tree.ts";
import { defineRule } from "../rule.ts";
import { brokenScriptsOf } from "./script-files.ts";

const configuration = `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "/etc/keepalived/check.sh 80"
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
`;

export default defineRule({
  id: "script-not-executable",
  area: "host",
  severity: "warning",
  scope: "workspace",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A script is missing or can't be started",
  why: "keepalived takes a tracked script that is missing or not executable out of the configuration and goes on without it; a notify script it leaves out without a word. A text without a `#!` line is worse: the kernel does not start it, keepalived (which uses no shell) takes that for success, and the tracker is up for ever (measured with 2.2.7). Silent for paths that lie outside of what can be seen here, for modes where files have none, and in folders of which nothing is here. MISC_CHECK is the subject of misc-check-script-missing.",
  references: [
    "keepalived core/notify.c: check_script_secure, system_call",
    "execve(2): ENOEXEC",
  ],
  examples: {
    bad: [
      {
        "/etc/keepalived/keepalived.conf": configuration,
        "/etc/keepalived/check.sh": 'curl -sf "http://localhost:$1/"\n',
      },
    ],
    good: [
      {
        "/etc/keepalived/keepalived.conf": configuration,
        "/etc/keepalived/check.sh":
          '#!/bin/sh\ncurl -sf "http://localhost:$1/"\n',
      },
      { "keepalived.conf": configuration },
    ],
  },
  messages: {
    missing:
      '"{path}" is not there: keepalived goes on without this script; put it there or correct the path',
    mode: '"{path}" is not executable: keepalived goes on without this script; chmod 755 it',
    interpreter:
      '"{path}" has no #! line, so it is never started and counts as successful: begin it with #!/bin/sh',
    file: "this file",
    begin: "Begin the script with #!/bin/sh",
  },
  checkNode(node, context) {
    for (const { use, at, path, reason, file } of brokenScriptsOf(
      node,
      context,
    )) {
      if (keywordOf(use.statement) === "misc_path") continue;
      context.report({
        message: reason,
        at,
        args: { path },
        related:
          file === undefined
            ? []
            : [{ message: "file", at: { file, start: 0, end: 0 } }],
        fixes: () =>
          file === undefined || reason !== "interpreter"
            ? []
            : [
                {
                  title: "begin",
                  safety: "suggested",
                  edits: [{ file, start: 0, end: 0, newText: "#!/bin/sh\n" }],
                },
              ],
      });
    }
  },
});
