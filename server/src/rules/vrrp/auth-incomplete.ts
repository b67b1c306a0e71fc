import { all } from "../../model/values.ts";
import { removeStatement, insertBefore } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "auth-incomplete",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "auth_type without auth_pass, or the reverse",
  why: "Authentication needs both lines. With a password alone keepalived sends adverts without authentication and says nothing; with a type alone it says that there is no password, and does the same. A node that has both drops these adverts, and both become master. Values that cannot be read, version 3 and strict mode have findings of their own or none.",
  references: ["keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    authentication {
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
  misses: "in-block",
  messages: {
    type: 'auth_pass without auth_type: "{name}" sends adverts without authentication, which a node with both drops; add "auth_type PASS"',
    password:
      'auth_type {type} without auth_pass: "{name}" sends adverts without authentication, which a node with a password drops; add auth_pass or remove the block',
    insert: "insert auth_type PASS",
    remove: "remove the authentication",
  },
  checkFrame({ instances }, { report }) {
    for (const {
      name,
      statement,
      authentication,
      effective,
      complete,
    } of instances) {
      if (
        authentication === undefined ||
        !complete ||
        !authentication.known ||
        effective.strict ||
        effective.version === 3
      )
        continue;
      const { type, password } = authentication;
      if (type !== undefined && type.value !== "PASS" && type.value !== "AH")
        continue;
      if ((type === undefined) === (password === undefined)) continue;
      const given = type ?? password;
      if (given === undefined) continue;
      report({
        message: type === undefined ? "type" : "password",
        at: authentication.statement,
        args: { name, type: type?.value ?? "" },
        fixes: () =>
          type === undefined
            ? [
                {
                  title: "insert",
                  safety: "suggested",
                  edits: insertBefore(given.statement, ["auth_type PASS"]),
                },
              ]
            : [
                {
                  title: "remove",
                  safety: "suggested",
                  edits: all(statement, "authentication").flatMap(
                    removeStatement,
                  ),
                },
              ],
      });
    }
  },
});
