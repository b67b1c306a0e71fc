import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { isLinkLocal } from "../addresses.ts";
import type { VrrpInstance } from "../../model/vrrp-instance.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "duplicate-vip-across-instances",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "Two instances hold the same virtual address",
  why: "Each instance adds its addresses when it becomes master and removes them when it gives up, without knowing of the other. The address can be on two nodes at once, or vanish from the one that should have it. keepalived looks for doubles inside one instance only. IPv6 link-local addresses on different interfaces may be equal; twice in one instance is the subject of duplicate-vip-in-instance.",
  references: ["keepalived keepalived/vrrp/vrrp_data.c: alloc_vrrp_vip"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
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
    virtual_ipaddress {
        fe80::100/64
    }
}
vrrp_instance VI_2 {
    state BACKUP
    interface eth1
    virtual_router_id 62
    priority 100
    virtual_ipaddress {
        fe80::100/64
    }
}
`,
    ],
  },
  messages: {
    twice:
      '"{address}" is in "{other}" as well as in "{name}": each adds and removes it on its own, so it can be on two nodes or on none; keep it in one instance',
    first: 'listed in "{other}" here',
    remove: "remove the address here",
  },
  checkFrame({ instances }, { report }) {
    const seen = new Map<
      string,
      { readonly instance: VrrpInstance; readonly statement: Statement }
    >();
    for (const instance of instances)
      for (const { address, device, statement } of [
        ...instance.virtualAddresses,
        ...instance.excludedAddresses,
      ]) {
        const link = isLinkLocal(address)
          ? (device?.value ?? instance.interface?.value ?? instance.name)
          : "";
        const key = `${address.text}%${link}`;
        const first = seen.get(key);
        if (first === undefined) seen.set(key, { instance, statement });
        else if (first.instance !== instance) {
          const args = {
            address: address.text,
            name: instance.name,
            other: first.instance.name,
          };
          report({
            message: "twice",
            at: statement.words[0],
            args,
            related: [{ message: "first", at: first.statement.words[0], args }],
            fixes: () =>
              instance.virtualAddresses.length > 1
                ? [
                    {
                      title: "remove",
                      safety: "suggested",
                      edits: removeStatement(statement),
                    },
                  ]
                : [],
          });
        }
      }
  },
});
