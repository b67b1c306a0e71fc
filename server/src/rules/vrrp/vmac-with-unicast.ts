import { keywordOf } from "../../../../grammar/syntax/tree.ts";
import { inside, last } from "../../model/values.ts";
import { insertAfter } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "vmac-with-unicast",
  area: "vrrp",
  severity: "info",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "use_vmac with unicast and without vmac_xmit_base",
  why: "Unicast adverts have to leave through the interface itself, not through the macvlan that carries the virtual MAC address. keepalived sets vmac_xmit_base by itself, but a configuration test fails because of the message. Writing the line changes nothing on the network. With use_ipvlan keepalived sets it and takes it back again, with a message each, so a test of such an instance always fails.",
  references: ["keepalived keepalived/vrrp/vrrp_parser.c: vrrp_end_handler"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    use_vmac
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
    virtual_router_id 61
    priority 100
    use_vmac
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    missing:
      "{keyword} with unicast needs vmac_xmit_base: keepalived sets it by itself, but a configuration test fails for it; add the line",
    ipvlan:
      "with unicast keepalived sets vmac_xmit_base and takes it back again, because this is no macvlan: a configuration test always fails for use_ipvlan with unicast; use_vmac would do",
    insert: "insert vmac_xmit_base",
  },
  checkFrame({ instances }, { report }) {
    for (const { statement, interface: own, effective } of instances) {
      const macvlan = last(statement, "use_vmac");
      const line = macvlan ?? last(statement, "use_ipvlan");
      if (
        line === undefined ||
        own === undefined ||
        // strict-conflict: neither unicast nor vmac_xmit_base is for strict mode.
        effective.strict ||
        last(statement, "vmac_xmit_base") !== undefined
      )
        continue;
      if (
        !inside(statement).some((each) => asksForUnicast.has(keywordOf(each)))
      )
        continue;
      report({
        message: macvlan === undefined ? "ipvlan" : "missing",
        at: line,
        args: { keyword: keywordOf(line) },
        fixes: () => [
          {
            title: "insert",
            safety: "safe",
            edits:
              macvlan === undefined
                ? []
                : insertAfter(line, ["vmac_xmit_base"]),
          },
        ],
      });
    }
  },
});
const asksForUnicast: ReadonlySet<string> = new Set([
  "unicast_src_ip",
  "unicast_peer",
  "check_unicast_src",
  "old_unicast_checksum",
  "unicast_fault_no_peer",
]);
