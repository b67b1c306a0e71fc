import { defineRule } from "../rule.ts";

export default defineRule({
  id: "default-virtual-router-id",
  area: "vrrp",
  severity: "hint",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "virtual_router_id 51 is the value of every sample",
  why: "Two clusters on one network that both kept the id of the sample take each other's adverts for their own: measured with 2.4.3, the second cluster stays backup of the first and its addresses are on no node; with 2.2.7 and different passwords both work and fill their logs. The rule is silent for unicast, and where several instances show that the numbers were chosen.",
  references: ["keepalived doc/samples"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
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
    virtual_router_id 137
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    unicast_src_ip 192.0.2.12
    unicast_peer {
        192.0.2.11
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_2 {
    state BACKUP
    interface eth0
    virtual_router_id 52
    priority 100
    virtual_ipaddress {
        192.0.2.101/24
    }
}
`,
    ],
  },
  messages: {
    sample:
      "virtual_router_id 51 is the value of every sample, so another cluster on this network may use it too: choose an id that is free there (tcpdump -nn -i {interface} ip proto 112 shows those in use), on all nodes",
  },
  checkFrame({ instances }, { report }) {
    if (instances.length > 1) return;
    for (const {
      name,
      virtualRouterId,
      effective,
      interface: own,
    } of instances)
      if (
        name === "VI_1" &&
        virtualRouterId?.value === 51 &&
        !effective.unicast
      )
        report({
          message: "sample",
          at: virtualRouterId.word,
          args: { interface: own?.value ?? "eth0" },
        });
  },
});
