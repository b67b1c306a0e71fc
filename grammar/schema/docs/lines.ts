// Docs of the words in the lines of value blocks: addresses, routes, rules, trackers and others.

import type { KeywordDocs } from "./doc.ts";

export const addressLineDocs: KeywordDocs = {
  "-nodad": {
    summary:
      "Lets the kernel do duplicate address detection for this IPv6 address, which keepalived otherwise skips",
    details:
      "The minus sign negates the flag nodad that keepalived sets by itself. The address works only after the detection, so a fail-over takes a second or two longer.",
    example: "2001:db8::100/64 dev eth0 -nodad",
  },
  "<address>": {
    summary:
      "Adds an address, with the prefix length of its subnet, to an interface",
    details:
      "Without a prefix length it is /32 or /128, which does not match the subnet and makes IPv6 addresses deprecated as source. Host names are not accepted; each address stands on a line of its own. Without `dev` a virtual address goes to the interface of its instance, a static one to `default_interface`.",
    example: "192.0.2.100/24 dev eth0 label eth0:vip",
  },
  autojoin: {
    summary:
      "Makes the kernel join the multicast group when the multicast address is added",
    details:
      "Only for multicast addresses, for example for tunnels that expect their group to be joined.",
    example: "233.252.0.10/32 dev eth0 autojoin",
  },
  brd: {
    summary:
      "Sets the broadcast address of an IPv4 address; `+` and `-` derive it from the prefix",
    details:
      "Same as `broadcast`. Without it none is set, which nearly always suffices.",
    example: "192.0.2.100/24 brd + dev eth0",
  },
  broadcast: {
    summary:
      "Sets the broadcast address of an IPv4 address; `+` and `-` derive it from the prefix",
    details:
      "`+` sets all host bits, `-` clears them; both need a prefix of at most 30 bits. An IPv6 line with it is dropped, and it can not be combined with `peer`.",
    example: "192.0.2.100/24 broadcast 192.0.2.255 dev eth0",
  },
  dev: {
    summary:
      "Places the address on this interface instead of that of the instance",
    details:
      "If that interface goes down the instance enters FAULT unless the line says `no_track`. Consider `garp_extra_if`, since no advertisements are sent there.",
    example: "192.0.2.100/24 dev eth1",
  },
  home: {
    summary: "Marks an IPv6 address as home address of Mobile IPv6",
    example: "2001:db8::100/64 dev eth0 home",
  },
  label: {
    summary: "Labels an IPv4 address so that old tools like ifconfig show it",
    details:
      "By custom the interface name, a colon and a word; it counts at most 15 characters, more drop the address. Not possible with IPv6.",
    example: "192.0.2.100/24 dev eth0 label eth0:vip",
  },
  mngtmpaddr: {
    summary:
      "Lets the kernel derive temporary privacy addresses from this IPv6 address",
    details: "Makes little sense for an address that moves between nodes.",
    example: "2001:db8::100/64 dev eth0 mngtmpaddr",
  },
  "no-track": {
    summary: "Removed: former spelling of `no_track`",
    details: "Only releases 2.0.0 to 2.0.2 knew it; write `no_track`.",
  },
  no_track: {
    summary:
      "Stays master although this address was deleted from outside or its interface went down",
    details:
      "The address is then not added again before the next change to master.",
    example: "192.0.2.100/24 dev eth1 no_track",
  },
  noprefixroute: {
    summary: "Adds the address without the route to its subnet",
    details:
      "For several interfaces in one subnet, where the route of the VIP would compete with that of the node's own address.",
    example: "192.0.2.100/24 dev eth1 noprefixroute",
  },
  peer: {
    summary: "Sets the address of the other end of a point-to-point link",
    details:
      "Neither of the two addresses may have a prefix length. Not together with `broadcast`.",
    example: "192.0.2.100 peer 198.51.100.1 dev eth0",
  },
  preferred_lft: {
    summary:
      "Sets for how long the address is preferred as source of new connections",
    details:
      "In seconds or `forever`. IPv6 addresses without a prefix length or with /128 get 0, so the node does not use them as source; `forever` changes that.",
    example: "2001:db8::100/128 dev eth0 preferred_lft forever",
  },
  scope: {
    summary: "Sets the area in which an IPv4 address is valid",
    details:
      "With `link` or `host` the kernel avoids it as source for farther destinations. Reported and ignored for IPv6.",
    example: "192.0.2.100/24 dev eth0 scope link",
  },
  track_group: {
    summary:
      "Takes the instances of a track group to FAULT when this static address is lost and cannot be restored",
    details:
      "The `track_group` block must come before. Only for static addresses; virtual ones are tracked anyway.",
    example: "192.0.2.11/24 dev eth0 track_group uplink",
  },
  use_vmac: {
    summary:
      "Places this address on a VMAC interface of its own on top of its `dev`",
    details:
      "For addresses on another interface than the instance; `use_vmac_addr` in the instance does it for all of them, and using both is reported.",
    example: "192.0.2.100/24 dev eth1 use_vmac",
  },
};

