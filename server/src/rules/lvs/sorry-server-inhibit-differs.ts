import { all, flag, has, last } from "../../model/values.ts";
import type { RealServer, VirtualServer } from "../../model/virtual-server.ts";
import { insertAfter, removeStatement } from "../edits.ts";
import { defineRule, type Edit } from "../rule.ts";
import {
  endpointName,
  familiesOf,
  keptRealServers,
  sameEndpoint,
} from "../services.ts";

export default defineRule({
  id: "sorry-server-inhibit-differs",
  area: "lvs",
  severity: "warning",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary:
    "The sorry server is one of the real servers, but is inhibited otherwise",
  why: "A real server may stand in as sorry server, too; the kernel then has one entry for both, which can only be removed or set to weight 0 when it fails. If `inhibit_on_failure` of the real server and `sorry_server_inhibit` say different things, keepalived takes what the real server says and reports it. The safe fix writes that down.",
  references: ["keepalived check_data.c: validate_check_config"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    inhibit_on_failure
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
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    sorry_server 198.51.100.1 80
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
    sorry_server 198.51.100.1 80
    sorry_server_inhibit
    real_server 198.51.100.1 80 {
        inhibit_on_failure
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
    set: 'sorry server "{server}" is a real server with "inhibit_on_failure": keepalived inhibits both; add "sorry_server_inhibit"',
    clear:
      'sorry server "{server}" is a real server without "inhibit_on_failure": keepalived clears "sorry_server_inhibit"; remove it',
    realServer: "the same server as a real server",
    add: 'add "sorry_server_inhibit", as keepalived does',
    remove: 'remove "sorry_server_inhibit", as keepalived does',
  },
  concerns: ({ statement }) => has(statement, "sorry_server"),
  checkService: (service, { report }) => {
    const { statement, sorryServer } = service;
    if (
      sorryServer === undefined ||
      familiesOf(service).dropped.includes(sorryServer)
    )
      return;
    const twin = keptRealServers(service).find((each) =>
      sameEndpoint(each, sorryServer),
    );
    if (twin === undefined) return;
    const inhibited = isInhibited(service, twin);
    const own = all(statement, "sorry_server_inhibit");
    if (inhibited === undefined || inhibited === own.length > 0) return;
    report({
      message: inhibited ? "set" : "clear",
      at: inhibited ? sorryServer.statement : (own[0] ?? statement),
      args: { server: endpointName(sorryServer) },
      related: [{ message: "realServer", at: twin.statement }],
      fixes: () => [
        {
          title: inhibited ? "add" : "remove",
          safety: "safe",
          edits: inhibited
            ? insertAfter(sorryServer.statement, ["sorry_server_inhibit"])
            : own.flatMap((each): readonly Edit[] => removeStatement(each)),
        },
      ],
    });
  },
});

function isInhibited(
  { statement }: VirtualServer,
  realServer: RealServer,
): boolean | undefined {
  const own = last(realServer.statement, "inhibit_on_failure");
  return own === undefined
    ? last(statement, "inhibit_on_failure") !== undefined
    : flag(own);
}
