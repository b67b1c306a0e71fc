import { all, signed, within, type Valued } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { isSixBefore } from "../address-order.ts";

export default defineRule({
  id: "version-conflict",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "version contradicts what the instance already is",
  why: "keepalived keeps the first version of an instance and refuses another one behind it. An instance whose IPv6 addresses stand before the line cannot become version 2 any more. The rule says nothing about version 2 before IPv6 addresses: the daemon accepts that, and ipv6-with-version-2 speaks.",
  references: [
    "keepalived keepalived/vrrp/vrrp_parser.c: vrrp_version_handler",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    version 2
    version 3
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_6 {
    state BACKUP
    interface eth0
    virtual_router_id 66
    priority 100
    virtual_ipaddress {
        fe80::100/64
    }
    version 2
}
`,
    ],
    good: [
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
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    version 2
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    twice:
      'version {value} is ignored: "{name}" has version {first} already; remove one of the two',
    six: 'version 2 is ignored: the IPv6 addresses before it make "{name}" version 3; remove the line',
    first: "set here first",
    remove: "remove this line",
  },
  replaces: ["duplicate-scalar"],
  checkFrame({ instances }, { report }) {
    for (const { name, statement } of instances) {
      let first: Valued<number> | undefined;
      for (const line of all(statement, "version")) {
        const version = within(signed(line), 2, 3);
        if (version === undefined) continue;
        const twice = first !== undefined && first.value !== version.value;
        if (!twice && !(version.value === 2 && isSixBefore(statement, line))) {
          first ??= version;
          continue;
        }
        report({
          message: twice ? "twice" : "six",
          at: line,
          args: { name, value: version.value, first: first?.value ?? "" },
          related:
            first === undefined
              ? []
              : [{ message: "first", at: first.statement }],
          fixes: () => [
            {
              title: "remove",
              safety: "suggested",
              edits: removeStatement(line),
            },
          ],
        });
      }
    }
  },
});
