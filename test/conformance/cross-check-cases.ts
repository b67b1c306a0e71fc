/*
 * What keepalived holds against each other after reading: for each such check a configuration that fails it, and the
 * rule that says so here. All are reported by 2.2.7 unless the case says otherwise.
 */

export interface CrossCheckCase {
  readonly name: string;
  readonly text: string;
  /** Rules of which one must speak; none where nothing is to be said. */
  readonly rules: readonly string[];
  /** Of releases that see it differently: whether they report it. */
  readonly reportedIn?: Readonly<Record<string, boolean>>;
}

interface Instance {
  readonly name?: string;
  readonly state?: string;
  readonly interface?: string | null;
  readonly vrid?: number | null;
  readonly priority?: number;
  readonly vips?: readonly string[] | null;
}

/** An instance that keepalived accepts, with further lines. */
function vi(lines: readonly string[] = [], change: Instance = {}): string {
  const {
    name = "VI_9",
    state = "BACKUP",
    interface: device = "eth0",
    vrid = 77,
    priority = 90,
    vips = ["192.0.2.77/24"],
  } = change;
  return [
    `vrrp_instance ${name} {`,
    `  state ${state}`,
    ...(device === null ? [] : [`  interface ${device}`]),
    ...(vrid === null ? [] : [`  virtual_router_id ${vrid}`]),
    `  priority ${priority}`,
    ...(vips === null ? [] : ["  virtual_ipaddress {", ...vips, "  }"]),
    ...lines,
    "}",
    "",
  ].join("\n");
}

const globals = (...lines: readonly string[]): string =>
  ["global_defs {", ...lines, "}", ""].join("\n");
const strict = globals("vrrp_strict");
const v3 = globals("vrrp_version 3");
const pass = ["authentication {", "auth_type PASS", "auth_pass k3y", "}"];
const ah = ["authentication {", "auth_type AH", "auth_pass k3y", "}"];
const v6 = { vips: ["fe80::77", "2001:db8::77/64"] };
const hmac = "0123456789abcdef".repeat(4);
const unicast = [
  "unicast_src_ip 192.0.2.1",
  "unicast_peer {",
  "192.0.2.2",
  "}",
];
const other = { name: "VI_8", vrid: 78, vips: ["192.0.2.78/24"] };
/** 2.2.7 asks for the interface, later releases do without. */
const nowhere = { interface: null, vips: ["192.0.2.78/24 dev eth0"] };
const group = (...names: readonly string[]): string =>
  ["vrrp_sync_group G {", "group {", ...names, "}", "}", ""].join("\n");
const script = [
  "vrrp_script S {",
  'script "/bin/true"',
  "weight 5",
  "}",
  "",
].join("\n");

interface Service {
  readonly head?: string;
  readonly lines?: readonly string[];
  readonly server?: string;
  readonly inServer?: readonly string[];
  readonly plain?: readonly string[];
}

/** A service that keepalived accepts; `plain` replaces its usual lines. */
function vs({
  head = "192.0.2.77 80",
  lines = [],
  server = "198.51.100.1 80",
  inServer = [],
  plain = ["lb_algo wrr", "lb_kind NAT", "protocol TCP"],
}: Service = {}): string {
  return [
    `virtual_server ${head} {`,
    ...plain,
    ...lines,
    `  real_server ${server} {`,
    ...inServer,
    "    TCP_CHECK {",
    "    }",
    "  }",
    "}",
    "",
  ].join("\n");
}

function check(
  name: string,
  rule: string | readonly string[],
  text: string,
  reportedIn?: CrossCheckCase["reportedIn"],
): CrossCheckCase {
  return {
    name,
    text,
    rules: typeof rule === "string" ? [rule] : rule,
    ...(reportedIn === undefined ? {} : { reportedIn }),
  };
}

