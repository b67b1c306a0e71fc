import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { byteLength } from "../../../../grammar/schema/finding.ts";
import { replaceWord } from "../edits.ts";
import { defineRule, type NodeContext } from "../rule.ts";

export default defineRule({
  id: "vip-label-too-long",
  area: "vrrp",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "The label of an address is longer than 15 characters",
  why: "The kernel stores labels in 16 bytes. keepalived drops the whole address with a message, so it is on no node. A label usually begins with the name of the device (eth0:web); otherwise ifconfig does not show it.",
  references: ["keepalived keepalived/vrrp/vrrp_ipaddress.c: alloc_ipaddress"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
        192.0.2.101/24 dev eth0 label eth0:verylongname1
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
        192.0.2.100/24 dev eth0 label eth0:web
    }
}
`,
    ],
  },
  messages: {
    long: 'label "{label}" is longer than 15 characters, so keepalived drops the address; shorten it',
    shorten: "shorten it to {short}",
  },
  replaces: ["value-out-of-range", "invalid-value"],
  visit: {
    "vrrp_instance/virtual_ipaddress/*": check,
    "vrrp_instance/virtual_ipaddress_excluded/*": check,
    "static_ipaddress/*": check,
  },
});

function check(statement: Statement, { report }: NodeContext): void {
  const at = statement.words.findIndex(({ text }) => text === "label");
  const label = at > 0 ? statement.words[at + 1] : undefined;
  if (label === undefined || label.opaque || byteLength(label.text) <= 15)
    return;
  const short = label.text.slice(0, 15);
  report({
    message: "long",
    at: label,
    args: { label: label.text },
    fixes: () => [
      {
        title: "shorten",
        args: { short },
        safety: "suggested",
        edits: replaceWord(label, short),
      },
    ],
  });
}
