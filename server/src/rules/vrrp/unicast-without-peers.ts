import { keywordOf, type Statement } from "../../../../grammar/syntax/tree.ts";
import { inside, all, last } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule, type Edit } from "../rule.ts";

export default defineRule({
  id: "unicast-without-peers",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A unicast setting stands in an instance without unicast peers",
  why: "unicast_src_ip, check_unicast_src and an empty unicast_peer block announce unicast, but without a peer keepalived falls back to multicast. The other node, if it is unicast, never hears these adverts and both become master. The fallback is deprecated. unicast_fault_no_peer says that the instance goes to FAULT instead, and is respected; so are peer lists that cannot be read here.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance",
    "man keepalived.conf(5), unicast_peer",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    unicast_src_ip 192.0.2.11
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
    unicast_peer {
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
    unicast_ttl 10
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
    unicast_src_ip 192.0.2.11
    unicast_peer {
        192.0.2.12
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
    unicast_src_ip 192.0.2.11
    unicast_fault_no_peer
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
    mcast_src_ip 192.0.2.11
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    source:
      '"{keyword}" asks for unicast, but "{name}" has no unicast_peer and falls back to multicast: list the other nodes in unicast_peer',
    empty:
      'unicast_peer is empty, so "{name}" falls back to multicast: list the other nodes',
    ttl: 'unicast_ttl has no effect: "{name}" has no unicast_peer; list the other nodes there, or remove the line',
    remove: "remove {keyword}",
  },
  replaces: ["empty-block"],
  checkFrame({ instances }, { report }) {
    for (const { name, statement, effective, peersKnown } of instances) {
      if (effective.unicast || !peersKnown) continue;
      const ttl = last(statement, "unicast_ttl");
      if (ttl !== undefined) tell("ttl", ttl);
      if (last(statement, "unicast_fault_no_peer") !== undefined) continue;
      const at = inside(statement).find((each) =>
        asksForUnicast.has(keywordOf(each)),
      );
      if (at !== undefined)
        tell(keywordOf(at) === "unicast_peer" ? "empty" : "source", at);

      function tell(message: string, line: Statement): void {
        const keyword = keywordOf(line);
        report({
          message,
          at: keyword === "unicast_peer" ? line.words[0] : line,
          args: { name, keyword },
          fixes: () => [
            {
              title: "remove",
              args: { keyword },
              safety: "suggested",
              edits: removeAll(
                statement,
                message === "ttl" ? ["unicast_ttl"] : [...asksForUnicast],
              ),
            },
          ],
        });
      }
    }
  },
});
const asksForUnicast: ReadonlySet<string> = new Set([
  "unicast_src_ip",
  "unicast_peer",
  "check_unicast_src",
  "old_unicast_checksum",
]);

function removeAll(
  head: Statement,
  keywords: readonly string[],
): readonly Edit[] {
  return keywords
    .flatMap((keyword) => all(head, keyword))
    .flatMap(removeStatement);
}
