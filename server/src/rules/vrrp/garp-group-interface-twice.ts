import type { Word } from "../../../../grammar/syntax/line.ts";
import { keywordOf, type Statement } from "../../../../grammar/syntax/tree.ts";
import { inside, readable } from "../../model/values.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "garp-group-interface-twice",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary: "An interface is named twice in garp_group",
  why: "The interfaces of a garp_group share its intervals, so an interface can have one group only. keepalived keeps the first and reports the second, even where both stand in the same group. (In a list of interfaces the message may name another one.)",
  references: [
    "keepalived keepalived/vrrp/vrrp_parser.c: garp_group_interface_handler, garp_group_interfaces_handler",
  ],
  examples: {
    bad: [
      `garp_group {
    garp_interval 0.002
    interface eth0
}
garp_group {
    garp_interval 0.004
    interface eth0
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
      `garp_group {
    garp_interval 0.002
    interfaces {
        eth0
        eth1
    }
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
    twice:
      '"{interface}" has a garp_group already, so keepalived ignores this line with a message: remove one of the two',
    first: "the first group of the interface",
  },
  checkFrame({ blocks }, { report }) {
    const seen = new Map<string, Word>();
    for (const head of blocks("garp_group"))
      for (const word of interfacesOf(head)) {
        const first = seen.get(word.text);
        if (first === undefined) seen.set(word.text, word);
        else
          report({
            message: "twice",
            at: word,
            args: { interface: word.text },
            related: [{ message: "first", at: first }],
          });
      }
  },
});

function interfacesOf(head: Statement): readonly Word[] {
  return inside(head)
    .flatMap((line) =>
      keywordOf(line) === "interface"
        ? line.words.slice(1, 2)
        : keywordOf(line) === "interfaces"
          ? inside(line).flatMap(({ words }) => words)
          : [],
    )
    .filter((word) => readable(word) !== undefined);
}
