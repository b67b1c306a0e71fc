import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "virtual-server-group-unused",
  area: "lvs",
  severity: "hint",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A group is named by no virtual server",
  why: "A `virtual_server_group` is only a list; it does something where a `virtual_server group NAME` names it. One that nothing names was forgotten, or the name differs in a letter. The rule waits for services that an unreadable include may bring, and is silent in files that hold nothing but groups.",
  references: ["keepalived.conf(5), virtual_server_group"],
  examples: {
    bad: [
      `virtual_server_group WEB {
    192.0.2.100 80
}
virtual_server_group OLD {
    192.0.2.101 80
}
virtual_server group WEB {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
    good: [
      `virtual_server_group WEB {
    192.0.2.100 80
}
virtual_server group WEB {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
  },
  messages: {
    unused:
      'no virtual_server names group "{group}": it does nothing; name it or remove it',
    remove: "remove the group",
  },
  tag: "unnecessary",
  checkNode: (node, { report }) => {
    if (!node.complete || node.virtualServerGroups.length === 0) return;
    if (node.virtualServers.length === 0 && node.instances.length === 0) return;
    // A service whose head can't be read may name any group.
    if (node.virtualServers.some(({ key }) => key === undefined)) return;
    const used = new Set(
      node.virtualServers.flatMap(({ key }) =>
        key?.kind === "group" ? [key.name] : [],
      ),
    );
    for (const { name, statement } of node.virtualServerGroups)
      if (!used.has(name))
        report({
          message: "unused",
          at: statement,
          args: { group: name },
          fixes: () => [
            {
              title: "remove",
              safety: "suggested",
              edits: removeStatement(statement),
            },
          ],
        });
  },
});
