import assert from "node:assert/strict";
import { isSchemaProblem } from "../../grammar/schema/check.ts";
import { problemsOf, show, wrap } from "./check-text.ts";

/** Lines in a block, and what is found in them. */
interface Case {
  readonly path: string;
  readonly lines: string;
  readonly found: readonly string[];
  readonly target?: string;
}

const inAddresses = "vrrp_instance/virtual_ipaddress";
const inRoutes = "static_routes";
const inRules = "static_rules";

const cases: readonly Case[] = [
  // Words that are no keywords
  {
    path: "",
    lines: "vrrp_instanc A {\nfoo\n}",
    found: ["unknown-keyword/unknownAtRoot vrrp_instanc"],
  },
  {
    path: "vrrp_instance",
    lines: "auth_pass x",
    found: ["keyword-in-wrong-block/wrongBlock auth_pass"],
  },
  {
    path: "",
    lines: "priority 5",
    found: ["keyword-in-wrong-block/wrongAtRoot priority"],
  },
  // One cause, one message
  {
    path: "",
    lines: "vrrp_instance A B {\nfoo\n}",
    found: ["surplus-parameter/surplus B"],
  },
  {
    path: "",
    lines: "vrrp_instance {\nfoo\n}",
    found: ["missing-parameter/missing vrrp_instance"],
  },
  {
    path: "",
    lines: "virtual_server web 80 {\nfoo\n}",
    found: ["invalid-value/notAnAddress web"],
  },
  {
    path: "virtual_server",
    lines: "real_server 192.0.2.9 99999 {\nfoo\n}",
    found: ["value-out-of-range/outOfRange 99999"],
  },
  {
    path: "",
    lines: "virtual_server fwmark {\nfoo\n}",
    found: ["missing-parameter/missing fwmark"],
  },
  { path: "vrrp_instance", lines: 'state "MASTER', found: [] },
  { path: "vrrp_instance", lines: "priority {\n}", found: [] },
  // Values that are not known
  { path: "vrrp_instance", lines: "priority $NOWHERE", found: [] },
  { path: "vrrp_instance", lines: "$NOWHERE 5", found: [] },
  { path: inAddresses, lines: "192.0.2.1 dev $NOWHERE foo", found: [] },
  // Parameters
  {
    path: "vrrp_instance",
    lines: "priority",
    found: ["missing-parameter/missing priority"],
  },
  { path: "vrrp_instance", lines: "priority 100 surplus", found: [] },
  {
    path: "vrrp_instance",
    lines: "kernel_rx_buf_size 1 2",
    found: ["surplus-parameter/surplus 2"],
  },
  {
    path: "vrrp_instance",
    lines: "track_interface eth0 {\neth1\n}",
    found: ["surplus-parameter/surplusOnBlock eth0"],
  },
  {
    path: "vrrp_instance",
    lines: "garp_extra_if all",
    found: ["missing-parameter/missing garp_extra_if"],
  },
  { path: "vrrp_instance", lines: "garp_extra_if 10 all", found: [] },
  {
    path: "vrrp_instance",
    lines: "use_vmac vrrp.1 02:00:00:00:00:01",
    found: [],
  },
  {
    path: "vrrp_instance",
    lines: "use_vmac one two",
    found: ["surplus-parameter/surplus two"],
  },
  {
    path: "vrrp_instance",
    lines: "use_vmac 01:00:00:00:00:01",
    found: ["invalid-value/multicastMac 01:00:00:00:00:01"],
  },
  {
    path: "vrrp_instance",
    lines: "notify_master '/bin/x",
    found: ["invalid-value/openQuote '/bin/x"],
  },
  {
    path: "vrrp_instance",
    lines: 'notify_master "/bin/x it\'s" root',
    found: ["invalid-value/openQuote /bin/x it's"],
  },
  {
    path: "vrrp_instance",
    lines: `notify_master "/bin/x 'it is'" root`,
    found: [],
  },
  {
    path: "virtual_server",
    lines: "lb_kind TUN type gue port 6080",
    found: [],
  },
  {
    path: "virtual_server",
    lines: "lb_kind TUN typ gue",
    found: ["invalid-value/notAnOption typ"],
  },
  {
    path: "virtual_server",
    lines: "lb_kind TUN type gue port",
    found: ["missing-parameter/missing port"],
  },
  {
    path: "virtual_server",
    lines: "lb_kind nat",
    found: ["invalid-value/notOneOf nat"],
  },
  {
    path: "global_defs",
    lines: "lvs_sync_daemon eth0 VI_1 5",
    found: ["deprecated-keyword/bareValue 5"],
  },
  {
    path: "global_defs",
    lines: "lvs_sync_daemon eth0 inst VI_1 id 300",
    found: ["value-out-of-range/outOfRange 300"],
  },
  {
    path: "global_defs",
    lines: "vrrp_strict maybe",
    found: ["invalid-value/notOnOff maybe"],
  },
  {
    path: "global_defs",
    lines: "vrrp_strict maybe",
    found: [],
    target: "2.2.7",
  },
  { path: "global_defs", lines: "umask IRUSR | IWGRP", found: [] },
  // Repetitions, empty blocks, needed keywords
  {
    path: "global_defs",
    lines: "tmp_config_directory a\ntmp_config_directory b",
    found: ["duplicate-keyword/duplicate tmp_config_directory"],
  },
  {
    path: "",
    lines: "global_defs {\ninstance_x\n}\ninstance a\ninstance b",
    found: [
      "duplicate-keyword/duplicate instance",
      "unknown-keyword/unknown instance_x",
    ],
  },
  {
    path: "",
    lines:
      "global_defs {\ntmp_config_directory a\n}\nglobal_defs {\ntmp_config_directory b\n}",
    found: ["duplicate-keyword/duplicate tmp_config_directory"],
  },
  {
    path: "virtual_server",
    lines: "virtualhost a\nvirtualhost b",
    found: ["duplicate-keyword/replaced virtualhost"],
  },
  {
    path: "virtual_server",
    lines: "virtualhost a\nvirtualhost b",
    found: [],
    target: "2.2.7",
  },
  {
    path: "",
    lines:
      "vrrp_instance A {\nvirtual_router_id 300\n}\nvrrp_instance A {\nvirtual_router_id 300\n}",
    found: ["value-out-of-range/outOfRange 300"],
  },
  {
    path: "",
    lines: "virtual_server_group G {\n}",
    found: ["empty-block/empty virtual_server_group"],
  },
  {
    path: "",
    lines: "vrrp_script S {\n}",
    found: ["missing-keyword/missing vrrp_script"],
  },
  {
    path: "",
    lines: "vrrp_script S {\nscript\n}",
    found: ["missing-keyword/missing vrrp_script"],
  },
  { path: "", lines: "bfd_instance B {\nneighbour_ip 192.0.2.1\n}", found: [] },
  // Ages
  {
    path: "virtual_server",
    lines: "nat_mask 255.255.255.0",
    found: ["removed-keyword/removed nat_mask"],
  },
  {
    path: "global_defs",
    lines: "lvs_process_name x",
    found: ["outdated-keyword/deprecated lvs_process_name"],
  },
  {
    path: "vrrp_instance",
    lines: "thread_timer_expired 5",
    found: ["deprecated-keyword/deprecated thread_timer_expired"],
  },
  {
    path: "vrrp_instance",
    lines: "timer_expired_backup 5",
    found: ["needs-newer-keepalived/keyword timer_expired_backup"],
    target: "2.2.7",
  },
  { path: "vrrp_script", lines: "script x\ninterval 1.5", found: [] },
  {
    path: "vrrp_script",
    lines: "script x\ninterval 1.5",
    found: ["value-out-of-range/tooManyDecimals 1.5"],
    target: "2.2.7",
  },
  // Addresses
  {
    path: inAddresses,
    lines: "192.0.2.1/24 brd + dev eth0 scope link label eth0:1 no_track",
    found: [],
  },
  {
    path: inAddresses,
    lines: "192.0.2.1,",
    found: ["invalid-value/notAnAddress 192.0.2.1,"],
  },
  {
    path: inAddresses,
    lines: "192.0.2.1/33",
    found: ["value-out-of-range/prefixLength 192.0.2.1/33"],
  },
  {
    path: inAddresses,
    lines: "192.0.2.1/255.255.255.0",
    found: ["invalid-value/dottedNetmask 192.0.2.1/255.255.255.0"],
  },
  {
    path: inAddresses,
    lines: "192.0.2.1 one two",
    found: ["unknown-keyword/unknownWord one"],
  },
  {
    path: inAddresses,
    lines: "192.0.2.1 dev",
    found: ["missing-parameter/missing dev"],
  },
  {
    path: inAddresses,
    lines: "192.0.2.1 dev eth0 dev eth1",
    found: ["duplicate-keyword/duplicate dev"],
  },
  {
    path: inAddresses,
    lines: "2001:db8::1 label x",
    found: ["invalid-value/ipv4Only label"],
  },
  {
    path: inAddresses,
    lines: "192.0.2.1/24 peer 192.0.2.2",
    found: ["invalid-value/prefixWithPeer peer"],
  },
  {
    path: inAddresses,
    lines: "192.0.2.1 peer 2001:db8::2",
    found: ["invalid-value/otherFamily 2001:db8::2"],
  },
  {
    path: inAddresses,
    lines: "192.0.2.1/31 brd +",
    found: ["invalid-value/noRoomForBroadcast +"],
  },
  {
    path: inAddresses,
    lines: "192.0.2.1 track_group G",
    found: ["unknown-keyword/unknownWord track_group"],
  },
  {
    path: "static_ipaddress",
    lines: "192.0.2.1 use_vmac",
    found: ["unknown-keyword/unknownWord use_vmac"],
  },
  {
    path: inAddresses,
    lines: "192.0.2.1 no-track",
    found: ["removed-keyword/removed no-track"],
  },
  // Routes
  {
    path: inRoutes,
    lines: "198.51.100.0/24 via 192.0.2.1 dev eth0 metric 5",
    found: [],
  },
  {
    path: inRoutes,
    lines: "default via inet 192.0.2.1 mtu lock 1400",
    found: [],
  },
  { path: inRoutes, lines: "blackhole 198.51.100.0/24", found: [] },
  {
    path: inRoutes,
    lines: "inet 198.51.100.0/24 via 192.0.2.1",
    found: ["missing-parameter/noDestination inet"],
  },
  {
    path: inRoutes,
    lines: "src 192.0.2.1 default",
    found: ["invalid-value/defaultTooLate default"],
  },
  {
    path: inRoutes,
    lines: "198.51.100.0/24 via 2001:db8::1",
    found: ["invalid-value/mixedFamilies 2001:db8::1"],
  },
  {
    path: inRoutes,
    lines: "198.51.100.0/24 nonsense",
    found: ["unknown-keyword/unknownWord nonsense"],
  },
  {
    path: inRoutes,
    lines: "198.51.100.0/24 gw 192.0.2.1",
    found: ["deprecated-keyword/deprecated gw"],
  },
  {
    path: inRoutes,
    lines: "198.51.100.0/24 protocol 4",
    found: ["invalid-value/foreignProtocol 4"],
  },
  { path: inRoutes, lines: "198.51.100.0/24 protocol 4 no_track", found: [] },
  {
    path: inRoutes,
    lines:
      "198.51.100.0/24 nexthop via 192.0.2.1 weight 5 nexthop via 192.0.2.2 weight 300",
    found: ["value-out-of-range/outOfRange 300"],
  },
  {
    path: inRoutes,
    lines: "198.51.100.0/24 encap ip id 1 dst 192.0.2.9 ttl 64 via 192.0.2.1",
    found: [],
  },
  {
    path: inRoutes,
    lines: "198.51.100.0/24 encap mpls 100/200 via 192.0.2.1",
    found: [],
  },
  // Rules
  {
    path: inRules,
    lines: "from 198.51.100.0/24 table 100 priority 0x10",
    found: [],
  },
  { path: inRules, lines: "type goto 200 priority 100", found: [] },
  {
    path: inRules,
    lines: "goto 50 priority 100",
    found: ["invalid-value/backwardJump 50"],
  },
  {
    path: inRules,
    lines: "from 198.51.100.0/24 priority 5",
    found: ["missing-parameter/noAction from"],
  },
  {
    path: inRules,
    lines: "table 1 blackhole priority 5",
    found: ["invalid-value/twoActions blackhole"],
  },
  {
    path: inRules,
    lines: "realms 1 blackhole priority 5",
    found: ["invalid-value/needsTable realms"],
  },
  {
    path: inRules,
    lines: "sport 80 table 5 priority 10",
    found: ["invalid-value/singlePort 80"],
  },
  {
    path: inRules,
    lines: "from 198.51.100.0/24 to fe80::/10 table 5 priority 9",
    found: ["invalid-value/mixedFamilies to"],
  },
  // Other lists
  {
    path: "vrrp_instance/track_interface",
    lines: "eth1 weight 10 reverse",
    found: [],
  },
  {
    path: "vrrp_instance/track_interface",
    lines: "eth1 weight 254",
    found: ["value-out-of-range/outOfRange 254"],
  },
  {
    path: "vrrp_instance/track_script",
    lines: "chk wieght 10",
    found: ["unknown-keyword/unknownWord wieght"],
  },
  {
    path: "vrrp_instance/track_script",
    lines: "chk weight",
    found: ["missing-parameter/missing weight"],
  },
  {
    path: "vrrp_instance/track_script",
    lines: "chk weight 5 revers",
    found: ["invalid-value/notOneOf revers"],
  },
  {
    path: "vrrp_instance/unicast_peer",
    lines: "192.0.2.2 min_ttl 254 max_ttl 300",
    found: ["value-out-of-range/outOfRange 300"],
  },
  {
    path: "vrrp_instance/unicast_peer",
    lines: "lb02",
    found: ["invalid-value/notAnAddress lb02"],
  },
  {
    path: "virtual_server_group",
    lines: "192.0.2.1-9 80\nfwmark 5 inet6\n192.0.2.0/24 99999",
    found: ["value-out-of-range/outOfRange 99999"],
  },
  {
    path: "linkbeat_interfaces",
    lines: "eth0 MII\neth1 NONE\neth2 MII x",
    found: ["unknown-keyword/unknownWord NONE", "surplus-parameter/surplus x"],
  },
  {
    path: "interface_up_down_delays",
    lines: "eth0 0.5 300",
    found: ["value-out-of-range/outOfRange 300"],
  },
  {
    path: "global_defs/notification_email",
    lines: "a@example.com b@example.com",
    found: [],
  },
];

describe("check of a tree", () => {
  for (const { path, lines, found, target } of cases)
    it(`${path}: ${lines.replaceAll("\n", "; ")}${target === undefined ? "" : ` (${target})`}`, () => {
      const problems = problemsOf(wrap(path, lines), target).filter(
        // What the wrapped lines leave out around them.
        ({ rule, statement }) =>
          !(
            rule === "missing-keyword" &&
            path.startsWith(statement.words[0].text)
          ),
      );
      assert.deepEqual(
        problems.map((each) => show(each).replace(/^\d+ /, "")),
        found,
      );
      assert.ok(problems.every(isSchemaProblem));
    });

  it("survives blocks in blocks in blocks", () => {
    const depth = 20_000;
    const text = "no_such_block {\n".repeat(depth) + "}\n".repeat(depth);
    assert.ok(problemsOf(text).length > 0);
  });
});