export const routeLineDocs: KeywordDocs = {
  "<route>": {
    summary:
      "Adds a route; the line takes the words of `ip route add` around a destination",
    details:
      "The destination is a prefix or `default`. A route that is deleted, or whose interface goes down, takes the instance out of master state; `no_track` prevents that. Abbreviated words are not accepted.",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0",
  },
  add: {
    summary: "Adds the route only if there is none like it yet",
    details:
      "One of `add`, `prepend` and `append`; without a word it is put before equal ones.",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0 add",
  },
  advmss: {
    summary: "Sets the TCP segment size announced to peers on this route",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0 advmss 1400",
  },
  all: {
    summary: "Stands for any destination, like `default`",
    example: "all via 192.0.2.254 dev eth0",
  },
  any: {
    summary: "Stands for any destination, like `default`",
    example: "any via 192.0.2.254 dev eth0",
  },
  anycast: {
    summary:
      "Makes it an anycast route: packets are delivered locally but the address is no valid source",
    example: "anycast 192.0.2.100/32 dev eth0",
  },
  append: {
    summary: "Adds the route behind those with the same destination",
    details: "The opposite of `prepend`, which is what happens without a word.",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0 append",
  },
  as: {
    summary:
      "Rejected: address translation in a route, which only MPLS could use",
    details: "Always reported and ignored; use nftables for translation.",
  },
  blackhole: {
    summary: "Makes the route drop packets silently",
    example: "blackhole 198.51.100.0/24 no_track",
  },
  brd: {
    summary: "Makes it a broadcast route (short for `broadcast`)",
    example: "brd 192.0.2.255/32 dev eth0 scope link",
  },
  broadcast: {
    summary: "Makes it a broadcast route: packets are sent as link broadcasts",
    example: "broadcast 192.0.2.255/32 dev eth0 scope link",
  },
  congctl: {
    summary:
      "Selects the TCP congestion control for connections over this route",
    details: "`lock` in front keeps applications from choosing another one.",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0 congctl cubic",
  },
  cwnd: {
    summary: "Limits the TCP congestion window on this route",
    details: "In segments; effective only with `lock` in front.",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0 cwnd lock 20",
  },
  default: {
    summary: "Stands for any destination",
    details: "The family follows from the gateway, IPv4 if there is none.",
    example: "default via 192.0.2.254 dev eth0",
  },
  default6: {
    summary: "Deprecated: any IPv6 destination",
    details:
      "Write `default` with an IPv6 gateway, or with `inet6` as last word. It is only mentioned in the log.",
    example: "default6 via 2001:db8::1 dev eth0",
  },
  dev: {
    summary: "Sends packets of the route through this interface",
    details:
      "While it is down a tracked route takes the instance to FAULT. Releases up to 2.3 report tracked routes without it.",
    example: "198.51.100.0/24 dev eth1",
  },
  dsfield: {
    summary:
      "Uses the route only for packets with this DS field (same as `tos`)",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0 dsfield 0x10",
  },
  encap: {
    summary:
      "Wraps packets of the route in a tunnel header (ip, ip6, mpls or ila)",
    details:
      "The words behind it describe the header: `id dst src` and so on for ip and ip6, a label stack for mpls, a locator for ila.",
    example: "198.51.100.0/24 encap ip id 100 dst 203.0.113.1 dev eth0",
  },
  expires: {
    summary: "Removes an IPv6 route after this many seconds",
    details: "Keepalived does not renew it.",
    example: "2001:db8:2::/48 via 2001:db8::1 dev eth0 expires 3600",
  },
  fastopen_no_cookie: {
    summary: "Uses TCP Fast Open without cookies on this route (1) or not (0)",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0 fastopen_no_cookie 1",
  },
  features: {
    summary: "Turns on TCP features for the route; ecn is the only one",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0 features ecn",
  },
  from: {
    summary: "Uses an IPv6 route only for packets from this source prefix",
    details: "For IPv4 use a rule instead.",
    example: "2001:db8:2::/48 from 2001:db8:1::/48 via 2001:db8::1 dev eth0",
  },
  gw: {
    summary: "Deprecated: former name of `via`",
    details: "Works but is reported; write `via`.",
    example: "198.51.100.0/24 gw 192.0.2.254 dev eth0",
  },
  hoplimit: {
    summary: "Sets the TTL or hop limit of packets sent over this route",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0 hoplimit 64",
  },
  inet: {
    summary: "Declares the route as IPv4",
    details:
      "Needed at most for `default` without addresses. The word behind it is skipped by a defect of keepalived, so write it last.",
    example: "unreachable default no_track inet",
  },
  inet6: {
    summary:
      "Declares the route as IPv6, for lines whose other words do not show it",
    details:
      "The word behind it is skipped by a defect of keepalived, so write it last.",
    example: "unreachable default no_track inet6",
  },
  initcwnd: {
    summary:
      "Sets the initial TCP congestion window on this route, in segments",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0 initcwnd 20",
  },
  initrwnd: {
    summary: "Sets the initial TCP receive window on this route, in segments",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0 initrwnd 20",
  },
  local: {
    summary:
      "Makes it a local route: packets to the destination are delivered on this node",
    details:
      "Usually with `table local`; lets a node accept whole prefixes, for example for transparent proxies.",
    example: "local 198.51.100.0/24 dev lo table local no_track",
  },
  metric: {
    summary: "Sets the preference of the route: the smallest metric wins",
    details:
      "Same as `priority` and `preference`. Give a floating route a metric smaller than that of the permanent one.",
    example: "default via 192.0.2.254 dev eth0 metric 50",
  },
  mtu: {
    summary: "Sets the packet size of the route",
    details: "With `lock` in front path MTU discovery does not lower it.",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0 mtu lock 1400",
  },
  multicast: {
    summary: "Makes it a multicast route",
    example: "multicast 233.252.0.0/24 dev eth0",
  },
  nat: {
    summary: "Names a route type that Linux no longer supports",
    details:
      "Translation by routes left the kernel with version 2.6; use nftables.",
    example: "nat 198.51.100.0/24 dev eth0",
  },
  nexthop: {
    summary:
      "Starts a hop of a route over several gateways; everything behind it describes hops",
    details: "Repeat it for each gateway, with `weight` for their shares.",
    example:
      "198.51.100.0/24 no_track nexthop via 192.0.2.253 dev eth0 weight 2 nexthop via 192.0.2.254 dev eth0 weight 1",
  },
  "no-track": {
    summary: "Removed: former spelling of `no_track`",
    details: "Only releases 2.0.1 and 2.0.2 knew it; write `no_track`.",
  },
  no_track: {
    summary: "Does not let the route decide about the state of the instance",
    details:
      "Neither its deletion nor the loss of its interface matters then, and it is added again only on the next change to master. Required for a `protocol` other than keepalived.",
    example: "198.51.100.0/24 dev eth1 no_track",
  },
  oif: {
    summary:
      "Sends packets of the route through this interface (same as `dev`)",
    example: "198.51.100.0/24 oif eth1",
  },
  onlink: {
    summary: "Uses the gateway although it lies in no connected subnet",
    example: "198.51.100.0/24 via 203.0.113.1 dev eth0 onlink",
  },
  or: {
    summary: "Deprecated: names a second gateway",
    details: "Reported; write two `nexthop` instead.",
    example: "198.51.100.0/24 via 192.0.2.253 or 192.0.2.254 dev eth0",
  },
  pref: {
    summary:
      "Sets the IPv6 router preference of the route: low, medium or high",
    example: "2001:db8:2::/48 via 2001:db8::1 dev eth0 pref high",
  },
  preference: {
    summary:
      "Sets the preference of the route: the smallest number wins (same as `metric`)",
    example: "default via 192.0.2.254 dev eth0 preference 50",
  },
  prepend: {
    summary: "Adds the route before those with the same destination",
    details: "This happens without a word, too.",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0 prepend",
  },
  priority: {
    summary:
      "Sets the preference of the route: the smallest number wins (same as `metric`)",
    details: "Has nothing to do with the priority of an instance.",
    example: "default via 192.0.2.254 dev eth0 priority 50",
  },
  prohibit: {
    summary: "Makes the route reject packets as administratively prohibited",
    example: "prohibit 198.51.100.0/24 no_track",
  },
  protocol: {
    summary: "Marks who installed the route",
    details:
      "Keepalived recognises its routes by its own number; another value needs `no_track` and is reported and reset otherwise.",
    example:
      "198.51.100.0/24 via 192.0.2.254 dev eth0 protocol static no_track",
  },
  quickack: {
    summary:
      "Acknowledges TCP segments on this route at once (1) or delayed (0)",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0 quickack 1",
  },
  realms: {
    summary:
      "Sets the realm of an IPv4 route for accounting and traffic control",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0 realms 10",
  },
  reordering: {
    summary: "Sets how much reordering TCP expects on this route",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0 reordering 5",
  },
  rto_min: {
    summary: "Sets the shortest TCP retransmission time-out on this route",
    details:
      "A plain number is in milliseconds; `s` and `ms` may follow. `lock` may stand in front.",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0 rto_min 300ms",
  },
  rtt: {
    summary: "Sets the initial TCP round trip time on this route",
    details: "Write a unit: a plain number is in eighths of a millisecond.",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0 rtt 300ms",
  },
  rttvar: {
    summary: "Sets the initial TCP round trip variance on this route",
    details: "Write a unit: a plain number is in quarters of a millisecond.",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0 rttvar 300ms",
  },
  scope: {
    summary:
      "Sets how far the destination is: link, host, site, global or a number",
    details: "Follows from type and gateway if it is left out.",
    example: "198.51.100.0/24 dev eth1 scope link",
  },
  src: {
    summary: "Sets the preferred source address of packets over this route",
    details:
      "With a VIP, traffic of the master leaves under the floating address. The address must exist on the node; keepalived adds VIPs before routes.",
    example: "default via 192.0.2.254 dev eth0 src 192.0.2.100",
  },
  ssthresh: {
    summary: "Sets the initial TCP slow start threshold on this route",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0 ssthresh 100",
  },
  table: {
    summary: "Adds the route to another routing table than main",
    details:
      "A number or a name from rt_tables; needs a rule with the same table to take effect.",
    example: "default via 192.0.2.254 dev eth0 table 100",
  },
  throw: {
    summary:
      "Makes the lookup in this table fail, so that the next rule is tried",
    example: "throw 198.51.100.0/24 table 100 no_track",
  },
  to: {
    summary: "Precedes the destination, for clarity",
    example: "src 192.0.2.100 to 198.51.100.0/24 via 192.0.2.254 dev eth0",
  },
  tos: {
    summary: "Uses the route only for packets with this type of service",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0 tos 0x10",
  },
  track_group: {
    summary:
      "Takes the instances of a track group to FAULT when this static route is lost and cannot be restored",
    details:
      "The `track_group` block must come before and the line needs `dev`. Only for static routes.",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0 track_group uplink",
  },
  "ttl-propagate": {
    summary:
      "Decides whether the TTL of packets is copied into their MPLS header",
    example:
      "198.51.100.0/24 encap mpls 100 via 192.0.2.254 dev eth0 ttl-propagate disabled",
  },
  unicast: {
    summary: "Makes it an ordinary route, which is the normal case",
    example: "unicast 198.51.100.0/24 via 192.0.2.254 dev eth0",
  },
  unreachable: {
    summary: "Makes the route reject packets as host unreachable",
    example: "unreachable 198.51.100.0/24 no_track",
  },
  via: {
    summary: "Sets the gateway",
    details:
      "`inet` or `inet6` may stand before the address; a gateway of the other family is possible for IPv4 destinations.",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0",
  },
  vrf: {
    summary: "Adds the route to the table of this VRF",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0 vrf blue",
  },
  window: {
    summary: "Limits the TCP window announced on this route, in bytes",
    example: "198.51.100.0/24 via 192.0.2.254 dev eth0 window 65535",
  },
  xresolve: {
    summary:
      "Names a route type reserved for an external resolver, which Linux does not implement",
    details: "The kernel refuses such routes.",
    example: "xresolve 198.51.100.0/24 dev eth0",
  },
};

