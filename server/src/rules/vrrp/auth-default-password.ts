import { argument } from "../../model/values.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "auth-default-password",
  area: "vrrp",
  severity: "hint",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "auth_pass is the value of a sample configuration",
  why: "The password travels in clear text and keeps out nobody who listens. What it can do is keep two clusters apart that use one virtual_router_id by accident, and for that it has to differ from the one in every sample. All nodes of the cluster need the same new value.",
  references: ["RFC 3768 section 10 (Security Considerations)"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    authentication {
        auth_type PASS
        auth_pass 1111
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
        auth_pass k7Qd2wXe
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    sample:
      'auth_pass "{password}" is the value of many samples, so it does not keep another cluster with the same virtual_router_id apart: choose another, on all nodes',
  },
  visit: {
    "vrrp_instance/authentication/auth_pass": (statement, { report }) => {
      const word = argument(statement);
      if (word !== undefined && samples.has(word.text.toLowerCase()))
        report({ message: "sample", at: word, args: { password: word.text } });
    },
  },
});
const samples: ReadonlySet<string> = new Set([
  "1111",
  "1234",
  "12345678",
  "password",
  "secret",
  "keepalived",
  "cisco",
]);
