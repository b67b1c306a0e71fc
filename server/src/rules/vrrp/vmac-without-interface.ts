import { keywordOf } from "../../../../grammar/syntax/tree.ts";
import { last } from "../../model/values.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "vmac-without-interface",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary: "use_vmac in a unicast instance without an interface",
  why: "A macvlan is made on top of an interface. Without one keepalived clears use_vmac (or use_ipvlan) with a message, and the instance uses the machine's own MAC address.",
  references: ["keepalived keepalived/vrrp/vrrp_parser.c: vrrp_end_handler"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    virtual_router_id 61
    priority 100
    use_vmac
    unicast_src_ip 192.0.2.12
    unicast_peer {
        192.0.2.11
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
    use_vmac
    vmac_xmit_base
    unicast_src_ip 192.0.2.12
    unicast_peer {
        192.0.2.11
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  misses: "in-block",
  replaces: ["ipvlan-without-source"],
  messages: {
    alone:
      '{keyword} needs an interface to lie on, so it is dropped in "{name}": name the interface',
  },
  checkFrame({ instances }, { report }) {
    for (const { name, statement, complete, effective } of instances) {
      const line = last(statement, "use_vmac") ?? last(statement, "use_ipvlan");
      if (
        line === undefined ||
        !complete ||
        !effective.unicast ||
        last(statement, "interface") !== undefined
      )
        continue;
      report({
        message: "alone",
        at: line,
        args: { name, keyword: keywordOf(line) },
      });
    }
  },
});