export const encapDocs: KeywordDocs = {
  dst: {
    summary: "Sets the destination of the outer header",
    example: "198.51.100.0/24 encap ip id 100 dst 203.0.113.1 dev eth0",
  },
  flags: {
    summary: "Sets the tunnel flags as a number",
    example: "198.51.100.0/24 encap ip id 100 dst 203.0.113.1 flags 0 dev eth0",
  },
  hoplimit: {
    summary: "Sets the hop limit of the outer IPv6 header",
    details: "For `encap ip6`; the word for IPv4 is `ttl`.",
    example:
      "2001:db8:2::/48 encap ip6 id 100 dst 2001:db8:ff::1 hoplimit 64 dev eth0",
  },
  id: {
    summary: "Sets the tunnel id, for example the VXLAN or GRE key",
    example: "198.51.100.0/24 encap ip id 100 dst 203.0.113.1 dev eth0",
  },
  src: {
    summary: "Sets the source of the outer header",
    details: "A VIP here makes the tunnel follow the master.",
    example:
      "198.51.100.0/24 encap ip id 100 src 203.0.113.100 dst 203.0.113.1 dev eth0",
  },
  tc: {
    summary: "Sets the traffic class of the outer IPv6 header",
    details: "For `encap ip6`; the word for IPv4 is `tos`.",
    example:
      "2001:db8:2::/48 encap ip6 id 100 dst 2001:db8:ff::1 tc 0x10 dev eth0",
  },
  tos: {
    summary: "Sets the type of service of the outer IPv4 header",
    details: "For `encap ip`; the word for IPv6 is `tc`.",
    example:
      "198.51.100.0/24 encap ip id 100 dst 203.0.113.1 tos 0x10 dev eth0",
  },
  ttl: {
    summary: "Sets the TTL of the outer IPv4 header",
    details: "For `encap ip`; the word for IPv6 is `hoplimit`.",
    example: "198.51.100.0/24 encap ip id 100 dst 203.0.113.1 ttl 64 dev eth0",
  },
};

