import { all, has } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { quorumOf } from "../quorum.ts";
import { endpointName, keptRealServers, sameEndpoint } from "../services.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "sorry-server-duplicate",
  area: "lvs",
  severity: "info",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A service has two sorry servers, or one that is a real server",
  why: "A service has one sorry server: of two lines the later one counts, and options written behind the earlier one are lost with it. keepalived does not tell. A sorry server that is one of the real servers is legal, but it stands in when the real servers have failed, and then it has failed, too, unless the quorum is larger than one.",
  references: [
    "keepalived check_parser.c: ssvr_handler",
    "keepalived check_data.c: validate_check_config",
  ],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    sorry_server 198.51.100.8 80
    sorry_server 198.51.100.9 80
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
    sorry_server 198.51.100.9 80
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
    quorum 2
    sorry_server 198.51.100.1 80
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
    real_server 198.51.100.2 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
  },
  messages: {
    twice:
      'a service has one "sorry_server": this line takes the place of the earlier one, which is lost; remove one of the two',
    first: "the earlier one",
    same: 'sorry server "{server}" is one of the real servers: when they have all failed, so has it; use another machine',
    realServer: "the same as a real server",
    remove: "remove the earlier one",
  },
  replaces: ["duplicate-scalar"],
  concerns: ({ statement }) => has(statement, "sorry_server"),
  checkService: (service, { report }) => {
    const { statement, sorryServer } = service;
    const lines = all(statement, "sorry_server");
    const [first, ...more] = lines;
    for (const line of more)
      if (first !== undefined)
        report({
          message: "twice",
          at: line,
          related: [{ message: "first", at: first }],
          fixes: () => [
            {
              title: "remove",
              safety: "suggested",
              edits: removeStatement(first),
            },
          ],
        });
    if (sorryServer === undefined) return;
    const twin = keptRealServers(service).find((each) =>
      sameEndpoint(each, sorryServer),
    );
    if (twin === undefined) return;
    if ((quorumOf(service)?.value ?? 1) > 1) return;
    report({
      message: "same",
      at: sorryServer.statement,
      args: { server: endpointName(sorryServer) },
      related: [{ message: "realServer", at: twin.statement }],
    });
  },
});
