import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { textOf } from "../../../../grammar/syntax/source-file.ts";
import { last } from "../../model/values.ts";
import { removeStatement, appendToBlock } from "../edits.ts";
import { defineRule, type Edit } from "../rule.ts";
import { orderedAddresses } from "../address-order.ts";

export default defineRule({
  id: "mixed-vip-families",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "virtual_ipaddress mixes IPv4 and IPv6",
  why: "An advert carries addresses of one family, that of the first address or unicast setting of the instance. keepalived leaves out the others with a message, so they are on no node. Addresses of the other family belong in virtual_ipaddress_excluded, where they follow the instance without being advertised, or in an instance of their own.",
  references: [
    "keepalived keepalived/vrrp/vrrp_data.c: alloc_vrrp_vip",
    "man keepalived.conf(5), virtual_ipaddress_excluded",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
        2001:db8::100/64
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
    virtual_ipaddress_excluded {
        2001:db8::100/64
    }
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
    virtual_ipaddress_excluded {
        192.0.2.101/24
        2001:db8::100/64
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    mixed:
      '"{address}" is {family} but "{name}" advertises {other}, so keepalived leaves the address out: move it to virtual_ipaddress_excluded or to an instance of its own',
    move: "move the {family} addresses to virtual_ipaddress_excluded",
  },
  checkFrame({ instances }, { report }) {
    for (const { name, statement, virtualAddresses } of instances) {
      const family = orderedAddresses(statement)[0]?.value.family;
      const strangers = virtualAddresses.filter(
        (each) => each.address.family !== family,
      );
      for (const { address, statement: line } of strangers)
        report({
          message: "mixed",
          at: line,
          args: {
            address: address.text,
            family: address.family,
            other: family ?? "",
            name,
          },
          fixes: () => [
            {
              title: "move",
              args: { family: address.family },
              safety: "suggested",
              edits: moveToExcluded(
                statement,
                strangers.map((each) => each.statement),
              ),
            },
          ],
        });
    }
  },
});
function moveToExcluded(
  head: Statement,
  moved: readonly Statement[],
): readonly Edit[] {
  const texts = moved.map((each) => textOf(each));
  const excluded = last(head, "virtual_ipaddress_excluded");
  const insertion =
    excluded === undefined
      ? appendToBlock(head, [
          "virtual_ipaddress_excluded {",
          ...texts.map((each) => `    ${each}`),
          "}",
        ])
      : appendToBlock(excluded, texts);
  return insertion.length === 0
    ? []
    : [...moved.flatMap(removeStatement), ...insertion];
}