export const nexthopDocs: KeywordDocs = {
  as: {
    summary: "Rejected: address translation in a hop",
    details: "Always reported; this hop and the ones behind it are dropped.",
  },
  dev: {
    summary: "Sends packets for this hop through this interface",
    example:
      "198.51.100.0/24 no_track nexthop via 192.0.2.253 dev eth0 nexthop via 203.0.113.254 dev eth1",
  },
  encap: {
    summary: "Wraps packets for this hop in a tunnel header",
    details: "Same words as `encap` of the route.",
    example:
      "198.51.100.0/24 no_track nexthop encap mpls 100 via 192.0.2.253 dev eth0 nexthop via 192.0.2.254 dev eth0",
  },
  onlink: {
    summary:
      "Uses the gateway of this hop although it lies in no connected subnet",
    example:
      "198.51.100.0/24 no_track nexthop via 203.0.113.253 dev eth0 onlink nexthop via 203.0.113.254 dev eth0 onlink",
  },
  realms: {
    summary: "Sets the realm of this hop (IPv4 only)",
    example:
      "198.51.100.0/24 no_track nexthop via 192.0.2.253 dev eth0 realms 10 nexthop via 192.0.2.254 dev eth0 realms 20",
  },
  via: {
    summary: "Sets the gateway of this hop",
    example:
      "198.51.100.0/24 no_track nexthop via 192.0.2.253 dev eth0 nexthop via 192.0.2.254 dev eth0",
  },
  weight: {
    summary: "Sets the share of this hop in relation to the others",
    details: "Has nothing to do with weights of trackers.",
    example:
      "198.51.100.0/24 no_track nexthop via 192.0.2.253 dev eth0 weight 2 nexthop via 192.0.2.254 dev eth0 weight 1",
  },
};

