import { keywordOf, type Statement } from "../../../../grammar/syntax/tree.ts";
import { defineRule } from "../rule.ts";
import { brokenScriptsOf } from "./script-files.ts";

const configuration = `global_defs {
    enable_script_security
    script_user root
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
virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo rr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        MISC_CHECK {
            misc_path "/etc/keepalived/check.sh 198.51.100.1"
            misc_timeout 5
        }
    }
}
`;

export default defineRule({
  id: "misc-check-script-missing",
  area: "host",
  severity: "warning",
  scope: "workspace",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "The script of a MISC_CHECK is missing or can't be started",
  why: "keepalived leaves a checker out whose script is missing or not executable, with a line in its log and nothing else: the real server then counts as up for ever, and its clients get errors when it is not. A text without a `#!` line is never started either, and counts as successful. Silent for paths that lie outside of what can be seen here, and in folders of which nothing is here.",
  references: ["keepalived check/check_misc.c: misc_check_handler"],
  examples: {
    bad: [
      {
        "/etc/keepalived/keepalived.conf": configuration,
        "/etc/keepalived/chek.sh": "#!/bin/sh\nexit 0\n",
      },
      {
        "/etc/keepalived/keepalived.conf": configuration,
        "/etc/keepalived/check.sh": 'curl -sf "http://$1/"\n',
      },
    ],
    good: [
      {
        "/etc/keepalived/keepalived.conf": configuration,
        "/etc/keepalived/check.sh": '#!/bin/sh\ncurl -sf "http://$1/"\n',
      },
      { "keepalived.conf": configuration },
    ],
  },
  messages: {
    missing:
      '"{path}" is not there: keepalived leaves this check out and {server} counts as up; put it there or correct the path',
    mode: '"{path}" is not executable: keepalived leaves this check out and {server} counts as up; chmod 755 it',
    interpreter:
      '"{path}" has no #! line, so it is never started and {server} counts as up: begin it with #!/bin/sh',
    file: "this file",
  },
  checkNode(node, context) {
    for (const { use, at, path, reason, file } of brokenScriptsOf(
      node,
      context,
    )) {
      if (keywordOf(use.statement) !== "misc_path") continue;
      context.report({
        message: reason,
        at,
        args: { path, server: serverOf(use.statement) },
        related:
          file === undefined
            ? []
            : [{ message: "file", at: { file, start: 0, end: 0 } }],
      });
    }
  },
});

/** The real server that a line belongs to, in words. */
function serverOf(statement: Statement): string {
  for (let each = statement.parent; each !== undefined; each = each.parent)
    if (keywordOf(each) === "real_server")
      return `"${each.words
        .slice(1)
        .map((word) => word.text)
        .join(" ")}"`;
  return "the real server";
}
