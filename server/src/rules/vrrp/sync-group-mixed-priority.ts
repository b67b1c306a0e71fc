import { replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { membersOf } from "../tracking.ts";
import { isOwner } from "../starting-state.ts";

export default defineRule({
  id: "sync-group-mixed-priority",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "Members of a sync group have different priorities",
  why: "The group has one state, but each member runs its own election with its own priority. Unequal members want different things: the group changes state more often than it has to, and with priorities crossed between two nodes 2.2.7 flaps. The manual asks for equal priorities and advert intervals in a group. A mixture with priority 255 is the error sync-group-mixed-owner.",
  references: [
    "man keepalived.conf(5), VRRP synchronization groups",
    "keepalived issues #624, #2169",
  ],
  examples: {
    bad: [
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
    priority 150
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
  messages: {
    mixed:
      'the members of sync group "{group}" have different priorities ({list}): one state and several elections make the group change more often than it has to; give all of them {priority}',
    other: '"{name}" has priority {priority}',
    equal: "set all to {priority}",
  },
  checkFrame(node, { report }) {
    for (const group of node.syncGroups) {
      const members = membersOf(node, group);
      const known = members.filter(
        ({ effective }) => effective.priority !== undefined,
      );
      const [first, ...others] = known;
      const different = others.filter(
        ({ effective }) => effective.priority !== first?.effective.priority,
      );
      if (first === undefined || different.length === 0 || known.some(isOwner))
        continue;
      const priority = first.effective.priority ?? 100;
      const list = known
        .map((each) => `${each.name} ${each.effective.priority ?? ""}`)
        .join(", ");
      const at =
        different[0]?.priority?.statement ??
        different[0]?.statement.words[0] ??
        group.statement;
      report({
        message: "mixed",
        at,
        args: { group: group.name, list, priority },
        related: [
          {
            message: "other",
            at: first.priority?.statement ?? first.statement.words[0],
            args: { name: first.name, priority },
          },
        ],
        fixes: () => {
          const words = different.flatMap((each) => each.priority?.word ?? []);
          const edits = words.flatMap((word) =>
            replaceWord(word, String(priority)),
          );
          return words.length === different.length
            ? [
                {
                  title: "equal",
                  args: { priority },
                  safety: "suggested",
                  edits,
                },
              ]
            : [];
        },
      });
    }
  },
});