export const ruleLineDocs: KeywordDocs = {
  "<rule>": {
    summary:
      "Adds a policy routing rule; the line takes the words of `ip rule add`",
    details:
      "It needs one action, usually `table`, and should have a `priority`. Abbreviated words are not accepted.",
    example: "from 192.0.2.100 table 100 priority 1000",
  },
  blackhole: {
    summary: "Drops matching packets silently",
    example: "from 198.51.100.0/24 blackhole priority 1000",
  },
  dev: {
    summary:
      "Matches packets that come in through this interface (same as `iif`)",
    example: "dev eth1 table 100 priority 1000",
  },
  dport: {
    summary: "Matches a range of destination ports",
    details:
      "By a defect of keepalived a single port must be written as a range too.",
    example: "ipproto tcp dport 443-443 table 100 priority 1000",
  },
  dsfield: {
    summary: "Matches the DS field (same as `tos`)",
    example: "dsfield 0x10 table 100 priority 1000",
  },
  from: {
    summary: "Matches the source address of packets",
    details:
      "With a VIP it selects answers that leave under the floating address.",
    example: "from 192.0.2.100 table 100 priority 1000",
  },
  fwmark: {
    summary: "Matches the firewall mark of packets, optionally under a mask",
    example: "fwmark 0x10/0xff table 100 priority 1000",
  },
  goto: {
    summary: "Jumps to the rule with this priority",
    details:
      "The target must be larger than the `priority` of this rule, which is required.",
    example: "from 198.51.100.0/24 priority 1000 goto 2000",
  },
  iif: {
    summary: "Matches packets that come in through this interface",
    details: "lo stands for packets of the node itself.",
    example: "iif eth1 table 100 priority 1000",
  },
  inet: {
    summary:
      "Declares the rule as IPv4, which it is unless an address says otherwise",
    details:
      "The word behind it is skipped by a defect of keepalived, so write it last.",
    example: "fwmark 10 table 100 priority 1000 inet",
  },
  inet6: {
    summary: "Declares the rule as IPv6, for lines without an IPv6 address",
    details:
      "The word behind it is skipped by a defect of keepalived, so write it last.",
    example: "fwmark 10 table 100 priority 1000 inet6",
  },
  ipproto: {
    summary: "Matches the IP protocol, by name or number",
    example: "ipproto tcp dport 443-443 table 100 priority 1000",
  },
  l3mdev: {
    summary: "Looks the packet up in the table of the VRF it belongs to",
    details: "An action, so no `table` is given.",
    example: "l3mdev priority 1000",
  },
  lookup: {
    summary: "Looks the packet up in this routing table (same as `table`)",
    example: "from 192.0.2.100 lookup 100 priority 1000",
  },
  "no-track": {
    summary: "Removed: former spelling of `no_track`",
    details: "Only releases 2.0.1 and 2.0.2 knew it; write `no_track`.",
  },
  no_track: {
    summary: "Does not let the rule decide about the state of the instance",
    details:
      "If it is deleted from outside it is added again only on the next change to master. Required for a `protocol` other than keepalived.",
    example: "from 192.0.2.100 table 100 priority 1000 no_track",
  },
  nop: {
    summary: "Does nothing; processing goes on with the next rule",
    details: "Useful as a target of `goto`.",
    example: "priority 2000 nop",
  },
  not: {
    summary:
      "Inverts the match: the rule applies to all packets that do not match",
    example: "not from 192.0.2.0/24 table 100 priority 1000",
  },
  oif: {
    summary: "Matches packets of local sockets bound to this interface",
    example: "oif eth1 table 100 priority 1000",
  },
  order: {
    summary:
      "Sets the position of the rule: smaller numbers are looked at first (same as `priority`)",
    example: "from 192.0.2.100 table 100 order 1000",
  },
  preference: {
    summary:
      "Sets the position of the rule: smaller numbers are looked at first (same as `priority`)",
    example: "from 192.0.2.100 table 100 preference 1000",
  },
  priority: {
    summary:
      "Sets the position of the rule: smaller numbers are looked at first",
    details:
      "Always give one: otherwise it depends on the order in which instances become master, and it is reported. 0, 32766 and 32767 are the kernel's own rules. Has nothing to do with the priority of an instance.",
    example: "from 192.0.2.100 table 100 priority 1000",
  },
  prohibit: {
    summary: "Rejects matching packets as administratively prohibited",
    example: "from 198.51.100.0/24 prohibit priority 1000",
  },
  protocol: {
    summary: "Marks who installed the rule, as a number",
    details:
      "Keepalived recognises its rules by its own number, 18; another value needs `no_track` and is reported and reset otherwise.",
    example: "from 192.0.2.100 table 100 priority 1000 protocol 4 no_track",
  },
  realms: {
    summary:
      "Sets the realms of matching IPv4 packets for accounting and traffic control",
    details: "Only together with `table`.",
    example: "from 192.0.2.100 realms 10 table 100 priority 1000",
  },
  sport: {
    summary: "Matches a range of source ports",
    details:
      "By a defect of keepalived a single port must be written as a range too.",
    example: "ipproto tcp sport 443-443 table 100 priority 1000",
  },
  sup_group: {
    summary:
      "Rejects a result of `table` that leads to an interface of this group (short for `suppress_ifgroup`)",
    example: "table main sup_group 10 priority 1000",
  },
  sup_pl: {
    summary:
      "Rejects a result of `table` with a prefix this short (short for `suppress_prefixlength`)",
    example: "table main sup_pl 0 priority 1000",
  },
  suppress_ifgroup: {
    summary:
      "Rejects a result of `table` that leads to an interface of this group",
    example: "table main suppress_ifgroup 10 priority 1000",
  },
  suppress_prefixlength: {
    summary: "Rejects a result of `table` whose prefix has at most this length",
    details: "With 0 the table is used without its default route.",
    example: "table main suppress_prefixlength 0 priority 1000",
  },
  table: {
    summary: "Looks the packet up in this routing table",
    details:
      "A number or a name from rt_tables; fill the table by `virtual_routes` or `static_routes` with the same one.",
    example: "from 192.0.2.100 table 100 priority 1000",
  },
  to: {
    summary: "Matches the destination address of packets",
    example: "to 198.51.100.0/24 table 100 priority 1000",
  },
  tos: {
    summary: "Matches the type of service",
    example: "tos 0x10 table 100 priority 1000",
  },
  track_group: {
    summary:
      "Takes the instances of a track group to FAULT when this static rule is lost and cannot be restored",
    details:
      "The `track_group` block must come before and the line needs `dev` or `iif`. Only for static rules.",
    example: "iif eth1 table 100 priority 1000 track_group uplink",
  },
  "tunnel-id": {
    summary: "Matches the tunnel id of packets that came through a tunnel",
    example: "tunnel-id 100 table 100 priority 1000",
  },
  type: {
    summary: "Precedes an action, for clarity",
    example: "from 198.51.100.0/24 type unreachable priority 1000",
  },
  uidrange: {
    summary: "Matches packets of local processes of these users",
    example: "uidrange 1000-1999 table 100 priority 1000",
  },
  unreachable: {
    summary: "Rejects matching packets as host unreachable",
    example: "from 198.51.100.0/24 unreachable priority 1000",
  },
};

