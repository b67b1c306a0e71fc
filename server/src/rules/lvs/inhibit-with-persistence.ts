import { isSwitchedOn } from "../../model/kernel-settings.ts";
import { all, flag, has, last } from "../../model/values.ts";
import type { VirtualServer } from "../../model/virtual-server.ts";
import { servicesThat } from "../alike-services.ts";
import { removeStatement } from "../edits.ts";
import { keptRealServers, keptServices } from "../services.ts";
import { defineRule, type NodeContext } from "../rule.ts";

export default defineRule({
  id: "inhibit-with-persistence",
  area: "lvs",
  severity: "info",
  scope: "workspace",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A failed server keeps its persistent clients",
  why: "`inhibit_on_failure` sets the weight of a failed server to 0 instead of removing it. Weight 0 keeps away new clients only: one that has a persistence template goes on being sent to the dead server until the template ends, and each attempt prolongs it. The sysctl `net.ipv4.vs.expire_quiescent_template=1` ends the templates of servers with weight 0; without it, let failed servers be removed. The rule is silent where a sysctl file of the workspace sets it.",
  references: [
    "Linux Documentation/networking/ipvs-sysctl.rst: expire_quiescent_template",
    "keepalived.conf(5), inhibit_on_failure",
  ],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    persistence_timeout 300
    inhibit_on_failure
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
    persistence_timeout 300
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
    inhibit_on_failure
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      {
        "keepalived.conf": `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    persistence_timeout 300
    inhibit_on_failure
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
        "sysctl.d/60-ipvs.conf": "net.ipv4.vs.expire_quiescent_template = 1\n",
      },
    ],
  },
  messages: {
    kept: 'with persistence, clients of a failed server keep being sent to it while it only gets weight 0; set "net.ipv4.vs.expire_quiescent_template=1", or remove "inhibit_on_failure"',
    persistence: "persistence is set here",
    remove: 'remove "inhibit_on_failure"',
  },
  checkNode: (node, context) => {
    for (const service of servicesThat(keptServices(node), inhibits))
      check(service, context);
  },
});

/** Whether it, or one of its real servers, has the line. */
function inhibits({ statement }: VirtualServer): boolean {
  return [statement, ...all(statement, "real_server")].some((each) =>
    has(each, "inhibit_on_failure"),
  );
}

function check(
  service: VirtualServer,
  { node, report, surroundings }: NodeContext,
): void {
  const { persistence, statement } = service;
  if (persistence === undefined) return;
  const own = keptRealServers(service)
    .map((each) => last(each.statement, "inhibit_on_failure"))
    .find((each) => flag(each) === true);
  const inhibit = last(statement, "inhibit_on_failure") ?? own;
  if (inhibit === undefined) return;
  if (isSwitchedOn(surroundings(node), "net.ipv4.vs.expire_quiescent_template"))
    return;
  report({
    message: "kept",
    at: inhibit,
    related: [{ message: "persistence", at: persistence.statement }],
    fixes: () => [
      {
        title: "remove",
        safety: "suggested",
        edits: removeStatement(inhibit),
      },
    ],
  });
}
