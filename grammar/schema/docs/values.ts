// One-line meanings of the words a keyword accepts, by keyword name.

const schedulers = {
  rr: "Round robin: each server in turn; ignores weights",
  wrr: "Weighted round robin: each server in turn, in proportion to its weight",
  lc: "Least connections: the server with the fewest; ignores weights",
  wlc: "Weighted least connections: the fewest in relation to the weight",
  lblc: "Locality based: each destination stays on one server unless that one is overloaded (caches)",
  lblcr:
    "Like lblc, but a busy destination may be served by a set of servers (caches)",
  sh: "Source hash: a client address always gets the same server",
  mh: "Maglev hash: like sh, with few changes when a server comes or goes",
  dh: "Destination hash: each destination address gets a fixed server; ignores weights",
  fo: "Fail-over: all to the available server with the highest weight",
  ovf: "Overflow: the highest weight first, the next one when its connections exceed its weight",
  sed: "Shortest expected delay: the least of (connections + 1) / weight",
  nq: "Never queue: an idle server if there is one, else as sed",
  twos: "Power of two: the less loaded of two servers picked at random by weight",
};

const methods = {
  NAT: "Rewrites addresses and ports; answers must return through this director",
  DR: "Direct routing: changes only the MAC address; same segment, same port, VIP on the real servers",
  TUN: "Tunnels the packet to the server, also across routers; same port, VIP on the real servers",
  type: "Type of the tunnel follows: ipip, gue or gre",
  ipip: "IP in IP, the plain tunnel",
  gue: "Generic UDP encapsulation; needs port",
  gre: "Generic routing encapsulation",
  port: "UDP port of the gue tunnel follows",
  nocsum: "Tunnel packets carry no checksum",
  csum: "Tunnel packets carry a checksum",
  remcsum: "Remote checksum offload, for gue only",
};

const garpExtra = {
  all: "On every interface the instance uses, not only on VMAC interfaces",
};

const flushOnStop = {
  VS: "Delete the virtual servers of keepalived only; without it the whole IPVS table is flushed",
};

const httpVersions = {
  "1.0": "HTTP/1.0 without a Connection header",
  "1.0C": "HTTP/1.0 with Connection: close",
  "1.0c": "Same as 1.0C",
  "1.1": "HTTP/1.1 with Connection: close",
};

const broadcastAddress = {
  "+": "Compute the broadcast address: all host bits set",
  "-": "Compute the broadcast address: all host bits clear",
};

const families = {
  inet: "IPv4",
  inet6: "IPv6",
};

export const valueDocs: Readonly<
  Record<string, Readonly<Record<string, string>>>
