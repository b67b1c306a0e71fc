import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { spanning } from "../../../../grammar/syntax/source-file.ts";
import { inside, last } from "../../model/values.ts";
import { insertAfter, prependToBlock } from "../edits.ts";
import { defineRule, type Edit } from "../rule.ts";

export default defineRule({
  id: "vrid-missing",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A vrrp_instance has no virtual_router_id",
  why: "There is no default. Without the id the instance is not usable, and keepalived stops checking the whole VRRP part of the configuration at this point. The rule is silent where a file included inside the block cannot be read; an id that is written but wrong is the subject of vrid-out-of-range.",
  references: ["keepalived keepalived/vrrp/vrrp.c: chk_min_cfg"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    priority 100
    virtual_ipaddress {
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
    ],
  },
  misses: "in-block",
  messages: {
    missing:
      '"{name}" has no virtual_router_id, so it does not start: give it an id from 1 to 255 that no other instance on this network uses',
    insert: "insert virtual_router_id {free}",
  },
  replaces: ["missing-keyword"],
  checkFrame({ instances }, { report }) {
    for (const { name, statement, complete } of instances) {
      // A keyword in two words has its own finding.
      if (!complete || inside(statement).some(looksLikeTheId)) continue;
      report({
        message: "missing",
        at: spanning(
          statement.words[0],
          statement.words.at(-1) ?? statement.words[0],
        ),
        args: { name },
        fixes: () => {
          const used = new Set(
            instances.map((each) => each.virtualRouterId?.value),
          );
          let free = 1;
          while (used.has(free)) free += 1;
          return [
            {
              title: "insert",
              args: { free },
              safety: "suggested",
              edits: insertId(statement, free),
            },
          ];
        },
      });
    }
  },
});

/** `virtual_router_id`, in one word or two, or what was meant to be it. */
function looksLikeTheId({ words }: Statement): boolean {
  const [first, second] = words.map(({ text }) => text);
  return /^virtual[-_ ]?router/i.test(`${first} ${second}`);
}

function insertId(head: Statement, id: number): readonly Edit[] {
  const line = `virtual_router_id ${id}`;
  const neighbour = last(head, "interface");
  return neighbour === undefined
    ? prependToBlock(head, [line])
    : insertAfter(neighbour, [line]);
}
