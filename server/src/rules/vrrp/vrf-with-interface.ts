import { last } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "vrf-with-interface",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "vrf stands beside an interface, or without unicast",
  why: "`vrf` says in which routing domain an instance sends that has no interface of its own, which only unicast allows. With an interface that one decides, and keepalived clears the VRF with a message; without unicast the instance needs an interface.",
  references: ["keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    vrf blue
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
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    interface:
      '"{name}" has an interface, so keepalived clears the VRF with a message: remove one of the two lines',
    multicast:
      '"{name}" has no unicast peers, so keepalived clears the VRF with a message: remove the line',
    remove: "remove vrf",
  },
  checkFrame({ instances }, { report }) {
    for (const instance of instances) {
      const { name, statement, effective, complete } = instance;
      const line = last(statement, "vrf");
      if (line === undefined || !complete) continue;
      const hasInterface = last(statement, "interface") !== undefined;
      if (!hasInterface && effective.unicast) continue;
      report({
        message: hasInterface ? "interface" : "multicast",
        at: line,
        args: { name },
        fixes: () => [
          {
            title: "remove",
            safety: "suggested",
            edits: removeStatement(line),
          },
        ],
      });
    }
  },
});
