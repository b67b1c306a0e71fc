import { keywordOf, type Statement } from "../../../../grammar/syntax/tree.ts";
import { all, has, inside, last, text } from "../../model/values.ts";
import type { VirtualServer } from "../../model/virtual-server.ts";
import { servicesThat } from "../alike-services.ts";
import { insertAfter, removeStatement } from "../edits.ts";
import { defineRule, type Fix } from "../rule.ts";

/** The scheduler a flag belongs to. */
const schedulers: Readonly<Record<string, string>> = {
  "sh-port": "sh",
  "sh-fallback": "sh",
  "mh-port": "mh",
  "mh-fallback": "mh",
};
const flags = [...Object.keys(schedulers), "hashed"];

export default defineRule({
  id: "scheduler-flag-misplaced",
  area: "lvs",
  severity: "warning",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary:
    "A scheduler's flag stands with another scheduler, or before its own",
  // flag-1 to flag-3 may stand before lb_algo, the daemon takes them in any order; hashed has no effect anywhere.
  why: "`sh-port` and `sh-fallback` belong to the scheduler `sh`, `mh-port` and `mh-fallback` to `mh`. keepalived looks at the scheduler it has read so far: with another one, or with `lb_algo` further down, the flag is dropped and reported. A flag of `sh` with `mh` (or the reverse) is dropped without a word. `hashed` does nothing in any place; it is reported unless the scheduler is `sh` or `mh`.",
  references: ["keepalived check_parser.c: lbflags_handler"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo rr
    sh-port
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      `# Its scheduler comes too late
virtual_server 192.0.2.100 80 {
    delay_loop 6
    mh-port
    lb_algo mh
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo rr
    hashed
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
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo sh
    sh-port
    sh-fallback
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      `# The numbered flags may stand anywhere
virtual_server 192.0.2.100 80 {
    delay_loop 6
    flag-1
    lb_algo mh
    mh-port
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
    other:
      '"{flag}" belongs to scheduler "{wanted}", but this service uses "{scheduler}": the flag is dropped; remove it, or change "lb_algo"',
    none: '"{flag}" belongs to scheduler "{wanted}", but no "lb_algo" says so: the flag is dropped; add "lb_algo {wanted}" before it',
    tooEarly:
      '"{flag}" stands before "lb_algo {wanted}", where keepalived does not know the scheduler yet: the flag is dropped; move it behind',
    hashed:
      '"hashed" has no effect with any scheduler, and is reported with this one; remove it',
    remove: 'remove "{flag}"',
    move: 'move "{flag}" behind "lb_algo"',
  },
  checkNode: ({ virtualServers }, { report }) => {
    for (const service of servicesThat(virtualServers, hasFlags)) {
      // The scheduler in force: "" for none yet, undefined where it can't be read.
      let before: string | undefined = "";
      for (const flag of inside(service.statement)) {
        const name = keywordOf(flag);
        const wanted = schedulers[name];
        if (name === "lb_algo" || name === "lvs_sched")
          before = text(flag)?.value;
        if (before === undefined) continue;
        if (name === "hashed") {
          if (before !== "sh" && before !== "mh")
            report({
              message: "hashed",
              at: flag,
              fixes: () => [removal(flag)],
            });
          continue;
        }
        if (wanted === undefined || before === wanted) continue;
        const final = service.scheduler?.value;
        const late = final === wanted && before === "";
        report({
          message: late ? "tooEarly" : before === "" ? "none" : "other",
          at: flag,
          args: { flag: name, wanted, scheduler: before },
          fixes: () => [late ? move(service, flag) : removal(flag)],
        });
      }
    }
  },
});

function removal(flag: Statement): Fix {
  return {
    title: "remove",
    args: { flag: keywordOf(flag) },
    safety: "suggested",
    edits: removeStatement(flag),
  };
}

function move({ statement }: VirtualServer, flag: Statement): Fix {
  const algorithm =
    last(statement, "lb_algo") ?? all(statement, "lvs_sched")[0];
  const name = keywordOf(flag);
  return {
    title: "move",
    args: { flag: name },
    safety: "suggested",
    edits:
      algorithm === undefined
        ? []
        : [...removeStatement(flag), ...insertAfter(algorithm, [name])],
  };
}

function hasFlags({ statement }: VirtualServer): boolean {
  return flags.some((name) => has(statement, name));
}
