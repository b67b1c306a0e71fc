import { compareVersions } from "../../../../grammar/schema/versions.ts";
import { defineRule } from "../rule.ts";
import { scriptsOf, scriptUser } from "../scripts.ts";

export default defineRule({
  id: "script-path-through-symlink",
  area: "script",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "The path of a root script goes through a symbolic link",
  why: "Since 2.3.0 keepalived refuses to run a script as root if a folder of its path is a symbolic link. On systems with a merged /usr, that is Debian 12, Ubuntu, Fedora, RHEL and others, /bin, /sbin, /lib and /lib64 are links, and /var/run is one nearly everywhere. Measured with 2.4.3: /bin/true as a vrrp_script and /bin/sh in a notify script are dropped at the start, the same with /usr in front works. 2.2.7 accepts both. The rule is silent for scripts that run as another user and for older targets; the last part of a path may be a link.",
  references: ["keepalived lib/notify.c: check_security"],
  examples: {
    bad: [
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "/bin/true"
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
    script "/usr/bin/true"
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
    link: '"{folder}" is a symbolic link on most systems, and since 2.3.0 keepalived refuses such a path for a script that runs as root: write "{real}"',
    write: "write {real}",
  },
  checkNode(node, { target, report }) {
    if (compareVersions(target, "2.3.0") < 0) return;
    for (const use of scriptsOf(node)) {
      const [program] = use.parts;
      const folder =
        program === undefined
          ? undefined
          : links.find((each) => program.text.startsWith(`${each}/`));
      const user = scriptUser(node, use) ?? "root";
      if (
        program === undefined ||
        folder === undefined ||
        (user !== "root" && user !== "0")
      )
        continue;
      const real =
        folder === "/var/run"
          ? program.text.slice("/var".length)
          : `/usr${program.text}`;
      const { inner, at } = use;
      const words =
        inner === undefined
          ? at
          : {
              file: inner.file,
              start: inner.start + program.start,
              end: inner.start + program.end,
            };
      report({
        message: "link",
        at: words,
        args: { folder, real },
        fixes: () =>
          inner === undefined || program.quoted
            ? []
            : [
                {
                  title: "write",
                  args: { real },
                  safety: "suggested",
                  edits: [
                    {
                      file: words.file,
                      start: words.start,
                      end: words.end,
                      newText: real,
                    },
                  ],
                },
              ],
      });
    }
  },
});
/** Folders that are links on systems with a merged /usr. */
const links = ["/bin", "/sbin", "/lib", "/lib64", "/var/run"];