export const trackLineDocs: KeywordDocs = {
  "<track_bfd>": {
    summary: "Tracks the BFD session of this name",
    details:
      "The `bfd_instance` must come before. Without `weight` that of the session applies; 0 means FAULT when it is lost.",
    example: "uplink weight -40",
  },
  "<track_file>": {
    summary: "Tracks the file of the `track_file` block of this name",
    details:
      "The block must come before. Without `weight` that of the block applies, which is 1 unless set.",
    example: "maintenance weight 0",
  },
  "<track_interface>": {
    summary: "Tracks the link of this interface",
    details:
      "Without `weight` its loss means FAULT. Do not list the interface of the instance itself; it is reported and tracked anyway.",
    example: "eth1 weight -40",
  },
  "<track_process>": {
    summary:
      "Tracks the processes of the `vrrp_track_process` block of this name",
    details:
      "The block must come before. Without `weight` that of the block applies; 0 means FAULT when they are missing.",
    example: "haproxy_running weight -40",
  },
  "<track_script>": {
    summary: "Tracks the result of the `vrrp_script` of this name",
    details:
      "The script must come before. Without `weight` that of the script applies; 0 means FAULT when it fails.",
    example: "chk_haproxy weight -40",
  },
  weight: {
    summary: "Changes the priority by this number instead of going to FAULT",
    details:
      "A positive weight is added while the tracked object is up, a negative one is subtracted while it is down, and it must exceed the difference to the other node's priority to move the addresses. For files it multiplies the number read. 0 means FAULT. `reverse` swaps the direction, `noreverse` undoes a `reverse` of the definition. Not for address owners and, without `sync_group_tracking_weight`, not in sync groups.",
    example: "chk_haproxy weight -40",
  },
};

