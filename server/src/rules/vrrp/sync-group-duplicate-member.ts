import type { Valued } from "../../model/values.ts";
import { replaceWord, removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "sync-group-duplicate-member",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "An instance is listed twice in sync groups",
  why: "An instance belongs to one sync group only. keepalived keeps it in the first group that names it and ignores it in the others, with a message, so the second group does not hold together what it lists. Names that exist nowhere are left to sync-group-unknown-member.",
  references: ["keepalived keepalived/vrrp/vrrp_sync.c: vrrp_sync_set_group"],
  examples: {
    bad: [
      `vrrp_sync_group G {
    group {
        VI_1
        VI_2
        VI_1
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
    ],
  },
  messages: {
    twice:
      '"{name}" is already a member of sync group "{group}": an instance can be in one group only, so this entry is ignored; remove one of the two',
    first: "listed here first",
    remove: "remove this entry",
  },
  checkFrame({ syncGroups, instances }, { report }) {
    const seen = new Map<
      string,
      { readonly group: string; readonly member: Valued<string> }
    >();
    const names = new Set(instances.map(({ name }) => name));
    for (const { name: group, members } of syncGroups)
      for (const member of members) {
        const name = member.value;
        const first = seen.get(name);
        if (!names.has(name)) continue;
        if (first === undefined) {
          seen.set(name, { group, member });
          continue;
        }
        report({
          message: "twice",
          at: member.word,
          args: { name, group: first.group },
          related: [{ message: "first", at: first.member.word }],
          fixes: () => [
            {
              title: "remove",
              safety: "suggested",
              edits:
                member.statement.words.length === 1
                  ? removeStatement(member.statement)
                  : replaceWord(member.word, ""),
            },
          ],
        });
      }
  },
});
