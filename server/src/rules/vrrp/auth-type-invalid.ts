import { argument } from "../../model/values.ts";
import { replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "auth-type-invalid",
  area: "vrrp",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "auth_type is neither PASS nor AH",
  why: "The two words are upper case. With anything else keepalived sends adverts without authentication, which the other node drops if its own auth_type is right: both become master.",
  references: [
    "keepalived keepalived/vrrp/vrrp_parser.c: vrrp_auth_type_handler",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    authentication {
        auth_type pass
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
    unknown:
      'auth_type "{value}" is unknown, so adverts carry no authentication: write PASS or AH, in upper case',
    write: "write {type}",
  },
  replaces: ["value-out-of-range", "invalid-value"],
  visit: {
    "vrrp_instance/authentication/auth_type": (statement, { report }) => {
      const word = argument(statement);
      if (word === undefined || word.text === "PASS" || word.text === "AH")
        return;
      const type = word.text.toUpperCase().startsWith("AH") ? "AH" : "PASS";
      report({
        message: "unknown",
        at: word,
        args: { value: word.text },
        fixes: () => [
          {
            title: "write",
            args: { type },
            safety: "suggested",
            edits: replaceWord(word, type),
          },
        ],
      });
    },
  },
});