> = {
  lb_algo: schedulers,
  lvs_sched: schedulers,
  lb_kind: methods,
  lvs_method: methods,
  sorry_server_lvs_method: methods,
  virtual_server: {
    fwmark: "A service made of all traffic with a firewall mark",
    group: "A service for all addresses and marks of a virtual_server_group",
  },
  protocol: {
    TCP: "Connections: web, mail, databases",
    UDP: "Datagrams: DNS, NTP, syslog; see ops for scheduling each one",
    SCTP: "Stream control transmission protocol, as used in telephony",
  },
  ip_family: families,
  fwmark: families,
  persistence_engine: {
    sip: "Persistence by the Call-ID of SIP over UDP",
  },
  http_protocol: httpVersions,
  regex_options: {
    allow_empty_class: "[] is an empty class that matches nothing",
    alt_bsux: "\\U, \\u and \\x as in JavaScript",
    auto_callout: "Inserts callouts; of no use here",
    caseless: "Ignores the difference of upper and lower case",
    dollar_endonly: "$ matches only at the very end, not before a last newline",
    dotall: "A dot matches newlines too",
    dupnames: "Groups may share a name",
    extended: "Blanks and # comments in the pattern are ignored",
    firstline: "The match must begin in the first line",
    match_unset_backref: "A reference to an unset group matches the empty text",
    multiline: "^ and $ match at every line",
    never_ucp: "Forbids (*UCP) in the pattern",
    never_utf: "Forbids (*UTF) in the pattern",
    no_auto_capture: "Plain parentheses do not capture",
    no_auto_possess: "Switches off the automatic possessive repetition",
    no_dotstar_anchor: "Does not anchor patterns that begin with .*",
    no_start_optimize: "Switches off the optimisations at the start of a match",
    ucp: "\\d, \\w and the like follow Unicode properties",
    ungreedy: "Repetitions are lazy unless followed by ?",
    utf: "Pattern and text are UTF-8",
    never_backslash_c: "Forbids \\C in the pattern",
    alt_circumflex: "With multiline, ^ also matches after a last newline",
    alt_verbnames: "Escapes are allowed in the names of (*VERB) items",
    use_offset_limit: "Prepares for an offset limit; of no use here",
  },
  type: {
    A: "IPv4 address",
    AAAA: "IPv6 address",
    NS: "Name servers of the zone",
    CNAME: "Alias",
    SOA: "Start of authority, which every zone has at its top",
    MX: "Mail servers of the domain",
    TXT: "Text",
    RRSIG: "DNSSEC signature",
    DNSKEY: "DNSSEC key of the zone",
    goto: "Continue with the rule of another preference",
    nop: "Do nothing",
    blackhole: "Drop the packet silently",
    prohibit: "Drop the packet and answer: administratively prohibited",
    unreachable: "Drop the packet and answer: network unreachable",
  },
  weight: {
    reverse:
      "Turns the effect round: the weight counts with the opposite sign, with weight 0 failure and success are swapped",
    noreverse: "Normal effect, even if the tracked object says reverse",
  },
  state: {
    MASTER: "Begins as master, until another node proves to be better",
    BACKUP: "Begins as backup and takes over by priority; needed for nopreempt",
  },
  auth_type: {
    PASS: "Clear text password in each advert: guards against mistakes, not against attackers",
    AH: "IPsec authentication header, dropped from the VRRP standard in 2004; avoid it",
  },
  anti_replay: {
    time: "Adverts must be fresh: the nodes need synchronised clocks",
    monotonic: "Sequence numbers must grow; no clocks needed",
  },
  mode: {
    enforce: "Sign adverts and drop those without a valid signature",
    permissive:
      "Sign adverts, but accept unsigned ones: second step of a migration",
    "receive-only":
      "Verify signed adverts, send unsigned ones: first step of a migration",
  },
  old_unicast_checksum: {
    never:
      "Do not even detect peers that use the checksum of 1.3.6 and earlier",
  },
  use_vmac: {
    name: "Name of the VMAC interface follows, for names that would be taken as an option",
    netlink_notify_msg:
      "Makes the kernel tell other programs about the base interface when the VMAC is created",
    group: "Link group of the VMAC interface follows",
  },
  use_ipvlan: {
    bridge: "The ipvlans of one interface may talk to each other",
    private: "The ipvlans of one interface are isolated from each other",
    vepa: "Traffic between the ipvlans goes through the switch",
    name: "Name of the interface follows, for names that would be taken as an option",
    group: "Link group of the interface follows",
  },
  garp_extra_if: garpExtra,
  vmac_garp_intvl: garpExtra,
  vrrp_garp_extra_if: garpExtra,
  vrrp_vmac_garp_intvl: garpExtra,
  dynamic_interfaces: {
    allow_if_changes:
      "An interface may come back with another type or another parent",
  },
  include_check: {
    read: "A matching file that cannot be read is an error",
    match: "A plain name that matches no file is an error",
    wildcard_match: "A pattern with wildcards that matches no file is an error",
    brace_match: "An alternative in braces that matches no file is an error",
  },
  lvs_flush_on_stop: flushOnStop,
  lvs_flush_onstop: flushOnStop,
  lvs_sync_daemon: {
    inst: "VRRP instance follows: the sync daemon is master or backup as the instance is",
    id: "Sync id follows; must be the same on all nodes of the cluster",
    maxlen: "Largest sync message in octets follows",
    port: "UDP port follows; must be the same on all nodes",
    ttl: "Time to live of the sync messages follows",
    group: "Multicast group follows; must be the same on all nodes",
  },
  lvs_timeouts: {
    tcp: "Seconds an idle established TCP connection is kept follow",
    tcpfin: "Seconds a TCP connection is kept after a FIN follow",
    udp: "Seconds after the last datagram of a UDP flow follow",
  },
  umask: {
    IRUSR: "The owner may not read",
    IWUSR: "The owner may not write",
    IXUSR: "The owner may not execute",
    IRWXU: "No rights for the owner",
    IRGRP: "The group may not read",
    IWGRP: "The group may not write",
    IXGRP: "The group may not execute",
    IRWXG: "No rights for the group",
    IROTH: "Others may not read",
    IWOTH: "Others may not write",
    IXOTH: "Others may not execute",
    IRWXO: "No rights for others",
  },
  vrrp_rx_bufs_policy: {
    MTU: "Receive buffer from the MTU of the interfaces",
    ADVERT: "Receive buffer from the size of the adverts",
  },
  init_file: {
    overwrite: "Write the value at start even if the file exists",
  },
  param_match: {
    initial: "The last parameter need only begin as given",
    partial: "Further parameters may follow those given",
  },
  brd: broadcastAddress,
  broadcast: broadcastAddress,
  preferred_lft: {
    forever: "The address is never deprecated",
  },
  scope: {
    global: "Valid everywhere",
    site: "Valid within this site",
    link: "Valid on this link only",
    host: "Valid on this host only",
    nowhere: "No destination",
  },
  encap: {
    ip: "IPv4 tunnel metadata",
    ip6: "IPv6 tunnel metadata",
    mpls: "MPLS labels",
    ila: "Identifier locator addressing",
  },
  features: {
    ecn: "Use explicit congestion notification on this route",
  },
  pref: {
    low: "Low router preference",
    medium: "Normal router preference",
    high: "High router preference",
  },
  "ttl-propagate": {
    enabled: "Copy the TTL between MPLS and IP headers",
    disabled: "Leave the TTL alone",
  },
};
