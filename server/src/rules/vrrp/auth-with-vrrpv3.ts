import { all } from "../../model/values.ts";
import { replaceWord, removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "auth-with-vrrpv3",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "Authentication with VRRP version 3",
  why: "Version 3 has no authentication (RFC 9568, section 9), and IPv6 instances are version 3. keepalived ignores the block with a message: the adverts are not protected. If the nodes were meant to speak version 2, the version is the real mistake. auth_hmac, new in 2.4, is another mechanism and works with version 3.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance",
    "RFC 9568 section 9 (Security Considerations)",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    version 3
    authentication {
        auth_type PASS
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
        fe80::100/64
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
        auth_type PASS
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
    version 3
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    ignored:
      '"{name}" uses VRRP version 3, which has no authentication: the block is ignored; remove it',
    remove: "remove the authentication",
    downgrade: "use version 2",
  },
  checkFrame({ instances }, { report }) {
    for (const {
      name,
      statement,
      authentication,
      effective,
      version,
    } of instances) {
      const type = authentication?.type?.value;
      if (
        authentication === undefined ||
        effective.version !== 3 ||
        effective.strict ||
        (type !== "PASS" && type !== "AH")
      )
        continue;
      report({
        message: "ignored",
        at: authentication.statement.words[0],
        args: { name },
        fixes: () => [
          {
            title: "remove",
            safety: "suggested",
            edits: all(statement, "authentication").flatMap(removeStatement),
          },
          ...(version === undefined || effective.family === "IPv6"
            ? []
            : [
                {
                  title: "downgrade",
                  safety: "suggested",
                  edits: replaceWord(version.word, "2"),
                } as const,
              ]),
        ],
      });
    }
  },
});
