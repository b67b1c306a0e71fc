import { last } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "multicast-options-with-unicast",
  area: "vrrp",
  severity: "info",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A multicast group is set although adverts are unicast",
  why: "With unicast_peer adverts go to the peers and no group is used. keepalived reports mcast_dst_ip in such an instance and ignores it; the global groups, about which it is silent, are the subject of multicast-group-unused. mcast_src_ip is not reported: keepalived uses it as the source of unicast adverts, too.",
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
    remove: "remove mcast_dst_ip",
  },
  checkFrame(node, { report }) {
    for (const { name, statement, effective } of node.instances) {
      const line = last(statement, "mcast_dst_ip");
      if (line === undefined || !effective.unicast) continue;
      report({
        message: "instance",
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
