import type { Node } from "../../model/node.ts";
import type { VirtualServer } from "../../model/virtual-server.ts";
import { mayTakeMarks, servicesThat } from "../alike-services.ts";
import { defineRule, type NodeContext } from "../rule.ts";
import { marksOf } from "../services.ts";
import { candidatesFor, changeMark, markingOf, type Marking } from "./marks.ts";

const instance = (name: string, id: number, vip: string): string =>
  `vrrp_instance ${name} {
    state BACKUP
    interface eth0
    virtual_router_id ${id}
    priority 100
    virtual_ipaddress {
        ${vip}/24
    }
}
`;

const service = (mark: number): string => `virtual_server fwmark ${mark} {
    delay_loop 6
    lb_algo rr
    lb_kind NAT
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`;

const configuration =
  instance("VI_1", 61, "192.0.2.100") +
  service(6) +
  instance("VI_2", 62, "192.0.2.101") +
  service(7);

const iptables = (mark: number): string => `*mangle
:PREROUTING ACCEPT [0:0]
-A PREROUTING -d 192.0.2.100/32 -p tcp -m multiport --dports 80,443 -j MARK --set-mark 6
-A PREROUTING -d 192.0.2.101/32 -p tcp -m multiport --dports 80,443 -j MARK --set-mark ${mark}
COMMIT
`;

const nftables = (mark: string): string => `table ip lvs {
    chain marks {
        type filter hook prerouting priority mangle; policy accept;
        ip daddr 192.0.2.100 tcp dport { 80, 443 } meta mark set 0x6
        ip daddr 192.0.2.101 tcp dport { 80, 443 } meta mark set ${mark}
    }
}
`;

export default defineRule({
  id: "fwmark-rule-mismatch",
  area: "host",
  severity: "warning",
  scope: "workspace",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "No packet filter rule sets the firewall mark of a service",
  why: "A service of a firewall mark takes the packets that the packet filter has marked, and no others. If the rule for its address sets another mark (often a copied line), another service answers or none, and only the packet counters tell. Silent without rules in the workspace that mark packets for this node's addresses or services, and where a mark is set with a mask or taken from the connection: then it can't be told which marks there are.",
  references: [
    "Linux net/netfilter/ipvs/ip_vs_ctl.c: ip_vs_service_find",
    "iptables-extensions(8): MARK",
  ],
  examples: {
    bad: [
      { "lb01/keepalived.conf": configuration, "lb01/rules.v4": iptables(6) },
      {
        "lb01/keepalived.conf": configuration,
        "lb01/nftables.conf": nftables("6"),
      },
      {
        "lb01/keepalived.conf":
          instance("VI_1", 61, "192.0.2.100") + service(7),
        "lb01/marks.sh":
          "#!/bin/sh\nVIP=192.0.2.100\niptables -t mangle -A PREROUTING -d $VIP -p tcp --dport 80 -j MARK --set-mark 0x8\n",
      },
    ],
    good: [
      { "lb01/keepalived.conf": configuration, "lb01/rules.v4": iptables(7) },
      {
        "lb01/keepalived.conf": configuration,
        "lb01/nftables.conf": nftables("0x7"),
      },
      // Somewhere else the marks may be right.
      { "lb01/keepalived.conf": configuration },
      {
        "lb01/keepalived.conf": configuration,
        "lb01/rules.v4":
          "*mangle\n-A PREROUTING -d 192.0.2.0/24 -j MARK --set-xmark 0x6/0xff\nCOMMIT\n",
      },
      // Rules of another machine.
      {
        "lb01/keepalived.conf": configuration,
        "router/rules.v4":
          "*mangle\n-A PREROUTING -s 198.51.100.0/24 -j MARK --set-mark 1\nCOMMIT\n",
      },
    ],
  },
  messages: {
    other:
      "no rule sets mark {mark}: the one for {address} sets {set}, so this service gets no packets; set mark {mark} there",
    none: "no rule sets mark {mark}, so this service gets no packets: add a rule that marks them",
    rule: "this rule sets mark {set}",
    change: "Set mark {mark} for {address} in {file}",
  },
  checkNode(node, context) {
    const services = servicesThat(node.virtualServers, mayTakeMarks).flatMap(
      (each) => marksOf(node, each).map((mark) => ({ service: each, mark })),
    );
    if (services.length === 0) return;
    const marking = markingOf(node, context);
    if (marking === undefined) return;
    const own = new Set(services.map(({ mark }) => mark));
    const set = new Set(marking.map(({ mark }) => mark));
    const vips = node.instances.flatMap(({ virtualAddresses }) =>
      virtualAddresses.map(({ address }) => address.text),
    );
    const aboutUs = marking.filter(
      ({ mark, addresses }) =>
        own.has(mark) || addresses.some(({ text }) => vips.includes(text)),
    );
    if (aboutUs.length === 0) return;
    for (const { service, mark } of services)
      if (!set.has(mark)) report(mark, service, aboutUs, own, node, context);
  },
});

function report(
  mark: number,
  { statement }: VirtualServer,
  marking: readonly Marking[],
  own: ReadonlySet<number>,
  node: Node,
  { report: tell }: NodeContext,
): void {
  const at = statement;
  const candidates = candidatesFor(statement.file, marking, own, node);
  const [meant] = candidates;
  const address = meant?.addresses[0]?.text;
  if (meant === undefined || address === undefined) {
    tell({
      message: "none",
      at,
      args: { mark },
      related: marking.slice(0, 3).map((each) => ({
        message: "rule",
        at: each.rule.at,
        args: { set: each.mark },
      })),
    });
    return;
  }
  const { file } = meant.word;
  const name = file.uri.slice(file.uri.lastIndexOf("/") + 1);
  tell({
    message: "other",
    at,
    args: { mark, address, set: meant.mark },
    related: [
      { message: "rule", at: meant.rule.at, args: { set: meant.mark } },
    ],
    fixes: () => [
      {
        title: "change",
        args: { mark, address, file: name },
        safety: "suggested",
        edits: candidates
          .filter((each) => each.addresses[0]?.text === address)
          .flatMap((each) => changeMark(each, mark)),
      },
    ],
  });
}
