import { rangeOf } from "../../model/address.ts";
import { last } from "../../model/values.ts";
import {
  checkedAddress,
  checkersOf,
  connecting,
  connectionsOf,
} from "../checkers.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "link-local-check-without-interface",
  area: "check",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary:
    "A checker connects to a link-local address without saying on which interface",
  why: "The same link-local IPv6 address may exist on every interface, so the kernel needs to be told which one is meant. keepalived drops a checker that names such an address without `bind_if` (PING_CHECK stays, but cannot send), and a real server without checkers counts as up for ever.",
  references: ["keepalived check_api.c: check_conn_opts"],
  examples: {
    bad: [
      `virtual_server 2001:db8::100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind DR
    protocol TCP
    real_server fe80::1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
    good: [
      `virtual_server 2001:db8::100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind DR
    protocol TCP
    real_server fe80::1 80 {
        TCP_CHECK {
            bind_if eth0
            connect_timeout 3
        }
    }
}
`,
    ],
  },
  messages: {
    noInterface:
      '"{address}" is a link-local address: without "bind_if" keepalived drops this checker; add the interface it lies on',
  },
  checkOutline: (service, { report }) => {
    for (const each of checkersOf(service)) {
      if (!connecting.has(each.kind) && each.kind !== "PING_CHECK") continue;
      for (const connection of connectionsOf(each)) {
        const address = checkedAddress(connection, each.realServer);
        if (
          address?.family !== "IPv6" ||
          rangeOf(address) !== "linkLocal" ||
          last(connection, "bind_if") !== undefined
        )
          continue;
        report({
          message: "noInterface",
          at: connection.words[0],
          args: { address: address.text },
        });
      }
    }
  },
});
