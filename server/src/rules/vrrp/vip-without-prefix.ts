import { replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "vip-without-prefix",
  area: "vrrp",
  severity: "hint",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "An IPv4 virtual address without a prefix length is /32",
  why: "keepalived does not take the prefix length from the interface. /32 is what its maintainer recommends in general; it matters only if the address has to be the source of a connected route, or if the network has no other address on the interface. One finding for each instance; writing /32 changes nothing.",
  references: [
    "man keepalived.conf(5), virtual_ipaddress",
    "keepalived issues #534, #2091",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100
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
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/32
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        fe80::100
    }
}
`,
    ],
  },
  messages: {
    host: '"{address}" has no prefix length, so it is /32 and not the network of the interface; write /32 if that is meant',
    append: "write /32",
  },
  checkFrame({ instances }, { report }) {
    for (const { virtualAddresses } of instances) {
      const bare = virtualAddresses.filter(
        ({ address, statement }) =>
          address.family === "IPv4" &&
          address.prefixLength === undefined &&
          !statement.words.some(({ text }) => text === "peer"),
      );
      const [first] = bare;
      if (first === undefined) continue;
      report({
        message: "host",
        at: first.statement.words[0],
        args: { address: first.address.text },
        fixes: () => [
          {
            title: "append",
            safety: "suggested",
            edits: bare.flatMap(
              ({
                statement: {
                  words: [word],
                },
              }) => replaceWord(word, `${word.text}/32`),
            ),
          },
        ],
      });
    }
  },
});
