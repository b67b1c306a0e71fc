import { memoByFrame } from "../../model/frame.ts";
import { appendToBlock, prependToFile } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { globalLine } from "../global-lines.ts";
import { hasScriptSecurity, scriptLinesOf } from "../scripts.ts";

export default defineRule({
  id: "script-security-missing",
  area: "script",
  severity: "info",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "Scripts run without enable_script_security",
  why: "Without enable_script_security keepalived runs scripts, as root, although somebody else may be able to change them. It logs a security violation, and a configuration test of a machine that has the scripts ends with exit code 6, which pipelines take for a broken file. With the setting every folder of a script's path must be writable by root alone. The rule is silent where nothing but keepalived's own test of a file (\"</path\") is run.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: check_vrrp_script_security",
    "keepalived issues #1372, #842, #742",
  ],
  examples: {
    bad: [
      `vrrp_script chk_app {
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
      `vrrp_instance VI_1 {
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
    missing:
      "scripts run without enable_script_security, so others may change what runs as root, and a configuration test fails with exit code 6: set enable_script_security and script_user in global_defs",
    enable: "insert enable_script_security",
  },
  checkNode(node, { report }) {
    if (!node.complete || hasScriptSecurity(node)) return;
    const { virtualServers } = node;
    const first = scriptLinesOf(node).find(
      ({ path, words }) =>
        words[1] !== undefined &&
        !words[1].text.startsWith("<") &&
        // Scripts of VRRP and of IPVS are looked at only if there is something they are for.
        (path.startsWith("virtual_server")
          ? virtualServers.length > 0
          : hasInstances(node)),
    );
    if (first === undefined) return;
    report({
      message: "missing",
      at: first,
      fixes: () => {
        const lines = [
          "enable_script_security",
          ...(globalLine(node, "script_user") === undefined
            ? ["script_user root"]
            : []),
        ];
        const head = node.globals.statements[0];
        const edits =
          head === undefined
            ? prependToFile(node.configuration.root, [
                "global_defs {",
                ...lines.map((line) => `    ${line}`),
                "}",
              ])
            : appendToBlock(head, lines);
        return [{ title: "enable", safety: "suggested", edits }];
      },
    });
  },
});

const hasInstances = memoByFrame(({ instances }) => instances.length > 0);