const vrrp: readonly CrossCheckCase[] = [
  check("no virtual_router_id", "vrid-missing", vi([], { vrid: null })),
  check("no interface", "interface-missing", vi([], { interface: null })),
  check(
    "use_vmac without interface",
    "vmac-without-interface",
    vi(["use_vmac", ...unicast], { interface: null }),
  ),
  check(
    "unicast without interface needs a source",
    ["interface-missing", "unicast-without-peers"],
    vi(["unicast_peer {", "192.0.2.2", "}"], { interface: null }),
  ),
  check(
    "unicast without interface, from a link-local address",
    "interface-missing",
    vi(["unicast_src_ip fe80::1", "unicast_peer {", "fe80::2", "}"], {
      interface: null,
      ...v6,
    }),
  ),
  check(
    "a unicast keyword without peers",
    "unicast-without-peers",
    vi(["unicast_src_ip 192.0.2.1"]),
  ),
  check(
    "unicast_ttl without peers",
    "unicast-without-peers",
    vi(["unicast_ttl 3"]),
  ),
  check(
    "mcast_dst_ip with unicast",
    "multicast-options-with-unicast",
    vi([...unicast, "mcast_dst_ip 224.0.0.19"]),
  ),
  check(
    "use_vmac with unicast without vmac_xmit_base",
    "vmac-with-unicast",
    vi([...unicast, "use_vmac"]),
  ),
  check("authentication with version 3", "auth-with-vrrpv3", v3 + vi(pass)),
  check("authentication in strict mode", "strict-conflict", strict + vi(pass)),
  check(
    "authentication without a password",
    "auth-incomplete",
    vi(["authentication {", "auth_type PASS", "}"]),
  ),
  check(
    "AH with IPv6",
    ["auth-ah-limits", "auth-with-vrrpv3"],
    vi(["version 2", ...ah], v6),
  ),
  check(
    "AH with state MASTER and a priority below 255",
    "auth-ah-limits",
    vi(ah, { state: "MASTER" }),
  ),
  check(
    "nopreempt with priority 255",
    "nopreempt-with-owner",
    vi(["nopreempt"], { priority: 255 }),
  ),
  check(
    "nopreempt with state MASTER",
    "nopreempt-with-master",
    vi(["nopreempt"], { state: "MASTER" }),
  ),
  check(
    "preempt_delay with state MASTER",
    "preempt-delay-conflict",
    vi(["preempt_delay 5"], { state: "MASTER" }),
  ),
  check(
    "preempt_delay with nopreempt",
    "preempt-delay-conflict",
    vi(["nopreempt", "preempt_delay 5"]),
  ),
  check(
    "preempt_delay in strict mode",
    "strict-conflict",
    strict + vi(["preempt_delay 5"]),
  ),
  check(
    "timer_expired_backup without nopreempt",
    ["timer-expired-backup-without-nopreempt", "needs-newer-keepalived"],
    vi(["timer_expired_backup"]),
  ),
  check(
    "down_timer_adverts in strict mode",
    "strict-conflict",
    strict + vi(["down_timer_adverts 5"]),
  ),
  check(
    "strict mode: MASTER without priority 255",
    "strict-conflict",
    strict + vi([], { state: "MASTER" }),
  ),
  check(
    "strict mode: BACKUP with priority 255",
    "strict-conflict",
    strict + vi([], { priority: 255 }),
  ),
  check(
    "strict mode: unicast on an interface with multicast",
    "strict-conflict",
    strict + vi(unicast),
    {
      "2.2.7": false,
    },
  ),
  check(
    "IPv6 with version 2",
    ["strict-conflict", "ipv6-with-version-2"],
    strict + vi(["version 2"], v6),
  ),
  check(
    "strict mode: the first IPv6 address is not link-local",
    ["strict-conflict", "ipv6-first-vip-not-link-local"],
    strict + vi(["version 3"], { vips: ["2001:db8::77/64"] }),
  ),
  check(
    "strict mode: accept with version 2",
    "strict-conflict",
    strict + vi(["accept"]),
  ),
  check(
    "strict mode: repeated gratuitous ARPs",
    "strict-conflict",
    strict + vi(["garp_lower_prio_repeat 3"]),
  ),
  check(
    "strict mode: lower_prio_no_advert off",
    "strict-conflict",
    strict + vi(["lower_prio_no_advert false"]),
  ),
  check(
    "strict mode: higher_prio_send_advert on",
    "strict-conflict",
    strict + vi(["higher_prio_send_advert true"]),
  ),
  check(
    "strict mode: no_virtual_ipaddress",
    ["strict-conflict", "vip-missing"],
    strict + vi(["no_virtual_ipaddress"], { vips: null }),
  ),
  check(
    "strict mode: a MAC address of its own",
    "strict-conflict",
    strict + vi(["use_vmac vrrp.9 02:00:00:00:00:09"]),
  ),
  check(
    "an advert interval with a fraction in version 2",
    "advert-int-fraction-v2",
    vi(["advert_int 1.5"]),
  ),
  check(
    "an advert interval version 3 can't carry",
    "advert-int-out-of-range",
    v3 + vi(["advert_int 41"]),
  ),
  check(
    "an advert interval finer than version 3 knows",
    "advert-int-too-fine",
    v3 + vi(["advert_int 0.015"]),
  ),
  check("no address", "vip-missing", vi([], { vips: null })),
  check("no address in version 3", "vip-missing", v3 + vi([], { vips: null })),
  check(
    "more addresses than fit",
    "too-many-vips",
    vi([], {
      vips: Array.from(
        { length: 260 },
        (_, at) => `10.0.${at >> 8}.${at & 255}/24`,
      ),
    }),
  ),
  check(
    "an address of the other family",
    ["mixed-vip-families", "address-family-mismatch"],
    vi([], { vips: ["192.0.2.77/24", "fe80::77"] }),
  ),
  check(
    "an address twice",
    "duplicate-vip-in-instance",
    vi([], { vips: ["192.0.2.77/24", "192.0.2.77/24"] }),
    { "2.2.7": false },
  ),
  check(
    "owner_ignore_adverts without priority 255",
    "owner-ignore-adverts-conflict",
    vi(["owner_ignore_adverts"]),
  ),
  check(
    "owner_ignore_adverts off with priority 255",
    "owner-ignore-adverts-conflict",
    vi(["owner_ignore_adverts off"], { state: "MASTER", priority: 255 }),
  ),
  check(
    "the same VRID twice on an interface",
    "duplicate-vrid-same-interface",
    vi() + vi([], { ...other, vrid: 77 }),
  ),
  check(
    "the same VRID twice, unicast with a common peer",
    "duplicate-vrid-same-interface",
    vi(unicast) + vi(unicast, { ...other, vrid: 77 }),
  ),
  check(
    "the same VRID twice, unicast without interfaces from one address with a common peer",
    ["interface-missing", "duplicate-vrid-same-interface"],
    vi(unicast, nowhere) + vi(unicast, { ...nowhere, name: "VI_8" }),
  ),
  check(
    "the same VRID twice, unicast, and one without interface",
    ["interface-missing", "duplicate-vrid-same-interface"],
    vi(unicast) + vi(unicast, { ...nowhere, name: "VI_8" }),
  ),
  check(
    "a sync group with an unknown member",
    "sync-group-unknown-member",
    group("VI_9", "VI_7", "VI_8") + vi() + vi([], other),
  ),
  check(
    "a member of two sync groups",
    "sync-group-duplicate-member",
    group("VI_9", "VI_8") +
      group("VI_9", "VI_8").replace(" G ", " H ") +
      vi() +
      vi([], other),
  ),
  check(
    "a sync group of one member",
    "sync-group-single-member",
    group("VI_9") + vi(),
  ),
  check(
    "a sync group with and without owners",
    "sync-group-mixed-owner",
    group("VI_8", "VI_9") +
      vi() +
      vi([], { ...other, state: "MASTER", priority: 255 }),
  ),
  check(
    "a sync group without members",
    ["sync-group-without-members", "missing-keyword", "empty-block"],
    "vrrp_sync_group G {\ngroup {\n}\n}\n" + vi(),
  ),
  check(
    "track_interface in the group and the instance",
    "track-interface-in-group-and-instance",
    group("VI_9", "VI_8").replace(/}\n$/, "track_interface {\neth5\n}\n}\n") +
      vi(["track_interface {", "eth5", "}"]) +
      vi([], other),
  ),
  check(
    "a weighted tracker in a sync group's member",
    "sync-group-weighted-tracker-dropped",
    script +
      group("VI_9", "VI_8") +
      vi(["track_script {", "S", "}"]) +
      vi([], other),
  ),
  check(
    "a weighted tracker with priority 255",
    "weight-with-priority-255",
    vi(["track_interface {", "eth5 weight 5", "}"], { priority: 255 }),
  ),
  check(
    "vmac_xmit_base without use_vmac",
    "vmac-xmit-base-without-vmac",
    vi(["vmac_xmit_base"]),
  ),
  check(
    "an ipvlan without a source address",
    "ipvlan-without-source",
    vi(["use_ipvlan"]),
  ),
  check(
    "an ipvlan of the other family",
    ["invalid-value", "ipvlan-without-source"],
    vi(["use_ipvlan fe80::1"]),
  ),
  check(
    "an interface name that is in use",
    "vmac-name-reused",
    vi(["use_vmac vrrp.9"]) + vi(["use_vmac vrrp.9"], other),
  ),
  check(
    "the own interface tracked",
    "track-own-interface",
    vi(["track_interface {", "eth0", "}"]),
  ),
  check(
    "a route without interface",
    "route-without-interface",
    "static_routes {\n10.9.0.0/16 via 192.0.2.254\n}\n" + vi(),
    { "2.4.3": false },
  ),
  check(
    "a rule without priority",
    "rule-without-priority",
    "static_rules {\nfrom 10.9.0.0/16 table 9\n}\n" + vi(),
  ),
  check(
    "promote_secondaries with use_vmac",
    "promote-secondaries-with-vmac",
    vi(["use_vmac", "promote_secondaries"]),
  ),
  check("a VRF beside an interface", "vrf-with-interface", vi(["vrf eth5"])),
  check(
    "native_ipv6 with IPv4 addresses",
    "address-family-mismatch",
    vi(["native_ipv6"]),
  ),
  check(
    "a second garp_group for an interface",
    "garp-group-interface-twice",
    "garp_group {\ngarp_interval 1\ninterface eth0\n}\ngarp_group {\ngarp_interval 2\ninterface eth0\n}\n" +
      vi(),
  ),
  check(
    "auth_hmac beside authentication",
    ["auth-hmac-conflict", "needs-newer-keepalived"],
    vi(["auth_hmac {", `key 1 ${hmac}`, "active_key 1", "}", ...pass]),
  ),
  check(
    "an active key that is not defined",
    ["auth-hmac-conflict", "needs-newer-keepalived"],
    vi(["auth_hmac {", `key 1 ${hmac}`, "active_key 2", "}"]),
  ),
  check(
    "strict mode: auth_hmac that does not enforce",
    ["auth-hmac-conflict", "needs-newer-keepalived"],
    strict +
      vi([
        "auth_hmac {",
        `key 1 ${hmac}`,
        "active_key 1",
        "mode permissive",
        "}",
      ]),
  ),
  check(
    "use_vmac behind an address and in the instance",
    "use-vmac-twice",
    vi(["use_vmac"], { vips: ["192.0.2.77/24 use_vmac"] }),
  ),
  check(
    "an address without any interface",
    "interface-missing",
    vi(unicast, { interface: null }),
  ),
  check(
    "a track group of a route without interface",
    "route-without-interface",
    "track_group T {\ngroup {\nVI_9\n}\n}\nstatic_routes {\n10.9.0.0/16 via 192.0.2.254 no_track track_group T\n}\n" +
      vi(),
  ),
  check(
    "a track group of a rule without interface",
    "track-group-undefined",
    "track_group T {\ngroup {\nVI_9\n}\n}\nstatic_rules {\nfrom 10.9.0.0/16 table 9 priority 9 track_group T\n}\n" +
      vi(),
  ),
  check(
    "a track group that is not defined",
    "track-group-undefined",
    "static_rules {\niif eth0 table 9 priority 9 track_group T\n}\n" + vi(),
  ),
];

