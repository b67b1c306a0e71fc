import { text } from "../../model/values.ts";
import type { VirtualServer } from "../../model/virtual-server.ts";
import { servicesThat } from "../alike-services.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { familiesOf, serviceName } from "../services.ts";

export default defineRule({
  id: "ip-family-conflict",
  area: "lvs",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "ip_family contradicts the family of the service",
  why: "`ip_family` is meant for services known by a firewall mark, which have no address to tell their family. For an address it can only repeat what is clear already; where it says the opposite, keepalived reports and ignores it. The same happens when a line before it (`persistence_granularity`, a real server) has settled the family. Removing the line changes nothing.",
  references: ["keepalived check_parser.c: ip_family_handler"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    ip_family inet6
    delay_loop 6
    lb_algo wrr
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
      `virtual_server fwmark 6 {
    ip_family inet6
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    real_server 2001:db8::1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
  },
  messages: {
    conflict:
      'the family of "{service}" is known already and is not "{family}": keepalived ignores this line; remove it',
    remove: 'remove "ip_family"',
  },
  replaces: ["duplicate-scalar"],
  checkNode: ({ virtualServers }, { report }) => {
    for (const service of servicesThat(virtualServers, hasConflicts))
      for (const line of familiesOf(service).conflicts)
        report({
          message: "conflict",
          at: line,
          args: {
            service: serviceName(service),
            family: text(line)?.value ?? "",
          },
          fixes: () => [
            { title: "remove", safety: "safe", edits: removeStatement(line) },
          ],
        });
  },
});

function hasConflicts(service: VirtualServer): boolean {
  return familiesOf(service).conflicts.length > 0;
}
