import { argument } from "../../model/values.ts";
import { replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "state-invalid",
  area: "vrrp",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "state is neither MASTER nor BACKUP",
  why: "The two words are upper case. Anything else counts as BACKUP, with a message, so a node that was meant to start as master waits for three adverts first. FAULT is a state that keepalived goes to by itself and cannot be configured.",
  references: [
    "keepalived keepalived/vrrp/vrrp_parser.c: vrrp_state_handler",
    "keepalived issue #2256",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state master
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state SLAVE
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
      `vrrp_instance VI_1 {
    state MASTER
    interface eth0
    virtual_router_id 61
    priority 150
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
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    unknown:
      'state "{value}" is unknown, so the instance starts as BACKUP: write MASTER or BACKUP, in upper case',
    write: "write {state}",
  },
  replaces: ["value-out-of-range", "invalid-value"],
  visit: {
    "vrrp_instance/state": (statement, { report }) => {
      const word = argument(statement);
      if (
        word === undefined ||
        word.text === "MASTER" ||
        word.text === "BACKUP"
      )
        return;
      const meant = word.text.replace(/[^A-Za-z]/g, "").toUpperCase();
      const state = ["MASTER", "ACTIVE", "PRIMARY"].includes(meant)
        ? "MASTER"
        : "BACKUP";
      report({
        message: "unknown",
        at: word,
        args: { value: word.text },
        fixes: () => [
          {
            title: "write",
            args: { state },
            safety: "suggested",
            edits: replaceWord(word, state),
          },
        ],
      });
    },
  },
});
