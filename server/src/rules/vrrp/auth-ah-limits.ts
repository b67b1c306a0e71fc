import { replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "auth-ah-limits",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "auth_type AH where it cannot work",
  why: "AH covers the IPv4 header, so there is none for IPv6; keepalived ignores it there with a message. An instance with AH must hear an advert before it can be master, because of the sequence numbers, so keepalived sets state MASTER back to BACKUP. AH is rarely worth its trouble: it needs protocol 51 in the firewall and breaks behind address translation. The rule is silent for strict mode and version 3, where all authentication is dropped.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance",
    "man keepalived.conf(5), auth_type",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state MASTER
    interface eth0
    virtual_router_id 61
    priority 150
    authentication {
        auth_type AH
        auth_pass s3cret77
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
    good: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    authentication {
        auth_type AH
        auth_pass s3cret77
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
    authentication {
        auth_type PASS
        auth_pass s3cret77
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    master:
      '"{name}" cannot start as MASTER with auth_type AH, so keepalived starts it as BACKUP: write that, or use PASS',
    six: 'AH does not work with IPv6, so keepalived sends the adverts of "{name}" without authentication; use PASS, on all nodes',
    pass: "use PASS",
    backup: "start as BACKUP",
  },
  checkFrame({ instances }, { report }) {
    for (const instance of instances) {
      const { name, authentication, state, effective } = instance;
      const type = authentication?.type;
      if (
        type?.value !== "AH" ||
        authentication?.password === undefined ||
        effective.strict ||
        effective.version !== 2
      )
        continue;
      const six = effective.family === "IPv6";
      const master =
        effective.state === "MASTER" &&
        effective.priority !== undefined &&
        effective.priority !== 255;
      if (!six && !master) continue;
      report({
        message: six ? "six" : "master",
        at: type.statement,
        args: { name },
        fixes: () => [
          ...(six || state === undefined
            ? []
            : [
                {
                  title: "backup",
                  safety: "suggested",
                  edits: replaceWord(state.word, "BACKUP"),
                } as const,
              ]),
          {
            title: "pass",
            safety: "suggested",
            edits: replaceWord(type.word, "PASS"),
          },
        ],
      });
    }
  },
});
