import { rangeOf } from "../../model/address.ts";
import { insertBefore } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "ipv6-first-vip-not-link-local",
  area: "vrrp",
  severity: "info",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "The first IPv6 virtual address is not link-local",
  why: "The RFC wants the link-local address of the virtual router first in an advert: it is what routers of other makers answer with, and clients may use it as their gateway. keepalived goes on with any address, and only strict mode says so. The rule is silent for unicast instances.",
  references: [
    "RFC 9568 section 5.2.9 (IPvX Addr(s))",
    "keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_6 {
    state BACKUP
    interface eth0
    virtual_router_id 66
    priority 100
    virtual_ipaddress {
        2001:db8::100/64
    }
}
`,
    ],
    good: [
      `vrrp_instance VI_6 {
    state BACKUP
    interface eth0
    virtual_router_id 66
    priority 100
    virtual_ipaddress {
        fe80::66/64
        2001:db8::100/64
    }
}
`,
      `vrrp_instance VI_6 {
    state BACKUP
    interface eth0
    virtual_router_id 66
    priority 100
    unicast_src_ip 2001:db8::2
    unicast_peer {
        2001:db8::1
    }
    virtual_ipaddress {
        2001:db8::100/64
    }
}
`,
    ],
  },
  messages: {
    first:
      'the first IPv6 address of an instance should be link-local (RFC 9568), and "{address}" is not: routers of other makers may not understand the adverts; put an address of fe80::/10 first, on all nodes',
    insert: "insert {local} first",
  },
  checkFrame({ instances }, { report }) {
    for (const { virtualAddresses, effective, virtualRouterId } of instances) {
      const [first] = virtualAddresses;
      if (
        first === undefined ||
        effective.unicast ||
        effective.strict ||
        first.address.family !== "IPv6" ||
        rangeOf(first.address) === "linkLocal"
      )
        continue;
      const local = `fe80::${(virtualRouterId?.value ?? 1).toString(16)}/64`;
      report({
        message: "first",
        at: first.statement.words[0],
        args: { address: first.address.text },
        fixes: () => [
          {
            title: "insert",
            args: { local },
            safety: "suggested",
            edits: insertBefore(first.statement, [local]),
          },
        ],
      });
    }
  },
});
