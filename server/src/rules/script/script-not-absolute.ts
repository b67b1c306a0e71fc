import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { defineRule, type Edit } from "../rule.ts";
import { scriptsOf } from "../scripts.ts";

export default defineRule({
  id: "script-not-absolute",
  area: "script",
  severity: "warning",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A script is named by a relative path",
  why: "keepalived changes to the root directory when it becomes a daemon, so a relative path works in a test and fails later. A configuration test says only whether a vrrp_script can be found from where the test runs; notify scripts are dropped silently. Names without a slash are searched in the usual folders for programs. Programs such as pidof are fine; a name that ends in .sh or .py hardly ever lies there.",
  references: [
    "keepalived lib/notify.c: set_default_script_user, check_script_secure",
  ],
  examples: {
    bad: [
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "scripts/chk.sh"
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
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script “/etc/keepalived/check.sh”
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
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "pidof nginx"
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
    relative:
      '"{path}" is relative, but keepalived changes to / when it becomes a daemon: write the absolute path',
    bare: '"{path}" is searched in the folders for programs (/usr/bin and the like), not beside this file: write the absolute path',
    curly:
      '"{quote}" is no quote to keepalived but a part of the name, so the script is not found: write a plain double quote',
    prefix: "write /etc/keepalived/{rest}",
    straight: "write plain quotes",
  },
  checkNode(node, { report }) {
    for (const { parts, inner, at, statement } of scriptsOf(node)) {
      const [program] = parts;
      if (program === undefined || /^[/<$~]/.test(program.text)) continue;
      if (/__\w+__|\{\{|<\w+>|@\w+@/.test(program.text)) continue;
      const curly = /^[\u2018-\u201f]/.exec(program.text)?.[0];
      if (curly !== undefined) {
        report({
          message: "curly",
          at: { ...at, end: at.start + 1 },
          args: { quote: curly },
          fixes: () => [
            {
              title: "straight",
              safety: "suggested",
              edits: straighten(statement),
            },
          ],
        });
        continue;
      }
      const bare = !program.text.includes("/");
      if (bare && !/\.(?:sh|bash|py|pl|rb)$/.test(program.text)) continue;
      const rest = program.text.replace(/^(?:\.\/)+/, "");
      report({
        message: bare ? "bare" : "relative",
        at:
          inner === undefined
            ? at
            : { ...inner, end: inner.start + program.end },
        args: { path: program.text },
        fixes: () =>
          inner === undefined || program.quoted || rest.startsWith("../")
            ? []
            : [
                {
                  title: "prefix",
                  args: { rest },
                  safety: "suggested",
                  edits: [
                    {
                      file: inner.file,
                      start: inner.start + program.start,
                      end: inner.start + program.end,
                      newText: `/etc/keepalived/${rest}`,
                    },
                  ],
                },
              ],
      });
    }
  },
});
/** Typographic quotes of the whole line. */
function straighten({ file, start, end }: Statement): readonly Edit[] {
  return [
    {
      file,
      start,
      end,
      newText: file.text
        .slice(start, end)
        .replace(/[\u201c-\u201f]/g, '"')
        .replace(/[\u2018-\u201b]/g, "'"),
    },
  ];
}
