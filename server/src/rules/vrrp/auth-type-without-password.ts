import { all } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "auth-type-without-password",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "auth_type without auth_pass",
  why: "Without a password there is nothing to authenticate with: keepalived says so and sends adverts without authentication. A node that has the password drops them, and both become master. The reverse case, auth_pass without auth_type, goes unnoticed by the daemon and is the subject of auth-incomplete.",
  references: ["keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    authentication {
        auth_type PASS
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
      'auth_type {type} without auth_pass: "{name}" sends adverts without authentication, which the other node drops if it has a password; add auth_pass or remove the block',
    remove: "remove the authentication",
  },
  checkNode({ instances }, { report }) {
    for (const {
      name,
      statement,
      authentication,
      effective,
      complete,
    } of instances) {
      const type = authentication?.type;
      if (
        type === undefined ||
        !complete ||
        authentication?.known !== true ||
        authentication.password !== undefined
      )
        continue;
      if (
        (type.value !== "PASS" && type.value !== "AH") ||
        effective.strict ||
        effective.version !== 2
      )
        continue;
      report({
        message: "missing",
        at: type.statement,
        args: { name, type: type.value },
        fixes: () => [
          {
            title: "remove",
            safety: "suggested",
            edits: all(statement, "authentication").flatMap(removeStatement),
          },
        ],
      });
    }
  },
});
