import { defineRule } from "../rule.ts";

/** Reported by the engine itself (engine/suppress.ts): only there is known what a comment silenced. */
export default defineRule({
  id: "unused-suppression",
  area: "style",
  severity: "warning",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "A suppression comment silences nothing",
  why: "The mistake it was written for is gone, or the comment stands at the wrong line. Left in place it would hide the same mistake when it comes back. A comment that is written wrong, or names no rule, never silenced anything.",
  references: [],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    # keepalived-lsp-disable vip-without-prefix -- meant
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `# keepalived-lsp-disable-next-line vrid-missing -- set below
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
    good: [
      `# keepalived-lsp-disable-next-line vrrp-script-unused -- tracked by a file that is generated later
vrrp_script chk_web {
    script "/usr/local/bin/check-web"
    interval 2
    user root
}
global_defs {
    enable_script_security
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
    unused:
      'this comment silences nothing: "{rule}" does not speak here; remove it',
    unknown: 'there is no rule "{rule}"; the comment silences nothing',
    misspelt:
      'there is no rule "{rule}", so the comment silences nothing; did you mean "{near}"?',
    unreadable:
      'this comment silences nothing: write "keepalived-lsp-disable-next-line RULE -- reason", or -disable-line, or -disable-file',
  },
});
