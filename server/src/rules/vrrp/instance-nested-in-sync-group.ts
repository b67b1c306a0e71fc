import { extentOf, type Statement } from "../../../../grammar/syntax/tree.ts";
import { spanning, textOf } from "../../../../grammar/syntax/source-file.ts";
import {
  removeStatement,
  insertAfter,
  indentationOf,
  isVerbatim,
} from "../edits.ts";
import { defineRule, type Edit } from "../rule.ts";

export default defineRule({
  id: "instance-nested-in-sync-group",
  area: "vrrp",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A vrrp_instance stands inside a vrrp_sync_group",
  why: 'A sync group lists the names of its members in "group"; the instances themselves stand at the top level. keepalived knows no vrrp_instance in a group, takes its closing brace for the end of the group and loses what follows.',
  references: ["keepalived lib/parser.c: process_stream"],
  examples: {
    bad: [
      `vrrp_sync_group VG_1 {
    group {
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
      `vrrp_sync_group VG_1 {
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
    nested:
      'a vrrp_instance cannot stand inside a vrrp_sync_group, so "{name}" and what follows is lost: define it at the top level and list its name in "group"',
    move: "move {name} behind the group",
  },
  replaces: [
    "unknown-keyword",
    "keyword-in-wrong-block",
    "unexpected-open-brace",
  ],
  visit: {
    "vrrp_sync_group/vrrp_instance": (statement, { report }) => {
      const name = statement.words[1]?.text ?? "";
      report({
        message: "nested",
        at: spanning(
          statement.words[0],
          statement.words.at(-1) ?? statement.words[0],
        ),
        args: { name },
        fixes: () => [
          {
            title: "move",
            args: { name },
            safety: "suggested",
            edits: moveOut(statement),
          },
        ],
      });
    },
  },
});
function moveOut(statement: Statement): readonly Edit[] {
  const { parent } = statement;
  // Behind a group that is never closed would still be in it.
  if (
    parent?.block?.close === undefined ||
    statement.block?.close === undefined ||
    !isVerbatim(statement)
  )
    return [];
  const indentation = indentationOf(statement);
  const lines = textOf(extentOf(statement))
    .split(/\r?\n/)
    .map((line) =>
      line.startsWith(indentation) ? line.slice(indentation.length) : line,
    );
  const insertion = insertAfter(parent, lines);
  return insertion.length === 0
    ? []
    : [...insertion, ...removeStatement(statement)];
}
