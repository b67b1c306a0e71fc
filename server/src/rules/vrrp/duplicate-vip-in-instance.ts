import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { isLinkLocal } from "../addresses.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "duplicate-vip-in-instance",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  reportedSince: "2.3.3",
  fix: "suggested",
  summary: "An instance lists one address twice",
  why: "The prefix does not make it another address. 2.4 reports the second line and ignores it; older releases advertise the address twice, and a peer that lists it once drops the adverts because the number of addresses differs. The same happens where the file that lists it is included behind a condition or a brace: keepalived reads such a file twice.",
  references: ["keepalived keepalived/vrrp/vrrp_data.c: alloc_vrrp_vip"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
        192.0.2.100/32
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
        192.0.2.100/24
        192.0.2.101/24
    }
}
`,
    ],
  },
  messages: {
    twice:
      '"{address}" is listed twice in "{name}": the number of advertised addresses may then differ from the other node\'s; remove one of the lines',
    included:
      'keepalived reads a file twice if its include does not begin the line, so "{address}" is listed twice in "{name}": put the include on a line of its own, or the condition into the file',
    first: "listed here first",
    remove: "remove this line",
  },
  checkFrame({ instances, includes }, { report }) {
    const again = includes.filter(({ twice }) => twice);
    for (const { name, virtualAddresses, excludedAddresses } of instances) {
      for (const { address, statement } of virtualAddresses) {
        const include = again.find(
          ({ matches }) => matches?.includes(statement.file.uri) === true,
        );
        if (include === undefined) continue;
        report({
          message: "included",
          at: include.at,
          args: { name, address: address.text },
          related: [{ message: "first", at: statement }],
        });
        break;
      }
      const seen = new Map<string, Statement>();
      for (const { address, device, statement } of [
        ...virtualAddresses,
        ...excludedAddresses,
      ]) {
        const key = isLinkLocal(address)
          ? `${address.text}%${device?.value ?? ""}`
          : address.text;
        const first = seen.get(key);
        if (first === undefined) seen.set(key, statement);
        else
          report({
            message: "twice",
            at: statement,
            args: { name, address: address.text },
            related: [{ message: "first", at: first }],
            fixes: () => [
              {
                title: "remove",
                safety: "suggested",
                edits: removeStatement(statement),
              },
            ],
          });
      }
    }
  },
});
