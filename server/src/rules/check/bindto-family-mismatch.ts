import { keywordOf, type Statement } from "../../../../grammar/syntax/tree.ts";
import { address, has, inside } from "../../model/values.ts";
import type { RealServer } from "../../model/virtual-server.ts";
import { checkersOf, connectionsOf } from "../checkers.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "bindto-family-mismatch",
  area: "check",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary:
    "A checker connects to an address of one family from an address of the other",
  why: "`bindto` is the source address of a health check, and must be of the family of the address it connects to: `connect_ip`, or the real server's own. The daemon compares them as it reads, so a `bindto` for a `connect_ip` further down is held against the real server. It drops the second of the two; a dropped `connect_ip` leaves the checker without an address, and it always fails.",
  references: ["keepalived check_api.c: co_ip_handler, co_srcip_handler"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            bindto 2001:db8::11
            connect_timeout 3
        }
    }
}
`,
    ],
    good: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_ip 2001:db8::1
            bindto 2001:db8::11
            connect_timeout 3
        }
    }
}
`,
    ],
  },
  messages: {
    bindto:
      '"bindto {source}" is not of the family of "{destination}", which is checked: keepalived drops it; use a source address of the same family',
    connect:
      '"connect_ip {destination}" is not of the family of "bindto {source}": keepalived drops it, and the check always fails; use addresses of one family',
  },
  checkOutline: (service, { report }) => {
    for (const each of checkersOf(service))
      for (const connection of connectionsOf(each)) {
        const found = mismatch(connection, each.realServer);
        if (found !== undefined)
          report({
            message: keywordOf(found.at) === "bindto" ? "bindto" : "connect",
            at: found.at,
            args: { source: found.source, destination: found.destination },
          });
      }
  },
});

/** Reads a checker as the daemon does: the second of two addresses that do not fit is wrong. */
function mismatch(
  connection: Statement,
  realServer: RealServer,
):
  | {
      readonly at: Statement;
      readonly source: string;
      readonly destination: string;
    }
  | undefined {
  if (!has(connection, "connect_ip") && !has(connection, "bindto"))
    return undefined;
  let destination = realServer.address.value;
  let source: typeof destination | undefined;
  for (const line of inside(connection)) {
    const keyword = keywordOf(line);
    if (keyword !== "connect_ip" && keyword !== "bindto") continue;
    const value = address(line)?.value;
    if (value === undefined) return undefined;
    if (keyword === "connect_ip") destination = value;
    else source = value;
    if (source !== undefined && source.family !== destination.family)
      return { at: line, source: source.text, destination: destination.text };
  }
  return undefined;
}
