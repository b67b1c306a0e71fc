import { rangeOf, type Address } from "../../model/address.ts";
import { defineRule } from "../rule.ts";
import { isOwner } from "../starting-state.ts";

export default defineRule({
  id: "unicast-peer-is-vip",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "A unicast peer is no address of another node",
  why: "Adverts have to reach the other node at an address that stays there. A virtual address moves with the master, so the master would send to itself; a multicast, broadcast or loopback address reaches nobody. The other node hears nothing and both become master. keepalived is silent about it. Measured with 2.2.7 and 2.4.3. A node that is the owner (priority 255) may have its own address as a virtual one on the other nodes.",
  references: ["man keepalived.conf(5), unicast_peer"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    unicast_peer {
        192.0.2.100
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
    unicast_peer {
        127.0.0.1
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
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    virtual:
      'unicast peer "{address}" is a virtual address of this cluster: it moves with the master, so adverts never reach the other node; list the other node\'s own address',
    other:
      'unicast peer "{address}" is {what}: adverts sent there never reach the other node; list the other node\'s own address',
    vip: "the virtual address",
  },
  checkFrame(node, context) {
    if (node.instances.every(({ unicastPeers }) => unicastPeers.length === 0))
      return;
    const { clusters, report } = context;
    const owners = clusters
      .flatMap(({ nodes }) => nodes)
      .flatMap(({ instances }) => instances)
      .filter(isOwner);
    const owned = new Set(
      owners.flatMap((each) =>
        [...each.virtualAddresses, ...each.excludedAddresses].map(
          ({ address }) => address.text,
        ),
      ),
    );
    const virtual = node.instances
      .filter((each) => !isOwner(each))
      .flatMap((each) => [...each.virtualAddresses, ...each.excludedAddresses]);
    // An address that a node sends from is no virtual one: vip-is-real-address tells.
    const real = new Set(
      clusters
        .flatMap(({ nodes }) => nodes)
        .flatMap(({ instances }) => instances)
        .map(({ unicastSource }) => unicastSource?.value.text),
    );
    for (const { unicastPeers } of node.instances)
      for (const { value: peer, word } of unicastPeers) {
        const vip =
          owned.has(peer.text) || real.has(peer.text)
            ? undefined
            : virtual.find(({ address }) => address.text === peer.text);
        const what = whatItIs(peer);
        if (vip === undefined && what === undefined) continue;
        report({
          message: vip === undefined ? "other" : "virtual",
          at: word,
          args: { address: peer.text, what: what ?? "" },
          related:
            vip === undefined
              ? []
              : [{ message: "vip", at: vip.statement.words[0] }],
        });
      }
  },
});
function whatItIs(peer: Address): string | undefined {
  switch (rangeOf(peer)) {
    case "multicast":
      return "a multicast group";
    case "broadcast":
      return "the broadcast address";
    case "unspecified":
      return "no address";
    case "loopback":
      return "this node itself";
    default:
      return undefined;
  }
}
