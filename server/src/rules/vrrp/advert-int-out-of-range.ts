import { keywordAt } from "../../../../grammar/schema/schema.ts";
import { argument, decimal } from "../../model/values.ts";
import { replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "advert-int-out-of-range",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "advert_int lies outside what an advert can carry",
  why: "The interval travels in each advert: whole seconds up to 255 in version 2, hundredths of a second up to 40.95 in version 3. Other values are refused and 1 second is used, or in version 3 cut to 40.95 seconds. The backup then waits for another time than the one that was written.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance",
    "keepalived keepalived/vrrp/vrrp_parser.c: vrrp_adv_handler",
    "RFC 9568 section 5.2 (Max Advertise Interval)",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    advert_int 300
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
    version 3
    advert_int 60
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
    advert_int 0
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
    virtual_router_id 61
    priority 100
    advert_int 255
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
    version 3
    advert_int 40
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    range:
      "advert_int {value} is outside {least} to {most} seconds, so keepalived ignores it and uses 1 second; write a value in this range",
    cut: '"{name}" uses VRRP version 3, whose adverts carry at most 40.95 seconds: advert_int {value} becomes 40.95',
    text: 'advert_int "{value}" is no number of seconds, so keepalived ignores it and uses 1 second; write a number between {least} and {most}',
    clamp: "write {limit}",
  },
  replaces: ["value-out-of-range", "invalid-value"],
  visit: {
    "vrrp_instance/advert_int": (statement, { node, report }) => {
      const word = argument(statement);
      const range = keywordAt("vrrp_instance", "advert_int")?.args[0];
      const seconds = decimal(statement)?.value;
      const instance = node.instances.find(
        (each) => each.statement === statement.parent,
      );
      if (word === undefined || range === undefined) return;
      const third = instance?.effective.version === 3;
      const least = Number(range.min);
      const most = third ? 40.95 : Number(range.max);
      const args = {
        value: word.text,
        least,
        most,
        name: instance?.name ?? "",
      };
      if (seconds === undefined) {
        report({ message: "text", at: word, args });
        return;
      }
      if (seconds >= least && seconds <= (third ? 40.955 : most)) return;
      const limit = seconds > most ? most : third ? least : 1;
      report({
        message:
          third && seconds > most && seconds <= Number(range.max)
            ? "cut"
            : "range",
        at: word,
        args,
        fixes: () => [
          {
            title: "clamp",
            args: { limit },
            safety: "suggested",
            edits: replaceWord(word, String(limit)),
          },
        ],
      });
    },
  },
});
