import { replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { isSixBefore } from "../address-order.ts";

export default defineRule({
  id: "ipv6-with-version-2",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "VRRP version 2 with IPv6 addresses",
  why: "Version 2 of the protocol is for IPv4 alone. keepalived has a mode of its own for IPv6 that nobody else speaks; without the line it uses version 3. All nodes have to change together. The global vrrp_version does not matter here: for IPv6 keepalived uses 3 unless the instance says 2. Where the version stands behind the addresses it is refused (version-conflict).",
  references: ["RFC 3768 section 1", "RFC 9568"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    version 2
    virtual_ipaddress {
        fe80::100/64
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
    version 3
    virtual_ipaddress {
        fe80::100/64
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    version 2
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    old: 'VRRP version 2 has no IPv6, so only keepalived understands the adverts of "{name}": use version 3, on all nodes',
    upgrade: "use version 3",
  },
  checkFrame({ instances }, { report }) {
    for (const { name, statement, version, effective } of instances) {
      if (
        version?.value !== 2 ||
        effective.family !== "IPv6" ||
        effective.strict ||
        isSixBefore(statement, version.statement)
      )
        continue;
      report({
        message: "old",
        at: version.statement,
        args: { name },
        fixes: () => [
          {
            title: "upgrade",
            safety: "suggested",
            edits: replaceWord(version.word, "3"),
          },
        ],
      });
    }
  },
});
