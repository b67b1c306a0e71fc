import { keywordOf, type Statement } from "../../../../grammar/syntax/tree.ts";
import { last } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { globalLine } from "../global-lines.ts";

export default defineRule({
  id: "multicast-options-with-unicast",
  area: "vrrp",
  severity: "info",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A multicast group is set although adverts are unicast",
  why: "With unicast_peer adverts go to the peers and no group is used. keepalived reports mcast_dst_ip in such an instance and ignores it; about vrrp_mcast_group4 and vrrp_mcast_group6 it is silent, and so is the rule as long as one instance of that family is multicast. mcast_src_ip is not reported: keepalived uses it as the source of unicast adverts, too.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance",
    "keepalived keepalived/vrrp/vrrp_parser.c: vrrp_srcip_handler",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    mcast_dst_ip 224.0.0.200
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
      `vrrp_instance VI_1 {
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
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    mcast_src_ip 192.0.2.11
    unicast_peer {
        192.0.2.12
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    instance:
      'mcast_dst_ip has no effect: "{name}" sends to its unicast_peer list; remove the line',
    global:
      "{keyword} has no effect: all instances of this family are unicast; remove the line",
    remove: "remove {keyword}",
  },
  checkNode(node, { report }) {
    const { instances } = node;
    const tell = (message: string, line: Statement, name: string): void => {
      const keyword = keywordOf(line);
      report({
        message,
        at: line,
        args: { keyword, name },
        fixes: () => [
          {
            title: "remove",
            args: { keyword },
            safety: "suggested",
            edits: removeStatement(line),
          },
        ],
      });
    };
    for (const { name, statement, effective } of instances) {
      const line = effective.unicast
        ? last(statement, "mcast_dst_ip")
        : undefined;
      if (line !== undefined) tell("instance", line, name);
    }
    if (!node.complete || instances.length === 0) return;
    for (const [keyword, family] of [
      ["vrrp_mcast_group4", "IPv4"],
      ["vrrp_mcast_group6", "IPv6"],
    ] as const) {
      const line = globalLine(node, keyword);
      const using = instances.filter(
        ({ effective }) =>
          !effective.unicast && (effective.family ?? family) === family,
      );
      if (line !== undefined && using.length === 0) tell("global", line, "");
    }
  },
});
