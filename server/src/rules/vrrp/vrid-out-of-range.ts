import { keywordAt } from "../../../../grammar/schema/schema.ts";
import { argument, parseUnsigned } from "../../model/values.ts";
import { replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "vrid-out-of-range",
  area: "vrrp",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "virtual_router_id is not a number from 1 to 255",
  why: "The id is one byte of each advert and 0 is reserved. keepalived refuses other values, and without an id the instance does not start. Words left over from undefined definitions are not judged.",
  references: [
    "keepalived keepalived/vrrp/vrrp_parser.c: vrrp_vrid_handler",
    "RFC 9568 section 5.2.3 (Virtual Rtr ID)",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 0
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 300
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
    good: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 1
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 255
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    range:
      'virtual_router_id "{value}" is not a number from {least} to {most}: keepalived ignores it, and the instance does not start without an id',
    free: "use {free}, the lowest id that is free in this file",
  },
  replaces: ["value-out-of-range", "invalid-value"],
  visit: {
    "vrrp_instance/virtual_router_id": (statement, { node, report }) => {
      const word = argument(statement);
      const range = keywordAt("vrrp_instance", "virtual_router_id")?.args[0];
      if (word === undefined || range === undefined) return;
      const value = parseUnsigned(word.text);
      const least = Number(range.min);
      const most = Number(range.max);
      if (value !== undefined && value >= least && value <= most) return;

      report({
        message: "range",
        at: word,
        args: { value: word.text, least, most },
        fixes: () => {
          const used = new Set(
            node.instances.map((each) => each.virtualRouterId?.value),
          );
          const free = Array.from({ length: most }, (_, at) => at + 1).find(
            (each) => !used.has(each),
          );
          return free === undefined
            ? []
            : [
                {
                  title: "free",
                  args: { free },
                  safety: "suggested",
                  edits: replaceWord(word, String(free)),
                },
              ];
        },
      });
    },
  },
});
