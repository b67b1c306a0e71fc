import { keywordOf, type Statement } from "../../../../grammar/syntax/tree.ts";
import { inside, argument } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "sample-config-leftovers",
  area: "vrrp",
  severity: "info",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "Values of the sample configuration are left in global_defs",
  why: "The old sample sends mail to firewall.loc through 192.168.200.1, machines that do not exist: each change of state then waits for a connection that never comes about. LVS_DEVEL as router_id makes all nodes look the same in mails and SNMP. One finding for each file, at the first of these lines.",
  references: ["keepalived doc/samples/keepalived.conf.sample"],
  examples: {
    bad: [
      `global_defs {
    notification_email {
        acassen@firewall.loc
    }
    notification_email_from Alexandre.Cassen@firewall.loc
    smtp_server 192.168.200.1
    smtp_connect_timeout 30
    router_id LVS_DEVEL
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
    ],
    good: [
      `global_defs {
    router_id lb01
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
    ],
  },
  messages: {
    leftover:
      "{list}: this comes from the sample configuration, and keepalived tries to send mail there at each change of state; remove the lines or write your own values",
    id: "router_id LVS_DEVEL comes from the sample configuration, so all nodes that kept it look the same in mails and SNMP: give the node a name of its own",
    remove: "remove the lines of the sample",
  },
  checkFrame({ globals }, { report }) {
    const found = globals.statements.flatMap((head) =>
      inside(head).filter(isLeftover),
    );
    const [first] = found;
    if (first === undefined) return;
    const mail = found.filter((each) => keywordOf(each) !== "router_id");
    const list = mail
      .map(
        (each) =>
          `${keywordOf(each)} ${(each.words[1] ?? inside(each)[0]?.words[0])?.text ?? ""}`,
      )
      .join(", ");
    report({
      message: mail.length === 0 ? "id" : "leftover",
      at: (mail[0] ?? first).words[0],
      args: { list },
      fixes: () => [
        {
          title: "remove",
          safety: "suggested",
          edits: found.flatMap(removeStatement),
        },
      ],
    });
  },
});
function isLeftover(statement: Statement): boolean {
  const value = argument(statement)?.text ?? "";
  switch (keywordOf(statement)) {
    case "router_id":
      return value === "LVS_DEVEL";
    case "smtp_server":
      return value === "192.168.200.1";
    case "notification_email_from":
      return value.endsWith("@firewall.loc");
    case "notification_email":
      return (
        inside(statement).length > 0 &&
        inside(statement).every(({ words: [word] }) =>
          word.text.endsWith("@firewall.loc"),
        )
      );
    default:
      return false;
  }
}
