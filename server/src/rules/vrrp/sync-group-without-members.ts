import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { keywordAt } from "../../../../grammar/schema/schema.ts";
import { inside, all } from "../../model/values.ts";
import { removeStatement, appendToBlock, isVerbatim } from "../edits.ts";
import { defineRule, type Edit } from "../rule.ts";

export default defineRule({
  id: "sync-group-without-members",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A sync group lists no instance",
  why: 'The members of a vrrp_sync_group stand in a block of their own, "group". Without it, or with an empty one, keepalived removes the group: its notify scripts and trackers go with it, and the instances it was written for fail over one by one. Old samples have the names directly in the sync group; keepalived takes them for unknown keywords.',
  references: ["keepalived keepalived/vrrp/vrrp.c: vrrp_complete_init"],
  examples: {
    bad: [
      `vrrp_sync_group G {
    smtp_alert off
}
vrrp_instance VI_1 {
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
    interface eth1
    virtual_router_id 62
    priority 100
    virtual_ipaddress {
        198.51.100.100/24
    }
}
`,
      `vrrp_sync_group G {
    VI_1
    VI_2
}
vrrp_instance VI_1 {
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
    interface eth1
    virtual_router_id 62
    priority 100
    virtual_ipaddress {
        198.51.100.100/24
    }
}
`,
    ],
    good: [
      `vrrp_sync_group G {
    group {
        VI_1
        VI_2
    }
}
vrrp_instance VI_1 {
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
    interface eth1
    virtual_router_id 62
    priority 100
    virtual_ipaddress {
        198.51.100.100/24
    }
}
`,
    ],
  },
  misses: "in-block",
  messages: {
    empty:
      'sync group "{name}" lists no instance, so keepalived removes it: name its members in a "group" block',
    direct:
      '"{member}" is no keyword: the members of a sync group stand in a "group" block, and without one keepalived removes the sync group',
    remove: "remove the sync group",
    wrap: "put the names into a group block",
  },
  replaces: ["empty-block", "unknown-keyword"],
  checkFrame(node, { report }) {
    for (const { name, statement, members } of node.syncGroups) {
      if (members.length > 0 || node.gaps.inside(statement)) continue;
      const blocks = all(statement, "group");
      if (blocks.some((each) => inside(each).length > 0)) continue;
      const direct =
        blocks.length > 0 ? [] : inside(statement).filter(isNoKeyword);
      for (const line of direct)
        report({
          message: "direct",
          at: line,
          args: { member: line.words[0].text },
          fixes: () => [
            {
              title: "wrap",
              safety: "suggested",
              edits: wrap(statement, direct),
            },
          ],
        });
      if (direct.length === 0)
        report({
          message: "empty",
          at: statement,
          args: { name },
          fixes: () => [
            {
              title: "remove",
              safety: "suggested",
              edits: removeStatement(statement),
            },
          ],
        });
    }
  },
});

function isNoKeyword({ words: [word], block }: Statement): boolean {
  return (
    block === undefined && keywordAt("vrrp_sync_group", word.text) === undefined
  );
}

function wrap(head: Statement, names: readonly Statement[]): readonly Edit[] {
  const members = names.flatMap(({ words }) =>
    words.map(({ text }) => `    ${text}`),
  );
  const insertion = appendToBlock(head, ["group {", ...members, "}"]);
  return insertion.length === 0 || !names.every(isVerbatim)
    ? []
    : [...insertion, ...names.flatMap(removeStatement)];
}
