import { keywordOf } from "../../../../grammar/syntax/tree.ts";
import { all, has, inside } from "../../model/values.ts";
import type { VirtualServer } from "../../model/virtual-server.ts";
import { servicesThat } from "../alike-services.ts";
import { insertAfter, removeStatement } from "../edits.ts";
import { defineRule, type Fix } from "../rule.ts";
import { serviceName } from "../services.ts";

export default defineRule({
  id: "sorry-server-option-misplaced",
  area: "lvs",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "An option of the sorry server stands before it, or without one",
  why: "`sorry_server_inhibit` and `sorry_server_lvs_method` change the sorry server that has been read so far. Before the `sorry_server` line there is none, so the option is reported and lost: the sorry server is reached with the method of the service, which for 127.0.0.1 and NAT means not at all. The rule waits for lines that an unreadable include may bring.",
  references: [
    "keepalived check_parser.c: ssvri_handler, ss_forwarding_handler",
  ],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    sorry_server_lvs_method DR
    sorry_server 192.0.2.11 80
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    sorry_server_inhibit
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
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    sorry_server 192.0.2.11 80
    sorry_server_lvs_method DR
    sorry_server_inhibit
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
    early:
      '"{option}" stands before "sorry_server", where there is nothing to change yet: it is lost; move it behind',
    without:
      '"{option}" has no effect: "{service}" has no sorry server; add one, or remove the line',
    move: 'move "{option}" behind "sorry_server"',
    remove: 'remove "{option}"',
  },
  checkNode: ({ virtualServers }, { report }) => {
    for (const service of servicesThat(virtualServers, hasOptions)) {
      const { statement } = service;
      const list = inside(statement);
      const [first] = all(statement, "sorry_server");
      if (first === undefined && !service.complete) continue;
      for (const option of list) {
        const name = keywordOf(option);
        if (!options.includes(name)) continue;
        if (first !== undefined && list.indexOf(first) < list.indexOf(option))
          continue;
        const args = { option: name, service: serviceName(service) };
        report({
          message: first === undefined ? "without" : "early",
          at: option,
          args,
          fixes: (): readonly Fix[] => [
            first === undefined
              ? {
                  title: "remove",
                  args,
                  safety: "suggested",
                  edits: removeStatement(option),
                }
              : {
                  title: "move",
                  args,
                  safety: "suggested",
                  edits: [
                    ...removeStatement(option),
                    ...insertAfter(first, [
                      option.words.map(({ text }) => text).join(" "),
                    ]),
                  ],
                },
          ],
        });
      }
    }
  },
});

const options = ["sorry_server_inhibit", "sorry_server_lvs_method"];

function hasOptions({ statement }: VirtualServer): boolean {
  return options.some((name) => has(statement, name));
}