export const otherLineDocs: KeywordDocs = {
  "<email>": {
    summary: "Names a recipient of alerts",
    details: "Quote it to add a display name.",
    example: '"On call <oncall@example.net>"',
  },
  "<instance_name>": {
    summary: "Names a `vrrp_instance` as a member",
    details:
      "Several names may stand on one line. The instance may be defined later; an unknown one is reported and left out.",
    example: "VI_INSIDE",
  },
  "<interface_delay>": {
    summary:
      "Sets how long a loss and, second, a return of the link must last before it counts",
    details:
      "In seconds. Without the second number a returning link counts at once.",
    example: "eth0 0.5 2",
  },
  "<interface_name>": {
    summary: "Names an interface that shares the pauses of the group",
    details:
      "Several names may stand on one line; VMAC interfaces are refused.",
    example: "eth0 eth1",
  },
  "<linkbeat_interface>": {
    summary: "Names an interface whose link state is polled",
    details:
      "It must exist unless `dynamic_interfaces` is set. MII is tried first, then ETHTOOL, then IOCTL, unless one is given.",
    example: "eth1 ETHTOOL",
  },
  "<unicast_peer>": {
    summary:
      "Names the address of another node that gets and sends advertisements",
    details:
      "The family must be that of the instance. Neither this node's own address nor a VIP belongs here. A prefix length is cut off silently.",
    example: "192.0.2.12",
  },
  ETHTOOL: {
    summary: "Polls the link state by the ethtool interface",
    details: "If the driver does not support it another way is used.",
    example: "eth1 ETHTOOL",
  },
  IOCTL: {
    summary: "Polls the interface flags",
    details: "The last resort for drivers that support neither of the others.",
    example: "eth1 IOCTL",
  },
  MII: {
    summary: "Polls the MII registers of the network card",
    details: "If the driver does not support it another way is used.",
    example: "eth1 MII",
  },
  max_ttl: {
    summary:
      "Discards advertisements of this peer with a larger TTL or hop limit",
    details: "Also turns on `check_unicast_src`.",
    example: "192.0.2.12 max_ttl 255",
  },
  min_ttl: {
    summary:
      "Discards advertisements of this peer with a smaller TTL or hop limit",
    details:
      "255 accepts only peers on the same link, 254 those behind one router; it must fit their `unicast_ttl`. Also turns on `check_unicast_src`.",
    example: "192.0.2.12 min_ttl 254",
  },
};
