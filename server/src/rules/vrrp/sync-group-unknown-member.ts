import type { Statement } from "../../../../grammar/syntax/tree.ts";
import type { Frame } from "../../model/node.ts";
import { all, type Valued } from "../../model/values.ts";
import { removeStatement, replaceWord } from "../edits.ts";
import { defineRule, type Edit } from "../rule.ts";
import { nearest, writeNear } from "../nearest.ts";

export default defineRule({
  id: "sync-group-unknown-member",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A sync group names an instance that does not exist",
  why: "The members of a sync group change state together. A name that no vrrp_instance has is left out of the group with a message, so the instance that was meant goes on failing over by itself. Groups may stand before their instances: order does not matter here. The rule is silent where a file included outside all blocks cannot be read, and for names that come from undefined definitions.",
  references: [
    "keepalived keepalived/vrrp/vrrp_sync.c: vrrp_sync_set_group",
    "man keepalived.conf(5), vrrp_sync_group",
  ],
  examples: {
    bad: [
      `vrrp_sync_group G {
    group {
        VI_1
        VI_2
        VI_INSIDE
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
    interface eth1
    virtual_router_id 62
    priority 100
    virtual_ipaddress {
        198.51.100.100/24
    }
}
vrrp_sync_group G {
    group { VI_1 VI_2 }
}
`,
    ],
  },
  misses: "in-configuration",
  messages: {
    unknown:
      'sync group "{group}" names "{name}", but there is no such vrrp_instance: the group does not watch it; correct the name or remove it',
    rename: "replace by {near}",
    remove: "remove {name}",
  },
  checkFrame(node, { report }) {
    if (!node.complete) return;
    const names = node.instances.map(({ name }) => name);
    // Blocks that are skipped (two words behind the keyword) or stand in a group have findings of their own.
    const heads = [
      ...node.blocks("vrrp_instance"),
      ...nestedInstances(node),
    ].flatMap((head) => head.words.slice(1).map((word) => word.text));
    for (const group of node.syncGroups)
      for (const member of group.members) {
        const name = member.value;
        if (names.includes(name) || heads.includes(name)) continue;
        report({
          message: "unknown",
          at: member.word,
          args: { group: group.name, name },
          fixes: () => {
            const near = nearest(
              name,
              names.filter((each) =>
                group.members.every(({ value }) => value !== each),
              ),
            );
            return [
              ...writeNear("rename", member.word, near),
              {
                title: "remove",
                args: { name },
                safety: "suggested",
                edits: removeMember(member),
              },
            ];
          },
        });
      }
  },
});
function nestedInstances({ syncGroups }: Frame): readonly Statement[] {
  return syncGroups.flatMap(({ statement }) => all(statement, "vrrp_instance"));
}

/** A name alone on its line goes with the line. */
function removeMember({ word, statement }: Valued<string>): readonly Edit[] {
  return statement.words.length === 1
    ? removeStatement(statement)
    : replaceWord(word, "");
}