const lvs: readonly CrossCheckCase[] = [
  check(
    "no protocol",
    "missing-protocol",
    vs({ plain: ["lb_algo wrr", "lb_kind NAT"] }),
  ),
  check(
    "no scheduler",
    "missing-lb-algo",
    vs({ plain: ["lb_kind NAT", "protocol TCP"] }),
  ),
  check(
    "no forwarding method",
    "missing-lb-kind",
    vs({ plain: ["lb_algo wrr", "protocol TCP"] }),
  ),
  check(
    "no real server",
    "virtual-server-without-real-server",
    "virtual_server 192.0.2.77 80 {\nlb_algo wrr\nlb_kind NAT\nprotocol TCP\n}\n",
  ),
  check(
    "port 0 without persistence",
    "zero-port-needs-persistence",
    vs({ head: "192.0.2.77 0", server: "198.51.100.1 0" }),
  ),
  check("ops without UDP", "ops-requires-udp", vs({ lines: ["ops"] })),
  check(
    "a protocol with a firewall mark",
    "fwmark-protocol-ignored",
    vs({ head: "fwmark 7", server: "198.51.100.1", inServer: [], lines: [] }),
  ),
  check(
    "a real server twice",
    "duplicate-real-server",
    vs({ lines: ["real_server 198.51.100.1 80 {", "TCP_CHECK {", "}", "}"] }),
  ),
  check(
    "a real server of the other family behind DR",
    ["mixed-family-needs-tun", "address-family-mismatch"],
    vs({
      server: "2001:db8::1 80",
      plain: ["lb_algo wrr", "lb_kind DR", "protocol TCP"],
    }),
  ),
  check(
    "a real server with another port behind DR",
    "dr-port-mismatch",
    vs({
      server: "198.51.100.1 81",
      plain: ["lb_algo wrr", "lb_kind DR", "protocol TCP"],
    }),
  ),
  check(
    "a sorry server with another port behind DR",
    "dr-port-mismatch",
    vs({
      lines: ["sorry_server 198.51.100.9 81"],
      plain: ["lb_algo wrr", "lb_kind DR", "protocol TCP"],
    }),
  ),
  check(
    "inhibit differs from an equal sorry server",
    "sorry-server-inhibit-differs",
    vs({ lines: ["sorry_server 198.51.100.1 80", "sorry_server_inhibit"] }),
  ),
  check(
    "a quorum above the weights",
    "quorum-unreachable",
    vs({ lines: ["quorum 5"] }),
  ),
  check(
    "hysteresis not below the quorum",
    "hysteresis-ge-quorum",
    vs({ lines: ["hysteresis 3"] }),
  ),
  check(
    "ha_suspend with a firewall mark",
    "ha-suspend-with-fwmark",
    vs({
      head: "fwmark 7",
      server: "198.51.100.1",
      plain: ["lb_algo wrr", "lb_kind NAT", "ha_suspend"],
    }),
  ),
  check(
    "a group with addresses of both families",
    "virtual-server-group-mixed-families",
    "virtual_server_group G {\n192.0.2.77 80\n2001:db8::77 80\nfwmark 7\n}\n" +
      vs({ head: "group G" }),
  ),
  check(
    "ip_family against the address",
    "ip-family-conflict",
    vs({ lines: ["ip_family inet6"] }),
  ),
  check(
    "sh-port without the sh scheduler",
    "scheduler-flag-misplaced",
    vs({ lines: ["sh-port"] }),
  ),
  check(
    "sorry_server_inhibit without a sorry server",
    "sorry-server-option-misplaced",
    vs({ lines: ["sorry_server_inhibit"] }),
  ),
  check(
    "a link-local check without bind_if",
    "link-local-check-without-interface",
    vs({ head: "2001:db8::77 80", server: "fe80::1 80" }),
  ),
  check(
    "bindto of another family",
    "bindto-family-mismatch",
    vs({}).replace(
      "TCP_CHECK {",
      "TCP_CHECK {\nconnect_ip 198.51.100.1\nbindto 2001:db8::1",
    ),
  ),
];

const bfd: readonly CrossCheckCase[] = [
  check("no neighbor", "bfd-without-neighbor", "bfd_instance B {\n}\n"),
  check(
    "a neighbor that is no address",
    ["invalid-value", "bfd-without-neighbor"],
    "bfd_instance B {\nneighbor_ip 192.0.2.300\n}\n",
  ),
  check(
    "addresses of two families",
    "bfd-family-mismatch",
    "bfd_instance B {\nneighbor_ip 192.0.2.2\nsource_ip 2001:db8::1\n}\n",
  ),
  check(
    "the same addresses twice",
    "bfd-duplicate-session",
    "bfd_instance B {\nneighbor_ip 192.0.2.2\n}\nbfd_instance C {\nneighbor_ip 192.0.2.2\n}\n",
  ),
  check(
    "max_hops above the TTL",
    "bfd-max-hops-above-ttl",
    "bfd_instance B {\nneighbor_ip 192.0.2.2\nmultihop\nttl 3\nmax_hops 9\n}\n",
  ),
];

export const crossCheckCases: readonly CrossCheckCase[] = [
  ...vrrp,
  ...lvs,
  ...bfd,
];
