import {
  isSchemaProblem,
  type SchemaProblem,
} from "../../../../grammar/schema/check.ts";
import { isIn, keywordsOf } from "../../../../grammar/schema/schema.ts";
import { replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { nearest } from "./similar.ts";

export default defineRule({
  id: "keyword-in-wrong-block",
  area: "schema",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A keyword stands in a block that does not know it",
  why: "keepalived looks a keyword up only among those of the innermost block. It reports it as unknown there and ignores the line, so the setting keeps its default. Often a brace is missing or too many a few lines before, or the line was moved or copied from another block.",
  references: ["keepalived lib/parser.c: process_stream"],
  examples: {
    bad: [
      `global_defs {
    garp_master_delay 10
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
`,
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        MISC_CHECK {
            misc_path "/usr/local/bin/check-web 198.51.100.1"
            timeout 5
        }
    }
}
`,
    ],
    good: [
      `global_defs {
    vrrp_garp_master_delay 10
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    garp_master_delay 10
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    wrongBlock:
      '"{keyword}" is no keyword of "{block}" but of "{blocks}": keepalived reports it and ignores the line; move it, or look for a wrong brace before it',
    wrongAtRoot:
      '"{keyword}" stands outside of all blocks but is a keyword of "{blocks}": keepalived reports it and ignores the line; move it, or look for a wrong brace before it',
    replace: 'replace by "{replacement}"',
  },
  explain: (problem, { target, report }) => {
    if (!isSchemaProblem(problem)) return;
    const { at, message, args, word } = problem;
    report({
      at,
      message,
      args: { ...args, blocks: blocksText(args.blocks ?? "") },
      fixes: () => {
        const similar = similarHere(problem, target);
        return word === undefined || similar === undefined
          ? []
          : [
              {
                title: "replace",
                args: { replacement: similar },
                safety: "suggested",
                edits: replaceWord(word, similar),
              },
            ];
      },
    });
  },
});

/** Ten checkers have the same keywords: naming some of them is enough. */
function blocksText(blocks: string): string {
  const names = [...new Set(blocks.split(", "))];
  return names.length <= 4
    ? names.join(", ")
    : `${names.slice(0, 3).join(", ")} and others`;
}

function similarHere(
  { statement, word }: SchemaProblem,
  target: string,
): string | undefined {
  const names = keywordsOf(statement.path)
    .filter((keyword) => isIn(keyword, target))
    .map(({ name }) => name);
  const written = word?.text ?? "";
  // Blocks differ in prefixes: vrrp_garp_master_delay is the global form of garp_master_delay, misc_timeout that of a
  // script that checks.
  const relative = names.find(
    (name) => name.endsWith(`_${written}`) || written === `vrrp_${name}`,
  );
  if (relative !== undefined) return relative;
  const similar = nearest(written, names);
  return similar?.sure === true ? similar.word : undefined;
}
