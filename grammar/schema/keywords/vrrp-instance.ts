/* Keywords of vrrp_instance. */
import type { KeywordTable } from "../keyword.ts";
import { notifyCommand, onOff } from "./common-arguments.ts";

export const vrrpInstanceKeywords: KeywordTable = {
  accept: { source: "vrrp/vrrp_parser.c:2379" },
  advert_int: {
    args: [
      {
        name: "seconds",
        kind: "decimal",
        min: 0.01,
        max: 255,
        unit: "s",
        default: 1,
        decimals: 6,
        note: "VRRPv2: whole seconds (rounded with error); VRRPv3: multiples of 0.01 up to 40.95 (rounded or capped with error)",
      },
    ],
    source: "vrrp/vrrp_parser.c:2368",
  },
  auth_hmac: {
    opens: "keywords",
    since: "2.4.0",
    build: ["auth"],
    repeat: "merge",
    source: "vrrp/vrrp_parser.c:2424",
  },
  authentication: {
    opens: "keywords",
    build: ["auth"],
    repeat: "merge",
    source: "vrrp/vrrp_parser.c:2419",
  },
  check_unicast_src: { since: "2.1.0", source: "vrrp/vrrp_parser.c:2340" },
  debug: {
    args: [{ name: "level", kind: "uint", min: 0, max: 4 }],
    source: "vrrp/vrrp_parser.c:2388",
  },
  dont_track_primary: { source: "vrrp/vrrp_parser.c:2350" },
  down_timer_adverts: {
    since: "2.2.3",
    args: [
      {
        name: "count",
        kind: "uint",
        min: 1,
        max: 100,
        default: "vrrp_down_timer_adverts",
      },
    ],
    source: "vrrp/vrrp_parser.c:2407",
  },
  garp_extra_if: {
    syntax: "garp_extra_if [all] [<seconds>]",
    since: "2.2.3",
    build: ["vmac"],
    args: [
      { name: "all", kind: "enum", words: ["all"], optional: true },
      {
        name: "seconds",
        kind: "uint",
        min: 0,
        max: 86400,
        unit: "s",
        default: "vrrp_garp_extra_if",
      },
    ],
    missing: "error-ignored",
    extra: "checked",
    note: "all and the number may come in either order",
    source: "vrrp/vrrp_parser.c:2411",
  },
  garp_lower_prio_delay: {
    args: [
      {
        name: "seconds",
        kind: "uint",
        min: 0,
        max: 4294,
        unit: "s",
        default: "vrrp_garp_lower_prio_delay",
      },
    ],
    source: "vrrp/vrrp_parser.c:2405",
  },
  garp_lower_prio_repeat: {
    args: [
      {
        name: "count",
        kind: "uint",
        min: 0,
        max: 2147483647,
        default: "vrrp_garp_lower_prio_repeat",
      },
    ],
    source: "vrrp/vrrp_parser.c:2406",
  },
  garp_master_delay: {
    args: [
      {
        name: "seconds",
        kind: "uint",
        min: 0,
        max: 4294,
        unit: "s",
        default: "vrrp_garp_master_delay",
      },
    ],
    source: "vrrp/vrrp_parser.c:2401",
  },
  garp_master_refresh: {
    args: [
      {
        name: "seconds",
        kind: "uint",
        min: 0,
        max: 4294967295,
        onViolation: "error-default:0",
        unit: "s",
        default: "vrrp_garp_master_refresh",
      },
    ],
    source: "vrrp/vrrp_parser.c:2402",
  },
  garp_master_refresh_repeat: {
    args: [
      {
        name: "count",
        kind: "uint",
        min: 0,
        max: 4294967295,
        default: "vrrp_garp_master_refresh_repeat",
        zero: "error, 1 is used",
      },
    ],
    source: "vrrp/vrrp_parser.c:2404",
  },
  garp_master_repeat: {
    args: [
      {
        name: "count",
        kind: "uint",
        min: 0,
        max: 4294967295,
        default: "vrrp_garp_master_repeat",
        zero: "error, 1 is used",
      },
    ],
    source: "vrrp/vrrp_parser.c:2403",
  },
  higher_prio_send_advert: {
    since: "1.3.5",
    args: [{ ...onOff, default: "vrrp_higher_prio_send_advert" }],
    source: "vrrp/vrrp_parser.c:2415",
  },
  interface: {
    required: "usually",
    args: [
      {
        name: "interface",
        kind: "interface",
        maxLength: 15,
        note: "must exist and not be a loopback interface",
      },
    ],
    source: "vrrp/vrrp_parser.c:2346",
  },
  kernel_rx_buf_size: {
    since: "2.0.3",
    args: [
      { name: "bytes", kind: "uint", min: 0, max: 4294967295, unit: "bytes" },
    ],
    missing: "error-ignored",
    extra: "error-ignored",
    source: "vrrp/vrrp_parser.c:2417",
  },
  linkbeat_use_polling: {
    since: "2.0.0",
    deprecated: {
      since: "2.0.13",
      replacement: "linkbeat_interfaces",
      reported: true,
    },
    build: ["linkbeat"],
    source: "vrrp/vrrp_parser.c:2374",
  },
  lower_prio_no_advert: {
    args: [{ ...onOff, default: "vrrp_lower_prio_no_advert" }],
    source: "vrrp/vrrp_parser.c:2414",
  },
  lvs_sync_daemon_interface: {
    build: ["lvs"],
    deprecated: {
      replacement: "lvs_sync_daemon in global_defs",
      reported: true,
    },
    args: [{ name: "interface", kind: "interface" }],
    repeat: "first-wins-error",
    source: "vrrp/vrrp_parser.c:2399",
  },
  mcast_dst_ip: {
    since: "2.2.5",
    args: [
      {
        name: "address",
        kind: "multicast-ip",
        note: "IPv6 must be link-local multicast",
      },
    ],
    source: "vrrp/vrrp_parser.c:2362",
  },
  mcast_src_ip: {
    args: [
      {
        name: "address",
        kind: "ip",
        note: "family must match that of the instance",
      },
    ],
    source: "vrrp/vrrp_parser.c:2360",
  },
  native_ipv6: { source: "vrrp/vrrp_parser.c:2344" },
  no_accept: { build: ["firewall"], source: "vrrp/vrrp_parser.c:2381" },
  no_virtual_ipaddress: { since: "2.2.8", source: "vrrp/vrrp_parser.c:2371" },
  nopreempt: { source: "vrrp/vrrp_parser.c:2386" },
  notify: {
    args: notifyCommand,
    repeat: "first-wins-error",
    source: "vrrp/vrrp_parser.c:2394",
  },
  notify_backup: {
    args: notifyCommand,
    repeat: "first-wins-error",
    source: "vrrp/vrrp_parser.c:2389",
  },
  notify_deleted: {
    since: "2.1.0",
    args: notifyCommand,
    missing: "ok",
    repeat: "first-wins-error",
    source: "vrrp/vrrp_parser.c:2393",
  },
  notify_fault: {
    args: notifyCommand,
    repeat: "first-wins-error",
    source: "vrrp/vrrp_parser.c:2391",
  },
  notify_master: {
    args: notifyCommand,
    repeat: "first-wins-error",
    source: "vrrp/vrrp_parser.c:2390",
  },
  notify_master_rx_lower_pri: {
    since: "2.0.6",
    args: notifyCommand,
    repeat: "first-wins-error",
    source: "vrrp/vrrp_parser.c:2395",
  },
  notify_priority_changes: {
    since: "2.0.16",
    args: [{ ...onOff, default: "inherited" }],
    source: "vrrp/vrrp_parser.c:2397",
  },
  notify_stop: {
    args: notifyCommand,
    repeat: "first-wins-error",
    source: "vrrp/vrrp_parser.c:2392",
  },
  old_unicast_checksum: {
    since: "1.3.7",
    build: ["checksum-compat"],
    args: [{ name: "mode", kind: "enum", words: ["never"], optional: true }],
    source: "vrrp/vrrp_parser.c:2342",
  },
  owner_ignore_adverts: {
    since: "2.3.3",
    args: [{ ...onOff, default: "vrrp_owner_ignore_adverts" }],
    source: "vrrp/vrrp_parser.c:2416",
  },
  preempt: { source: "vrrp/vrrp_parser.c:2385" },
  preempt_delay: {
    args: [
      {
        name: "seconds",
        kind: "decimal",
        min: 0,
        max: 1000,
        onViolation: "error-default:0",
        unit: "s",
        default: 0,
        decimals: 6,
      },
    ],
    source: "vrrp/vrrp_parser.c:2387",
  },
  priority: {
    args: [
      {
        name: "priority",
        kind: "uint",
        min: 1,
        max: 255,
        onViolation: "error-default:100",
        default: 100,
        note: "255 if state MASTER and no priority given",
      },
    ],
    source: "vrrp/vrrp_parser.c:2367",
  },
  promote_secondaries: { source: "vrrp/vrrp_parser.c:2372" },
  skip_check_adv_addr: {
    args: [{ ...onOff, default: "vrrp_skip_check_adv_addr" }],
    note: "false also sets it",
    source: "vrrp/vrrp_parser.c:2383",
  },
  smtp_alert: {
    args: [{ ...onOff, default: "inherited" }],
    source: "vrrp/vrrp_parser.c:2396",
  },
  state: {
    args: [
      {
        name: "state",
        kind: "enum",
        words: ["MASTER", "BACKUP"],
        onViolation: "error-default:BACKUP",
        default: "BACKUP, or MASTER if priority is 255",
      },
    ],
    repeatNote: "BACKUP after MASTER is an error and ignored",
    source: "vrrp/vrrp_parser.c:2345",
  },
  strict_mode: {
    args: [{ ...onOff, default: "vrrp_strict" }],
    source: "vrrp/vrrp_parser.c:2384",
  },
  thread_timer_expired: {
    since: "2.3.2",
    deprecated: {
      since: "2.3.2",
      replacement: "timer_expired_backup",
      reported: true,
    },
    args: [
      {
        name: "highest_other_priority",
        kind: "uint",
        min: 1,
        max: 254,
        default: 254,
        optional: true,
        ifOmitted: 254,
        note: "needs nopreempt",
      },
    ],
    source: "vrrp/vrrp_parser.c:2409",
  },
  timer_expired_backup: {
    since: "2.2.8",
    args: [
      {
        name: "highest_other_priority",
        kind: "uint",
        min: 1,
        max: 254,
        default: 254,
        optional: true,
        ifOmitted: 254,
        note: "needs nopreempt",
      },
    ],
    source: "vrrp/vrrp_parser.c:2408",
  },
  track_bfd: {
    opens: "values",
    format: "track_bfd",
    since: "2.0.0",
    build: ["bfd"],
    extra: "error-ignored",
    source: "vrrp/vrrp_parser.c:2358",
  },
  track_file: {
    opens: "values",
    format: "track_file",
    since: "2.0.0",
    extra: "error-ignored",
    source: "vrrp/vrrp_parser.c:2353",
  },
  track_interface: {
    opens: "values",
    format: "track_interface",
    extra: "error-ignored",
    source: "vrrp/vrrp_parser.c:2351",
  },
  track_process: {
    opens: "values",
    format: "track_process",
    since: "2.0.11",
    build: ["track-process"],
    extra: "error-ignored",
    source: "vrrp/vrrp_parser.c:2355",
  },
  track_script: {
    opens: "values",
    format: "track_script",
    extra: "error-ignored",
    source: "vrrp/vrrp_parser.c:2352",
  },
  track_src_ip: { since: "2.0.0", source: "vrrp/vrrp_parser.c:2363" },
  unicast_fault_no_peer: { since: "2.2.5", source: "vrrp/vrrp_parser.c:2339" },
  unicast_peer: {
    opens: "values",
    format: "unicast_peer",
    extra: "error-ignored",
    source: "vrrp/vrrp_parser.c:2338",
  },
  unicast_src_ip: {
    args: [
      {
        name: "address",
        kind: "ip",
        note: "family must match that of the instance",
      },
    ],
    source: "vrrp/vrrp_parser.c:2361",
  },
  unicast_ttl: {
    since: "2.1.0",
    args: [
      {
        name: "ttl",
        kind: "uint",
        min: 0,
        max: 255,
        default: 255,
        note: "without unicast_peer it is an error and reset",
      },
    ],
    source: "vrrp/vrrp_parser.c:2365",
  },
  use_ipvlan: {
    syntax:
      "use_ipvlan [<interface>|name <interface>] [<address>] [bridge|private|vepa] [group <group>]",
    since: "2.0.17",
    build: ["ipvlan"],
    args: [
      {
        name: "option",
        kind: "options",
        optional: true,
        options: [
          { word: "bridge", oneOf: "type" },
          { word: "private", oneOf: "type" },
          { word: "vepa", oneOf: "type" },
          {
            word: "name",
            argument: { name: "interface", kind: "string", maxLength: 15 },
            since: "2.3.0",
          },
          {
            word: "group",
            argument: {
              name: "group",
              kind: "group-name-or-number",
              max: 2147483647,
            },
            since: "2.3.0",
            build: "headers",
          },
        ],
        others: [
          {
            pattern: "^[0-9.]*[.][0-9./]*$|:",
            argument: { name: "address", kind: "string" },
          },
          {
            argument: {
              name: "interface",
              kind: "interface-name",
              maxLength: 15,
            },
          },
        ],
        note: "a word that is an address (optional prefix) is the ipvlan address; any other word the interface name",
      },
    ],
    extra: "checked",
    repeat: "first-wins-error",
    source: "vrrp/vrrp_parser.c:2336",
  },
  use_vmac: {
    syntax:
      "use_vmac [<interface>|name <interface>] [<mac>] [netlink_notify_msg] [group <group>]",
    build: ["vmac"],
    args: [
      {
        name: "option",
        kind: "options",
        optional: true,
        options: [
          {
            word: "name",
            argument: { name: "interface", kind: "string", maxLength: 15 },
            since: "2.3.0",
          },
          { word: "netlink_notify_msg", since: "2.3.0" },
          {
            word: "group",
            argument: {
              name: "group",
              kind: "group-name-or-number",
              max: 2147483647,
            },
            since: "2.3.0",
            build: "headers",
          },
        ],
        others: [
          { pattern: ":", argument: { name: "mac", kind: "mac" } },
          {
            argument: {
              name: "interface",
              kind: "interface-name",
              maxLength: 15,
            },
          },
        ],
        note: "a word containing : is a MAC address; any other word is the interface name (at most one, 15 characters)",
      },
    ],
    extra: "checked",
    repeat: "merge",
    in227: { extra: "last-wins" },
    source: "vrrp/vrrp_parser.c:2331",
  },
  use_vmac_addr: {
    since: "2.2.0",
    build: ["vmac"],
    source: "vrrp/vrrp_parser.c:2332",
  },
  v3_checksum_as_v2: {
    since: "2.2.8",
    args: [{ ...onOff, default: "v3_checksum_as_v2" }],
    source: "vrrp/vrrp_parser.c:2376",
  },
  version: {
    args: [
      {
        name: "version",
        kind: "int",
        min: 2,
        max: 3,
        default: "vrrp_version; 3 for IPv6",
      },
    ],
    source: "vrrp/vrrp_parser.c:2366",
  },
  virtual_ipaddress: {
    opens: "values",
    format: "address",
    extra: "error-ignored",
    source: "vrrp/vrrp_parser.c:2369",
  },
  virtual_ipaddress_excluded: {
    opens: "values",
    format: "address",
    extra: "error-ignored",
    source: "vrrp/vrrp_parser.c:2370",
  },
  virtual_router_id: {
    required: "usually",
    args: [{ name: "vrid", kind: "uint", min: 1, max: 255 }],
    source: "vrrp/vrrp_parser.c:2364",
  },
  virtual_routes: {
    opens: "values",
    format: "route",
    extra: "error-ignored",
    source: "vrrp/vrrp_parser.c:2377",
  },
  virtual_rules: {
    opens: "values",
    format: "rule",
    extra: "error-ignored",
    source: "vrrp/vrrp_parser.c:2378",
  },
  vmac_garp_intvl: {
    syntax: "vmac_garp_intvl [all] [<seconds>]",
    since: "2.2.0",
    deprecated: {
      since: "2.2.3",
      replacement: "garp_extra_if",
      reported: true,
    },
    build: ["vmac"],
    args: [
      { name: "all", kind: "enum", words: ["all"], optional: true },
      {
        name: "seconds",
        kind: "uint",
        min: 0,
        max: 86400,
        unit: "s",
        default: "vrrp_garp_extra_if",
      },
    ],
    missing: "error-ignored",
    extra: "checked",
    note: "all and the number may come in either order",
    source: "vrrp/vrrp_parser.c:2412",
  },
  vmac_xmit_base: { build: ["vmac"], source: "vrrp/vrrp_parser.c:2333" },
  vrf: {
    since: "2.2.5",
    build: ["vrf"],
    args: [{ name: "interface", kind: "interface", maxLength: 15 }],
    repeat: "first-wins-error",
    source: "vrrp/vrrp_parser.c:2348",
  },
};
