import { removeStatement } from "../edits.ts";
import { globalLine } from "../global-lines.ts";
import { defineRule } from "../rule.ts";

/** What multicast-options-with-unicast does not tell, since keepalived itself is silent about it. */
export default defineRule({
  id: "multicast-group-unused",
  area: "vrrp",
  severity: "hint",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary:
    "A global multicast group is set, but all instances of its family are unicast",
  why: "With `unicast_peer` adverts go to the peers, so `vrrp_mcast_group4` or `vrrp_mcast_group6` changes nothing. Somebody who reads it may open the firewall for the wrong traffic. The rule is silent as long as one instance of that family is multicast, or the configuration has none of that family.",
  references: ["keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance"],
  examples: {
    bad: [
      `global_defs {
    vrrp_mcast_group4 224.0.0.200
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    unicast_peer {
        192.0.2.12
    }
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
    unicast_peer {
        192.0.2.12
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_2 {
    state BACKUP
    interface eth0
    virtual_router_id 62
    priority 100
    virtual_ipaddress {
        192.0.2.101/24
    }
}
`,
    ],
  },
  messages: {
    unused:
      "{keyword} has no effect: all {family} instances are unicast; remove the line",
    remove: "remove {keyword}",
  },
  checkFrame(node, { report }) {
    if (!node.complete) return;
    for (const [keyword, family] of [
      ["vrrp_mcast_group4", "IPv4"],
      ["vrrp_mcast_group6", "IPv6"],
    ] as const) {
      const line = globalLine(node, keyword);
      const using = node.instances.filter(
        ({ effective }) => (effective.family ?? family) === family,
      );
      if (line === undefined || using.length === 0) continue;
      if (using.some(({ effective }) => !effective.unicast)) continue;
      report({
        message: "unused",
        at: line,
        args: { keyword, family },
        fixes: () => [
          {
            title: "remove",
            args: { keyword },
            safety: "suggested",
            edits: removeStatement(line),
          },
        ],
      });
    }
  },
});
