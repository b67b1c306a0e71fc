import type { Address } from "../../model/address.ts";
import type { Valued } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "unicast-duplicate-peer",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A unicast peer is listed twice",
  why: "Each advert is sent to the peer twice. 2.4 reports the second line and ignores it; 2.2.7 is silent.",
  references: [
    "keepalived keepalived/vrrp/vrrp_data.c: alloc_vrrp_unicast_peer",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    unicast_peer {
        192.0.2.11
        192.0.2.11
    }
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
    unicast_peer {
        192.0.2.11
        192.0.2.13
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    twice:
      '"{address}" is listed twice, so every advert is sent to it twice: remove one of the lines',
    first: "listed here first",
    remove: "remove this line",
  },
  checkFrame({ instances }, { report }) {
    for (const { unicastPeers } of instances) {
      const seen = new Map<string, Valued<Address>>();
      for (const peer of unicastPeers) {
        const first = seen.get(peer.value.text);
        if (first === undefined) seen.set(peer.value.text, peer);
        else
          report({
            message: "twice",
            at: peer.word,
            args: { address: peer.word.text },
            related: [{ message: "first", at: first.word }],
            fixes: () => [
              {
                title: "remove",
                safety: "suggested",
                edits: removeStatement(peer.statement),
              },
            ],
          });
      }
    }
  },
});
