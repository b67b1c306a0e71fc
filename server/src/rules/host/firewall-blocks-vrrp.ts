import { packetFilterOf } from "../../model/packet-filter/packet-filter.ts";
import { defineRule } from "../rule.ts";
import { acceptBefore, firstDrop } from "./adverts.ts";

const configuration = (inside: string): string => `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
${inside}    virtual_ipaddress {
        192.0.2.100/24
    }
}
`;

const unicast = configuration(`    unicast_src_ip 192.0.2.11
    unicast_peer {
        192.0.2.12
    }
`);

const multicast = configuration("");

const saved = (line: string): string => `*filter
:INPUT DROP [0:0]
-A INPUT -i lo -j ACCEPT
-A INPUT -m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT
${line}-A INPUT -p tcp --dport 22 -j ACCEPT
COMMIT
`;

const nftables = (line: string): string => `table inet filter {
    chain input {
        type filter hook input priority 0; policy drop;
        ct state vmap { established : accept, related : accept, invalid : drop }
        iifname "lo" accept
${line}        tcp dport { 22, 80, 443 } accept
    }
}
`;

export default defineRule({
  id: "firewall-blocks-vrrp",
  area: "host",
  severity: "warning",
  scope: "workspace",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "The packet filter of a node drops the adverts of the other nodes",
  why: "VRRP is a protocol of its own beside TCP and UDP (IP protocol 112; with `auth_type AH` 51). A packet filter that drops what it does not name drops the adverts too: every backup believes that the master is gone, becomes MASTER itself, and keepalived logs nothing. Rules of ports do not let it through, nor those for established connections. Silent where any rule before the drop may accept the adverts, where rules include other files, and without rules in the workspace.",
  references: [
    "RFC 9568 section 5.1.1.4: IP protocol 112",
    "keepalived issues #821, #2209, #2257, #2643",
  ],
  examples: {
    bad: [
      { "lb01/keepalived.conf": unicast, "lb01/rules.v4": saved("") },
      { "lb01/keepalived.conf": multicast, "lb01/nftables.conf": nftables("") },
      {
        "lb01/keepalived.conf": unicast,
        "lb01/firewall.sh":
          "#!/bin/sh\niptables -A INPUT -i lo -j ACCEPT\niptables -A INPUT -p tcp --dport 22 -j ACCEPT\niptables -A INPUT -j REJECT\n",
      },
      // Another node's address.
      {
        "lb01/keepalived.conf": unicast,
        "lb01/rules.v4": saved("-A INPUT -p vrrp -s 192.0.2.99 -j ACCEPT\n"),
      },
    ],
    good: [
      {
        "lb01/keepalived.conf": unicast,
        "lb01/rules.v4": saved("-A INPUT -p vrrp -s 192.0.2.12 -j ACCEPT\n"),
      },
      {
        "lb01/keepalived.conf": unicast,
        "lb01/rules.v4": saved("-A INPUT -s 192.0.2.0/24 -j ACCEPT\n"),
      },
      {
        "lb01/keepalived.conf": multicast,
        "lb01/nftables.conf": nftables(
          "        ip daddr 224.0.0.18 ip protocol vrrp accept\n",
        ),
      },
      {
        "lb01/keepalived.conf": multicast,
        "lb01/nftables.conf": nftables('        include "/etc/nft.d/*"\n'),
      },
      {
        "lb01/keepalived.conf": unicast,
        "lb01/firewall.sh":
          '#!/bin/sh\niptables -P INPUT DROP\nfor peer in $PEERS; do\n    iptables -A INPUT -s "$peer" -j ACCEPT\ndone\n',
      },
      // Rules for the other interface only.
      {
        "lb01/keepalived.conf": unicast,
        "lb01/rules.v4": "*filter\n-A INPUT -i eth1 -j DROP\nCOMMIT\n",
      },
    ],
  },
  messages: {
    dropped:
      '{file} drops the adverts for "{instance}" from {source} (IP protocol {number}), so this node becomes MASTER beside the other: accept {protocol} before the drop',
    here: "dropped here",
    accept: "Accept {protocol} in {file}",
  },
  checkNode(node, { report, surroundings }) {
    for (const file of surroundings(node)) {
      const filter = packetFilterOf(file);
      if (filter === undefined) continue;
      const found = firstDrop(node, filter);
      if (found === undefined) continue;
      const { instance, packet, at } = found;
      const name = file.uri.slice(file.uri.lastIndexOf("/") + 1);
      const { protocol } = packet;
      report({
        message: "dropped",
        at: instance.unicastPeers[0]?.statement ?? instance.statement,
        args: {
          file: name,
          instance: instance.name,
          source: packet.source?.text ?? "the other nodes",
          number: protocol === "ah" ? 51 : 112,
          protocol,
        },
        related: [{ message: "here", at }],
        fixes: () => acceptBefore(filter, found, name),
      });
      return;
    }
  },
});
