import { argument } from "../../model/values.ts";
import { replaceWord } from "../edits.ts";
import { usedPassword } from "../password.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "auth-pass-truncated",
  area: "vrrp",
  severity: "warning",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "auth_pass is longer than 8 bytes",
  why: "The field for the password in an advert has 8 bytes. keepalived uses the first 8 and says so; the rest protects nothing, and two passwords that differ only behind the 8th byte are equal. Cutting the line changes nothing on the network, so nodes can be changed one after the other.",
  references: [
    "keepalived keepalived/vrrp/vrrp_parser.c: vrrp_auth_pass_handler",
    "RFC 2338 section 5.3.10 (Authentication Data)",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    authentication {
        auth_type PASS
        auth_pass secret-password
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
    long: 'only the first 8 bytes of auth_pass are used: "{used}"; shorten it, on all nodes',
    shorten: "shorten it to {used}",
  },
  replaces: ["value-out-of-range", "invalid-value"],
  visit: {
    "vrrp_instance/authentication/auth_pass": (statement, { report }) => {
      const word = argument(statement);
      if (word === undefined) return;
      const used = usedPassword(word.text);
      if (used === word.text) return;
      report({
        message: "long",
        at: word,
        args: { used },
        fixes: () => [
          {
            title: "shorten",
            args: { used },
            safety: "safe",
            edits: replaceWord(word, word.quoted ? `"${used}"` : used),
          },
        ],
      });
    },
  },
});
