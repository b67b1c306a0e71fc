import { removeStatement } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "unicast-peer-contains-self",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "safe",
  summary: "unicast_peer lists the address of the node itself",
  why: "The node sends its adverts to itself as well, and logs a warning about an advert from its own address each time (measured with 2.2.7). Elections still work. People use one list on all nodes for convenience; each node has to leave itself out. The own address is known from unicast_src_ip or mcast_src_ip.",
  references: ["man keepalived.conf(5), unicast_peer"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    unicast_src_ip 192.0.2.11
    unicast_peer {
        192.0.2.11
        192.0.2.12
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
    unicast_src_ip 192.0.2.11
    unicast_peer {
        192.0.2.12
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    self: '"{address}" is the address of this node: it receives its own adverts and logs a warning for each; remove it from the list',
    source: "the own address",
    remove: "remove {address}",
  },
  checkFrame({ instances }, { report }) {
    for (const { unicastSource, multicastSource, unicastPeers } of instances) {
      const own = unicastSource ?? multicastSource;
      const peer = unicastPeers.find(
        ({ value }) => value.text === own?.value.text,
      );
      // Alone in the list it is the other node's address, misspelt.
      if (own === undefined || peer === undefined) continue;
      report({
        message: "self",
        at: peer.word,
        args: { address: peer.word.text },
        related: [{ message: "source", at: own.word }],
        fixes: () =>
          unicastPeers.length > 1
            ? [
                {
                  title: "remove",
                  args: { address: peer.word.text },
                  safety: "safe",
                  edits: removeStatement(peer.statement),
                },
              ]
            : [],
      });
    }
  },
});
