import { spanning } from "../../../../grammar/syntax/source-file.ts";
import { inside, last } from "../../model/values.ts";
import { replaceWord, appendToBlock } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "vip-missing",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A vrrp_instance has no virtual address",
  why: "An advert has to list at least one address. Without virtual_ipaddress a version 2 instance elects a master that has nothing to serve; with version 3 or strict mode keepalived refuses the configuration. Addresses in virtual_ipaddress_excluded are not advertised and do not count. From 2.2.8 on no_virtual_ipaddress says that this is meant. The rule is silent where a line of the block, or a file included there, cannot be read.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance",
    "man keepalived.conf(5), no_virtual_ipaddress",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress_excluded {
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
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress_excluded {
        192.0.2.101/24
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  misses: "in-block",
  messages: {
    missing:
      '"{name}" has no virtual_ipaddress, so its adverts list no address to take over: add the addresses',
    insert: "insert a virtual_ipaddress block",
    rename: "make virtual_ipaddress_excluded the advertised list",
  },
  replaces: ["empty-block"],
  checkFrame({ instances }, { report }) {
    for (const {
      name,
      statement,
      virtualAddresses,
      addressesKnown,
      excludedAddresses,
    } of instances) {
      if (virtualAddresses.length > 0 || !addressesKnown) continue;
      if (last(statement, "no_virtual_ipaddress") !== undefined) continue;
      // A misspelt list of addresses is told as what it is.
      if (inside(statement).some(({ block }) => block?.kind === "unknown"))
        continue;
      report({
        message: "missing",
        at: spanning(
          statement.words[0],
          statement.words.at(-1) ?? statement.words[0],
        ),
        args: { name },
        fixes: () => {
          const excluded = last(statement, "virtual_ipaddress_excluded");
          return [
            excluded !== undefined && excludedAddresses.length > 0
              ? {
                  title: "rename",
                  safety: "suggested",
                  edits: replaceWord(excluded.words[0], "virtual_ipaddress"),
                }
              : {
                  title: "insert",
                  safety: "suggested",
                  edits: appendToBlock(statement, [
                    "virtual_ipaddress {",
                    "    192.0.2.100/24",
                    "}",
                  ]),
                },
          ];
        },
      });
    }
  },
});
