import assert from "node:assert/strict";
import { sourceFile } from "../../grammar/syntax/source-file.ts";
import { parseAddress } from "../../server/src/model/address.ts";
import {
  packetFilterOf,
  type FilterRule,
} from "../../server/src/model/packet-filter/packet-filter.ts";
import {
  dropOf,
  type Packet,
} from "../../server/src/model/packet-filter/verdict.ts";

const advert: Packet = {
  family: "IPv4",
  protocol: "vrrp",
  source: parseAddress("192.0.2.12"),
  destination: parseAddress("192.0.2.11"),
  interface: "eth0",
  port: undefined,
};

const save = (rules: string): string =>
  `*filter\n:INPUT DROP [0:0]\n:VRRP - [0:0]\n${rules}COMMIT\n`;

const nft = (rules: string, policy = "drop"): string =>
  `define PEERS = { 192.0.2.12, 192.0.2.13 }\ntable inet filter {\n    set peers {\n        type ipv4_addr\n        elements = { 192.0.2.12 }\n    }\n    chain vrrp { ip protocol vrrp accept; }\n    chain input {\n        type filter hook input priority filter; policy ${policy};\n${rules}    }\n}\n`;

describe("packet filter", () => {
  describe("drops an advert", () => {
    const dropping: Readonly<Record<string, string>> = {
      "by policy": save(""),
      "where only ports are open": save(
        "-A INPUT -p tcp -m multiport --dports 22,80 -j ACCEPT\n",
      ),
      "for another peer": save("-A INPUT -s 192.0.2.13 -p 112 -j ACCEPT\n"),
      "on another interface": save("-A INPUT -i eth1 -j ACCEPT\n"),
      "of established connections only": save(
        "-A INPUT -m state --state RELATED,ESTABLISHED -j ACCEPT\n",
      ),
      "before it is accepted": save(
        "-A INPUT -j REJECT --reject-with icmp-port-unreachable\n-A INPUT -p vrrp -j ACCEPT\n",
      ),
      "by everything that is not one address": save(
        "-A INPUT ! -s 192.0.2.99 -j DROP\n-A INPUT -j ACCEPT\n",
      ),
      "in a chain that another jumps to": save(
        "-A INPUT -j VRRP\n-A VRRP -p tcp -j ACCEPT\n",
      ),
      "by commands in a script":
        "#!/bin/sh\nIPT=/sbin/iptables\n$IPT -P INPUT DROP\n$IPT -A INPUT -i lo -j ACCEPT\n",
      "by nftables": nft('        iifname { "lo", "eth1" } accept\n'),
      "by a rule of nftables": nft("        counter drop\n", "accept"),
      "by nftables for other protocols": nft(
        "        tcp dport { 22, 80 } accept\n        ct state { established, related } accept\n        meta l4proto { icmp, icmpv6 } accept\n",
      ),
      "by commands of nft":
        "add table inet filter\nadd chain inet filter input { type filter hook input priority 0; policy drop; }\nadd rule inet filter input tcp dport 22 accept\n",
    };
    for (const [what, text] of Object.entries(dropping))
      it(what, () => assert.ok(isDropped(text)));
  });

  describe("lets an advert through, or can't be known", () => {
    const passing: Readonly<Record<string, string>> = {
      "by protocol": save("-A INPUT -p vrrp -j ACCEPT\n"),
      "by number": save("-A INPUT --protocol 112 --jump ACCEPT\n"),
      "by network": save("-A INPUT -s 192.0.2.0/255.255.255.0 -j ACCEPT\n"),
      "by interface": save("-A INPUT -i eth+ -j ACCEPT\n"),
      "in another chain": save("-A INPUT -j VRRP\n-A VRRP -p vrrp -j ACCEPT\n"),
      "in a chain that is not there": save("-A INPUT -j ufw-user-input\n"),
      "with a match nobody knows": save(
        "-A INPUT -m set --match-set peers src -j ACCEPT\n",
      ),
      "with a later insertion":
        "iptables -P INPUT DROP\niptables -A INPUT -j DROP\niptables -I INPUT -p vrrp -j ACCEPT\n",
      "with addresses of a variable":
        '#!/bin/sh\niptables -P INPUT DROP\nfor p in $PEERS; do iptables -A INPUT -s "$p" -j ACCEPT; done\n',
      "with rules restored from a file":
        "iptables -P INPUT DROP\niptables-restore < /etc/rules\n",
      "of IPv4, dropped for IPv6 only": "ip6tables -P INPUT DROP\n",
      "in nftables": nft("        ip protocol vrrp accept\n"),
      "in a set": nft("        ip saddr @peers accept\n"),
      "by a definition": nft(
        "        ip saddr $PEERS meta l4proto 112 accept\n",
      ),
      "in a chain of nftables": nft("        jump vrrp\n"),
      "by a verdict map": nft(
        "        iifname vmap { eth0 : jump vrrp, lo : accept }\n",
      ),
      "in an included file": nft('        include "/etc/nftables.d/*.nft"\n'),
      "without a policy": "*filter\n-A INPUT -p tcp -j DROP\nCOMMIT\n",
    };
    for (const [what, text] of Object.entries(passing))
      it(what, () => assert.ok(!isDropped(text)));
  });

  it("reads marks, with what they are set for", () => {
    const marks = (text: string): unknown =>
      rulesOf(text).flatMap(({ matches, actions }) =>
        actions.flatMap((action) =>
          action.kind === "mark"
            ? [
                [
                  action.value,
                  ...matches.flatMap((match) =>
                    match.kind === "destination"
                      ? match.values.map((each) => each.text)
                      : [],
                  ),
                ],
              ]
            : [],
        ),
      );
    assert.deepEqual(
      marks(
        "*mangle\n-A PREROUTING -d 192.0.2.100/32 -p tcp -j MARK --set-xmark 0x6/0xffffffff\n-A PREROUTING -j MARK --set-xmark 0x6/0xff\n-A PREROUTING -j CONNMARK --restore-mark\n",
      ),
      [[6, "192.0.2.100"], [undefined], [undefined]],
    );
    assert.deepEqual(
      marks(
        "VIP=192.0.2.100\nMARK=7\niptables -t mangle -A PREROUTING \\\n    -d ${VIP} -p tcp -j MARK --set-mark $MARK # comment\n",
      ),
      [[7, "192.0.2.100"]],
    );
    assert.deepEqual(
      marks(
        "table ip lvs {\n    chain marks {\n        type filter hook prerouting priority mangle\n        ip daddr { 192.0.2.100, 192.0.2.101 } tcp dport 80 ether saddr != 52:54:00:00:00:01 counter meta mark set 0x8 accept\n        meta mark set ct mark\n    }\n}\n",
      ),
      [[8, "192.0.2.100", "192.0.2.101"], [undefined]],
    );
  });

  it("knows which files are none of its business", () => {
    for (const text of ["#!/bin/sh\nexit 0\n", "", "global_defs {\n}\n"])
      assert.equal(packetFilterOf(sourceFile("/a.sh", text)), undefined);
  });

  it("survives anything", () => {
    const whole = nft(
      "        ip saddr { 1.1.1.1 } ct state vmap { new : drop }\n",
    );
    for (const text of [whole, save("-A INPUT ! -s $(x) `y` 'z\n")])
      for (let end = 0; end <= text.length; end += 1)
        packetFilterOf(sourceFile("/rules", text.slice(0, end)));
  });
});

function isDropped(text: string): boolean {
  const filter = packetFilterOf(sourceFile("/rules.v4", text));
  assert.ok(filter !== undefined, "not read as a packet filter");
  return dropOf(filter, advert) !== undefined;
}

function rulesOf(text: string): readonly FilterRule[] {
  const filter = packetFilterOf(sourceFile("/rules.v4", text));
  return (filter?.chains ?? []).flatMap(({ rules }) => rules);
}
