import { argument } from "../../model/values.ts";
import { isOfGroup, servicesThat } from "../alike-services.ts";
import { nearest, writeNear } from "../nearest.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "virtual-server-group-undefined",
  area: "lvs",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A virtual server names a group that does not exist",
  why: "keepalived drops a virtual server whose group it does not know, with a line in the log only: `keepalived -t` says nothing. The order of the two blocks does not matter. The rule waits for groups that an unreadable include may bring.",
  references: ["keepalived ipwrapper.c: link_vsg_to_vs"],
  examples: {
    bad: [
      `virtual_server_group WEB {
    192.0.2.100 80
}
virtual_server group WEBS {
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
  misses: "at-root",
  messages: {
    undefined:
      'there is no virtual_server_group "{group}": keepalived drops this virtual server without a word; define the group',
    near: 'there is no virtual_server_group "{group}", but "{near}": keepalived drops this virtual server without a word; correct the name or define the group',
    useNear: 'write "{near}"',
  },
  checkNode: (node, { report }) => {
    if (!node.complete) return;
    const names = node.virtualServerGroups.map(({ name }) => name);
    for (const { key, statement } of servicesThat(
      node.virtualServers,
      isOfGroup,
    )) {
      if (key?.kind !== "group" || names.includes(key.name)) continue;
      const near = nearest(key.name, names);
      const word = argument(statement, 1);
      report({
        message: near === undefined ? "undefined" : "near",
        at: statement,
        args: { group: key.name, near: near ?? "" },
        fixes: () => writeNear("useNear", word, near),
      });
    }
  },
});
