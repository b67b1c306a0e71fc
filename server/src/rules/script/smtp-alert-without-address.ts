import { memoByFrame } from "../../model/frame.ts";
import type { Frame } from "../../model/node.ts";
import { memoByOutline } from "../../../../grammar/syntax/memo.ts";
import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { last, flag } from "../../model/values.ts";
import { defineRule } from "../rule.ts";
import { globalLine } from "../global-lines.ts";

export default defineRule({
  id: "smtp-alert-without-address",
  area: "script",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "Mail alerts are on but there is nowhere to send them",
  why: "A mail needs notification_email for its receivers and smtp_server for its way. Without one of them keepalived sends nothing and says nothing. The rule is silent where a file included outside all blocks cannot be read.",
  references: ["keepalived keepalived/core/smtp.c"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    smtp_alert
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
    good: [
      `global_defs {
    notification_email {
        admin@example.com
    }
    notification_email_from lb01@example.com
    smtp_server 192.0.2.25
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    smtp_alert
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    smtp_alert off
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    missing:
      "smtp_alert is on, but global_defs has no {missing}: no mail is sent",
  },
  checkNode(node, { report }) {
    if (!node.complete) return;
    const missing = ["notification_email", "smtp_server"].filter(
      (keyword) => globalLine(node, keyword) === undefined,
    );
    if (missing.length === 0) return;
    const head = frameSendsAlerts(node)
      ? headsOf(node).find(sendsAlerts)
      : node.virtualServers.find(({ statement }) => sendsAlerts(statement))
          ?.statement;
    const on = head && alertIn(head);
    if (on !== undefined)
      report({
        message: "missing",
        at: on,
        args: { missing: missing.join(" and no ") },
      });
  },
});

function headsOf(frame: Frame): readonly Statement[] {
  return [
    ...frame.globals.statements,
    ...frame.instances.map(({ statement }) => statement),
    ...frame.syncGroups.map(({ statement }) => statement),
  ];
}

const frameSendsAlerts = memoByFrame((frame) =>
  headsOf(frame).some(sendsAlerts),
);

function alertIn(head: Statement): Statement | undefined {
  return ["smtp_alert", "smtp_alert_vrrp", "smtp_alert_checker"]
    .map((keyword) => last(head, keyword))
    .find((line) => flag(line) === true);
}

const sendsAlerts = memoByOutline((head) => alertIn(head) !== undefined);
