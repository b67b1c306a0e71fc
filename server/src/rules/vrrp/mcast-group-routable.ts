import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { rangeOf } from "../../model/address.ts";
import { address } from "../../model/values.ts";
import { defineRule, type NodeContext } from "../rule.ts";

export default defineRule({
  id: "mcast-group-routable",
  area: "vrrp",
  severity: "hint",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "The group for adverts lies outside 224.0.0.0/24",
  why: "Switches pass the addresses of 224.0.0.0/24 to every port. Other groups are subject to IGMP snooping and may be held back where nobody asks for them, and firewall rules written for 224.0.0.18 do not match. All nodes need the same group.",
  references: ["RFC 5771 section 4", "RFC 4541 section 2.1.2"],
  examples: {
    bad: [
      `global_defs {
    vrrp_mcast_group4 230.0.0.0
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
    good: [
      `global_defs {
    vrrp_mcast_group4 224.0.0.200
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
    routable:
      '"{group}" is outside 224.0.0.0/24, so switches with IGMP snooping may not pass it on and firewall rules for 224.0.0.18 do not match: use a free address there such as 224.0.0.200, on all nodes',
  },
  visit: {
    "global_defs/vrrp_mcast_group4": check,
    "vrrp_instance/mcast_dst_ip": check,
  },
});
function check(statement: Statement, { report }: NodeContext): void {
  const group = address(statement);
  if (
    group?.value.family !== "IPv4" ||
    rangeOf(group.value) !== "multicast" ||
    group.value.text.startsWith("224.0.0.")
  )
    return;
  report({
    message: "routable",
    at: group.word,
    args: { group: group.value.text },
  });
}
