// Docs of the keywords of vrrp_instance and of its authentication blocks.

import type { KeywordDocs } from "./doc.ts";

export const vrrpInstanceDocs: KeywordDocs = {
  accept: {
    summary:
      "Lets this node answer traffic sent to the virtual addresses although it is not the address owner",
    details:
      "This is already the behaviour without strict mode, so the keyword matters only together with `strict_mode` or `vrrp_strict`, and only for VRRPv3: with version 2 strict mode takes it back with an error. The opposite is `no_accept`.",
    example: `version 3
strict_mode on
accept`,
  },
  advert_int: {
    summary:
      "Sets the time between two advertisements of the master, which also decides how fast a dead master is noticed",
    details:
      "A backup takes over after `down_timer_adverts` intervals plus a skew of less than one second (VRRPv2) or one interval (VRRPv3). In VRRPv2 the value must be the same on all nodes: a backup drops advertisements with another interval and becomes a second master. VRRPv2 knows whole seconds only; with `version 3` steps of 10 ms are possible and a backup adopts the interval of the master.",
    example: `version 3
advert_int 0.5`,
  },
  auth_hmac: {
    summary:
      "Opens the block that signs advertisements with HMAC-SHA256 and rejects forged or replayed ones",
    details:
      "An extension of keepalived: other VRRP implementations and older releases cannot verify it, so bring it in with `mode receive-only` and `mode permissive` before `enforce`. Works with both VRRP versions and families. It replaces `authentication`; if both are present the old one is dropped with an error. Needs at least one `key` and an `active_key`.",
    example: `auth_hmac {
    key 1 hex:8f3a61c05e9d42b7a1f0c86d2e7b9453d16a0fe25c38b94771e2ad80c95f6b1e
    active_key 1
}`,
  },
  authentication: {
    summary:
      "Opens the block with the VRRPv2 password that keeps stray nodes out of the group",
    details:
      "VRRPv2 only: VRRPv3 and strict mode ignore the block with an error. The password crosses the network in clear text, so it guards against mistakes, not against attackers; use `auth_hmac` for that. Type and password must be the same on all nodes, otherwise each node becomes master.",
    example: `authentication {
    auth_type PASS
    auth_pass k4tz3n8x
}`,
  },
  check_unicast_src: {
    summary:
      "Drops unicast advertisements whose sender is not listed in `unicast_peer`",
    details:
      "With this check a peer list that misses a node stops that node's advertisements from counting, so complete the lists on all nodes first. `vrrp_check_unicast_src` turns it on for all instances. Without `unicast_peer` the keyword is reported and the instance uses multicast.",
    example: `unicast_peer {
    192.0.2.12
}
check_unicast_src`,
  },
  debug: {
    summary: "Stores a debug level that keepalived does not use",
    details:
      "The value is read, shown in data dumps and has no other effect. Use the command line option `-D` for detailed logging.",
    example: "debug 0",
  },
  dont_track_primary: {
    summary: "Keeps the instance running when its own interface goes down",
    details:
      "Normally a link failure of `interface` means FAULT and the peer takes over cleanly. With this flag a node whose cable is cut stays master (or becomes it) while the other one takes over too, so both hold the addresses when the link comes back. It is meant for directly cabled heartbeat links.",
    example: "dont_track_primary",
  },
  down_timer_adverts: {
    summary:
      "Sets how many advertisement intervals without news a backup waits before it takes over",
    details:
      "VRRP defines 3. A smaller number detects a failure sooner but turns a single lost packet into a false take-over; use the same number on all nodes. Strict mode resets it with an error, and 1 rules out delays from `interface_up_down_delays`.",
    example: "down_timer_adverts 4",
  },
  garp_extra_if: {
    summary:
      "Repeats gratuitous ARP/NA on interfaces that hold addresses of this instance but do not carry its advertisements",
    details:
      "Switches forget a MAC address that sends nothing for some minutes; VIPs with their own `dev` or VMAC need this refresh. A third of the switches' ageing time is a good value (usually about 100 seconds). Without `all` only VMAC interfaces are served; 0 switches a global `vrrp_garp_extra_if` off.",
    example: "garp_extra_if all 100",
  },
  garp_lower_prio_delay: {
    summary:
      "Sets the pause before the second burst of gratuitous ARP/NA after an advert with lower priority was seen",
    details:
      "Together with `garp_lower_prio_repeat` this wins back neighbours' caches after a short split brain. 0 sends no second burst. Strict mode allows only 0.",
    example: "garp_lower_prio_delay 10",
  },
  garp_lower_prio_repeat: {
    summary:
      "Sets how many gratuitous ARP/NA packets a master sends when it sees an advert with lower priority",
    details:
      "Such an advert means that another node believed to be master and has told the network so. 0 turns this off; strict mode requires 0.",
    example: "garp_lower_prio_repeat 3",
  },
  garp_master_delay: {
    summary:
      "Sets the pause before the second burst of gratuitous ARP/NA after becoming master",
    details:
      "The first burst is sent at once; the second one helps when a switch port or bond was not yet forwarding. 0 sends no second burst.",
    example: "garp_master_delay 1",
  },
  garp_master_refresh: {
    summary:
      "Repeats gratuitous ARP/NA at this interval for as long as the instance is master",
    details:
      "Useful when neighbours or cloud switches forget or overwrite entries. 0 turns it off. How many packets each refresh sends is set by `garp_master_refresh_repeat`.",
    example: "garp_master_refresh 60",
  },
  garp_master_refresh_repeat: {
    summary:
      "Sets how many gratuitous ARP/NA packets each refresh by `garp_master_refresh` sends per address",
    example: `garp_master_refresh 60
garp_master_refresh_repeat 2`,
  },
  garp_master_repeat: {
    summary:
      "Sets how many gratuitous ARP/NA packets per address are sent in one burst after becoming master",
    details:
      "With hundreds of addresses fewer packets shorten the burst; `vrrp_garp_interval` spaces them out. See `garp_master_delay` for the second burst.",
    example: "garp_master_repeat 3",
  },
  higher_prio_send_advert: {
    summary:
      "Makes a master send one more advert before it yields to a node with higher priority",
    details:
      "The new master sees that lower advert and, if its `garp_lower_prio_repeat` is not 0, repeats its gratuitous ARP, so neighbours do not keep the MAC of the node that gives up. Helps after a split brain; not allowed in strict mode.",
    example: "higher_prio_send_advert on",
  },
  interface: {
    summary:
      "Names the interface that carries the advertisements and, unless a line says otherwise, the virtual addresses",
    details:
      "The instance goes to FAULT when this interface goes down (see `dont_track_primary`). It must exist when keepalived starts unless `dynamic_interfaces` is set. May be left out only for unicast with `unicast_src_ip` (2.2.7 demands it even then); give each address its own `dev` in that case.",
    example: "interface eth0",
  },
  kernel_rx_buf_size: {
    summary:
      "Adds this many bytes for the instance to the receive buffer of its VRRP socket",
    details:
      "Takes precedence over the size that `vrrp_rx_bufs_policy` computes. Only of use if a very busy node loses advertisements.",
    example: "kernel_rx_buf_size 212992",
  },
  linkbeat_use_polling: {
    summary:
      "Deprecated: polls the link state of the instance's interface instead of waiting for kernel messages",
    details:
      "List the interface in the root block `linkbeat_interfaces` instead, which also covers tracked interfaces. It exists for old drivers that do not report link changes.",
  },
  lower_prio_no_advert: {
    summary:
      "Stops a master from answering an advert with lower priority by an immediate advert of its own",
    details:
      "The extra advert, sent by default, makes a wrong master give up at once; without it that node waits for the next regular advert. On in strict mode, where it cannot be turned off.",
    example: "lower_prio_no_advert on",
  },
  lvs_sync_daemon_interface: {
    summary:
      "Deprecated: starts the IPVS connection synchronisation on this interface, following the state of the instance",
    details:
      "Use `lvs_sync_daemon` with `inst` in `global_defs`. It is reported whenever it is used.",
    example: "lvs_sync_daemon_interface eth1",
  },
  mcast_dst_ip: {
    summary:
      "Sends and expects advertisements on another multicast group than the global one",
    details:
      "Must be equal on all nodes, otherwise they never hear each other and each becomes master. Stay within 224.0.0.0/24: groups outside of it fall under IGMP snooping. Lets two clusters with one `virtual_router_id` share a network. Reported and ignored with `unicast_peer`.",
    example: "mcast_dst_ip 224.0.0.118",
  },
  mcast_src_ip: {
    summary: "Sets the source address of multicast advertisements",
    details:
      "By default the first address of `interface` is used. It must be one of the node's own addresses, different on each node and of the family of the instance; between equal priorities the higher address wins. Add `track_src_ip` if it can be missing.",
    example: "mcast_src_ip 192.0.2.11",
  },
  native_ipv6: {
    summary: "Declares the instance as IPv6 before any address has been read",
    details:
      "Not needed: the family follows from the first virtual address, peer or source address. An error if IPv4 addresses came first.",
    example: `native_ipv6
virtual_ipaddress {
    fe80::5054:ff:fe00:51/64
    2001:db8::51/64
}`,
  },
  no_accept: {
    summary:
      "Blocks traffic to the virtual addresses by firewall rules unless this node is the address owner",
    details:
      "The addresses then only work as gateways: no service bound to them can be reached, not even by ping. That is what VRRP asks for and what strict mode does by default. Needs nftables or iptables (`nftables`, `vrrp_iptables`).",
    example: "no_accept",
  },
  no_virtual_ipaddress: {
    summary: "States that the instance has no virtual addresses on purpose",
    details:
      "For clouds where a `notify_master` script moves an address through the provider's API. Without it an instance without `virtual_ipaddress` is reported, and refused for VRRPv3. Not compatible with strict mode.",
    example: `no_virtual_ipaddress
notify_master /usr/local/bin/claim-floating-ip.sh`,
  },
  nopreempt: {
    summary:
      "Leaves the current master in place although this node has the higher priority",
    details:
      "Spares a second interruption when a repaired node returns. It acts on the node that would take over, so it belongs on the one with the higher priority (commonly on all). Needs `state BACKUP` and a `priority` below 255; otherwise it is reported and ignored. A backup with it also ignores that the master's priority was lowered by a weighted tracker, so use trackers without weight.",
    example: `state BACKUP
nopreempt`,
  },
  notify: {
    summary: "Runs one script on every change of state",
    details:
      "Four words are appended to its arguments: `INSTANCE`, the instance name, the new state (`MASTER`, `BACKUP`, `FAULT`, `STOP` or `DELETED`) and the effective priority. Runs in addition to the script for the particular state, asynchronously and not always in order; use `notify_fifo` where order matters. Quote command and arguments together; a word behind it is the user.",
    example: 'notify "/etc/keepalived/notify.sh --log" keepalived_script',
  },
  notify_backup: {
    summary: "Runs a script when the instance enters BACKUP, at startup too",
    details:
      "The script gets only the arguments written here. A missing or non-executable script is dropped with no more than a log line; set `enable_script_security` and an absolute path.",
    example: 'notify_backup "/etc/keepalived/to-backup.sh VI_1"',
  },
  notify_deleted: {
    summary:
      "Runs a script when a reload removes the instance and reports `DELETED` instead of `FAULT` to `notify` and FIFOs",
    details:
      "Without it a removed instance looks like a failed one. The script may be left out to get only the changed state name.",
    example: "notify_deleted /etc/keepalived/removed.sh",
  },
  notify_fault: {
    summary: "Runs a script when the instance enters FAULT",
    details:
      "FAULT means that the interface or a tracker without weight has failed and that this node can not become master until it recovers.",
    example: 'notify_fault "/etc/keepalived/to-fault.sh VI_1"',
  },
  notify_master: {
    summary: "Runs a script when the instance becomes master",
    details:
      "It is started in the background; keepalived does not wait for it before it uses the addresses. The script gets only the arguments written here. Keep in mind that it also runs on a restart and after a split brain.",
    example:
      'notify_master "/etc/keepalived/to-master.sh VI_1" keepalived_script',
  },
  notify_master_rx_lower_pri: {
    summary:
      "Runs a script when this master hears an advert of lower priority, that is when another node wrongly was master",
    details:
      "Made for clouds: the other node's `notify_master` has moved the address there, and this script can claim it again.",
    example: "notify_master_rx_lower_pri /usr/local/bin/claim-floating-ip.sh",
  },
  notify_priority_changes: {
    summary:
      "Also writes changes of the effective priority to the notify FIFOs",
    details:
      "Lines with `MASTER_PRIORITY` or `BACKUP_PRIORITY` then appear in `notify_fifo` and `vrrp_notify_fifo`; scripts are not run for them. Without it the setting of the sync group and then `vrrp_notify_priority_changes` apply.",
    example: "notify_priority_changes on",
  },
  notify_stop: {
    summary: "Runs a script for this instance when keepalived stops",
    details:
      "`notify_backup` and `notify_fault` do not run on a stop, so undo there what `notify_master` did.",
    example: 'notify_stop "/etc/keepalived/to-stop.sh VI_1"',
  },
  old_unicast_checksum: {
    summary:
      "Uses the wrong VRRPv3 unicast checksum of keepalived up to 1.3.6 for peers that still send it",
    details:
      "Usually not needed because old checksums are recognised; `never` turns that recognition off. Both nodes must agree.",
    example: `version 3
unicast_peer {
    192.0.2.12
}
old_unicast_checksum never`,
  },
  owner_ignore_adverts: {
    summary:
      "Makes an address owner ignore the advertisements of other nodes altogether",
    details:
      "Only for `priority 255`, otherwise it is reported and ignored. RFC-conforming; the drawback is that two owners by mistake no longer notice each other. In strict mode it is always on for an owner.",
    example: `priority 255
owner_ignore_adverts on`,
  },
  preempt: {
    summary:
      "Lets a higher priority take over, which undoes an earlier `nopreempt`",
    details:
      "The normal behaviour, kept for old files. The later one of `preempt` and `nopreempt` in the block counts.",
    example: "preempt",
  },
  preempt_delay: {
    summary: "Postpones taking over from a running master of lower priority",
    details:
      "Gives a rebooted node time to load its services before it gets the addresses back. It counts from the first advert of lower priority, in addition to the normal take-over time; a dead master is replaced without the delay. Also delays take-overs caused by weighted trackers, so set it on the node with the higher priority only. Needs `state BACKUP` and no `nopreempt`; strict mode resets it.",
    example: `state BACKUP
preempt_delay 60`,
  },
  priority: {
    summary:
      "Sets the rank of this node: among the reachable nodes the highest priority becomes master",
    details:
      "Give each node another value; between equal ones the node that is already master stays, and the higher source address wins a tie. 255 means address owner: it masters at once, its priority can not be changed by trackers and `nopreempt` is impossible, so use it only if the VIP is the interface's real address. With weighted trackers the difference between two nodes must be smaller than the weight. Left out with `state MASTER` it becomes 255.",
    example: "priority 150",
  },
  promote_secondaries: {
    summary:
      "Sets the kernel switch that keeps the other addresses of a subnet when the primary one is removed",
    details:
      "Without it Linux deletes all secondary IPv4 addresses of a prefix together with the first one, so removing one VIP may take others away. VMAC interfaces have it anyway; there it is reported.",
    example: "promote_secondaries",
  },
  skip_check_adv_addr: {
    summary:
      "Skips comparing the addresses in adverts of the already accepted master",
    details:
      "Saves time with many virtual addresses. The first advert of each new master is still compared, so it does not cure differing lists. `skip_check_adv_addr off` sets it just the same; leave the line out instead.",
    example: "skip_check_adv_addr on",
  },
  smtp_alert: {
    summary: "Sends a mail on each change of state",
    details:
      "Needs `notification_email` and `smtp_server` in `global_defs`; defaults for all instances come from `smtp_alert_vrrp` and the global `smtp_alert`. `no_email_faults` leaves out FAULT.",
    example: "smtp_alert on",
  },
  state: {
    summary:
      "Sets the role the instance assumes at start, until priorities decide",
    details:
      "The election is won by `priority`, not by this word. `MASTER` becomes master immediately only with priority 255; otherwise it listens like a backup first. `nopreempt` and `preempt_delay` require `BACKUP`, which is a good choice on all nodes. `MASTER` without `priority` means 255, and strict mode ties `MASTER` to 255.",
    example: "state BACKUP",
  },
  strict_mode: {
    summary:
      "Enforces the VRRP RFCs for this instance and drops the settings that violate them",
    details:
      "Overrides `vrrp_strict`. `unicast_peer` on a multicast interface is an error that keeps VRRP from starting, `authentication`, `preempt_delay` and extra gratuitous ARP are dropped, and unless `accept` (VRRPv3) is given traffic to the VIP is blocked, so services and ping on it stop working. Leave it off unless routers of other vendors take part.",
    example: "strict_mode off",
  },
  thread_timer_expired: {
    summary: "Deprecated: former name of `timer_expired_backup`",
    details: "Works the same but is reported; rename it.",
    example: "nopreempt\nthread_timer_expired 200",
  },
  timer_expired_backup: {
    summary:
      "Makes a `nopreempt` master step back if it was stalled so long that another node may have taken over",
    details:
      "When the machine did not get CPU time for about three advert intervals, the node assumes that a backup has become master and goes to BACKUP instead of fighting for the addresses. Give the highest priority, weights included, that another node can have; without it the shortest take-over time is assumed. Needs `nopreempt`.",
    example: `state BACKUP
nopreempt
timer_expired_backup 150`,
  },
  track_bfd: {
    summary:
      "Opens the list of BFD sessions whose loss takes the instance to FAULT or changes its priority",
    details:
      "BFD notices a dead path within milliseconds. The `bfd_instance` must be defined earlier in the file. Do not track, without a weight, a session between the two VRRP nodes: each would then need the other to be up.",
    example: `track_bfd {
    uplink
}`,
  },
  track_file: {
    summary: "Opens the list of files whose number is added to the priority",
    details:
      "Each name is a `track_file` block defined earlier at root. Number times weight changes the priority; weight 0 means FAULT for any number but 0. Writing to the file is a simple way to move the addresses by hand. In a sync group or with priority 255 only weight 0 counts.",
    example: `track_file {
    maintenance weight 0
}`,
  },
  track_interface: {
    summary:
      "Opens the list of further interfaces whose loss takes the instance to FAULT or lowers its priority",
    details:
      "Without a weight a link failure means FAULT. The own `interface` is tracked anyway and reported if listed. In a sync group weights are ignored unless `sync_group_tracking_weight` is set.",
    example: `track_interface {
    eth1
    eth2 weight -30
}`,
  },
  track_process: {
    summary:
      "Opens the list of watched processes whose absence takes the instance to FAULT or lowers its priority",
    details:
      "Each name is a `vrrp_track_process` defined earlier at root. Cheaper than a `vrrp_script` with pgrep, but it only sees that the process exists, not that it works.",
    example: `track_process {
    haproxy_running weight -40
}`,
  },
  track_script: {
    summary:
      "Opens the list of check scripts whose failure takes the instance to FAULT or changes its priority",
    details:
      "Each name is a `vrrp_script` defined earlier in the file; one that is only listed here but not defined is reported and ignored. Weight 0, the usual default, means FAULT. If such an unweighted check fails on all nodes no node holds the addresses; a negative weight keeps them on the best one. Weighted scripts are dropped in sync groups and with priority 255.",
    example: `track_script {
    chk_haproxy
    chk_backend weight -40
}`,
  },
  track_src_ip: {
    summary:
      "Goes to FAULT when the configured source address is missing on this node",
    details:
      "Refers to `mcast_src_ip` or `unicast_src_ip`; without one of them it has no effect. Useful if the address is assigned late or can be removed.",
    example: `unicast_src_ip 192.0.2.11
unicast_peer {
    192.0.2.12
}
track_src_ip`,
  },
  unicast_fault_no_peer: {
    summary:
      "Keeps the instance in FAULT instead of falling back to multicast when no peer is listed",
    details:
      "A safeguard for generated files whose `unicast_peer` block may end up empty.",
    example: `unicast_fault_no_peer
unicast_peer {
    192.0.2.12
}`,
  },
  unicast_peer: {
    summary:
      "Opens the list of the other nodes' addresses and sends advertisements to them instead of the multicast group",
    details:
      "The way to run VRRP in clouds and routed networks. List all other nodes, not this one, on every node: a missing peer never hears the master and becomes one itself. All nodes must use unicast or none; VIPs do not belong here. Not allowed in strict mode.",
    example: `unicast_src_ip 192.0.2.11
unicast_peer {
    192.0.2.12
    192.0.2.13
}`,
  },
  unicast_src_ip: {
    summary: "Sets the source address of unicast advertisements",
    details:
      "Must be an address of this node, be different on each node and be the one the peers list in their `unicast_peer`. Without it the first address of `interface` is taken, which may change when addresses are added; without `interface` it is required.",
    example: `unicast_src_ip 192.0.2.11
unicast_peer {
    192.0.2.12
}`,
  },
  unicast_ttl: {
    summary: "Sets the TTL or hop limit of unicast advertisements sent",
    details:
      "Lower it so that adverts can not travel further than the number of hops to the peers; the peers can check it by `min_ttl` and `max_ttl`. Reported and reset without `unicast_peer`.",
    example: `unicast_peer {
    192.0.2.12
}
unicast_ttl 64`,
  },
  use_ipvlan: {
    summary:
      "Runs the instance on an ipvlan interface created on top of `interface`",
    details:
      "An alternative to `use_vmac` where more MAC addresses are not wanted. An IPv4 instance needs an address of its own here, which also becomes the source address. All ipvlans of one parent must have the same mode (bridge, private or vepa). Give it a name so that a restarted keepalived recognises it.",
    example: "use_ipvlan vi1.51 192.0.2.15/24 bridge",
  },
  use_vmac: {
    summary:
      "Gives the virtual router the MAC address of the RFC on a macvlan interface, so neighbours need not relearn it",
    details:
      "The macvlan is created on `interface`, sends the adverts and carries the addresses; by default the MAC is 00:00:5e:00:01 (IPv6: 02) followed by the `virtual_router_id`. Switches, hypervisors and clouds often drop unknown MACs. With `unicast_peer` it needs `vmac_xmit_base`. Reverse path filter sysctls are adjusted while keepalived runs.",
    example: `use_vmac vrrp.51
vmac_xmit_base`,
  },
  use_vmac_addr: {
    summary:
      "Also creates VMAC interfaces for addresses that are placed on other interfaces than that of the instance",
    details:
      "Applies to all `virtual_ipaddress` and `virtual_ipaddress_excluded` lines with another `dev` or family; the word `use_vmac` does the same for a single address. Combine with `garp_extra_if` to keep the switches' tables alive.",
    example: `use_vmac
use_vmac_addr`,
  },
  v3_checksum_as_v2: {
    summary:
      "Computes the checksum of VRRPv3 over IPv4 without the pseudo header",
    details:
      "Some vendors read RFC 5798 that way, and RFC 9568 demands it. All nodes must agree, otherwise adverts are dropped as damaged and each node becomes master.",
    example: `version 3
v3_checksum_as_v2 on`,
  },
  version: {
    summary: "Selects the VRRP version of this instance",
    details:
      "Must be equal on all nodes, otherwise each one becomes master. Version 3 has intervals below a second and IPv6, but no `authentication`. IPv6 instances use 3 in any case. Put it before other lines that depend on it; a second, different version is refused.",
    example: "version 3",
  },
  virtual_ipaddress: {
    summary:
      "Opens the list of addresses the master holds and names in its advertisements",
    details:
      "Only one family is allowed here; put the other into `virtual_ipaddress_excluded`. Write the prefix length of the subnet, otherwise /32 or /128 is used. The lists of all nodes should hold the same addresses: up to 2.3.2 a difference makes a backup drop the adverts and become master too. None of them may be a node's permanent address, since a backup removes them.",
    example: `virtual_ipaddress {
    192.0.2.100/24
    192.0.2.101/24 dev eth1 label eth1:vip
}`,
  },
  virtual_ipaddress_excluded: {
    summary:
      "Opens the list of addresses that move with the instance but are not named in its advertisements",
    details:
      "For more addresses than fit into a packet and for addresses of the other family. Since they are not advertised, different lists on two nodes are noticed only after a fail-over. At least one address must stay in `virtual_ipaddress`.",
    example: `virtual_ipaddress_excluded {
    192.0.2.110/24
    2001:db8::110/64
}`,
  },
  virtual_router_id: {
    summary:
      "Sets the number that ties the nodes of one virtual router together",
    details:
      "Equal on all nodes of this instance and different from every other VRRP group on the same network, including those of routers and firewalls; with `use_vmac` it is also the last byte of the MAC. Different numbers make two masters without any log line (`log_unknown_vrids` shows them). Avoid 51 and 1, which most examples use.",
    example: "virtual_router_id 87",
  },
  virtual_routes: {
    summary:
      "Opens the list of routes that exist only while the instance is master",
    details:
      "The lines use the words of `ip route add`. A route that is deleted from outside takes the instance out of master state unless it says `no_track`. Keep the lists of all nodes alike.",
    example: `virtual_routes {
    198.51.100.0/24 via 192.0.2.254 dev eth0
}`,
  },
  virtual_rules: {
    summary:
      "Opens the list of policy routing rules that exist only while the instance is master",
    details:
      "The lines use the words of `ip rule add`. Give each rule a `priority`: without it one is assigned and reported.",
    example: `virtual_rules {
    from 192.0.2.100 table 100 priority 1000
}`,
  },
  vmac_garp_intvl: {
    summary: "Deprecated: former name of `garp_extra_if`",
    details: "Same parameters and effect, but it is reported; rename it.",
    example: "use_vmac\nvmac_garp_intvl all 10",
  },
  vmac_xmit_base: {
    summary:
      "Sends and receives adverts on `interface` itself while the addresses stay on the VMAC",
    details:
      "Needed with `use_vmac` and `unicast_peer`, and helpful with switches that dislike the virtual MAC as a sender. The adverts then no longer keep the virtual MAC in the switches' tables. Reported without `use_vmac` and in strict mode.",
    example: `use_vmac
vmac_xmit_base`,
  },
  vrf: {
    summary:
      "Names the VRF in which a unicast instance without `interface` works",
    details:
      "Only together with `unicast_peer` and `unicast_src_ip`; next to `interface` it is an error, since the interface already determines the VRF.",
    example: `vrf blue
unicast_src_ip 192.0.2.11
unicast_peer {
    198.51.100.12
}`,
  },
};

export const authenticationDocs: KeywordDocs = {
  auth_pass: {
    summary: "Sets the shared password of the group",
    details:
      "Only the first 8 bytes count; a longer one is reported and cut. Quote it if it contains `#` or `!`, which otherwise start a comment and cut it silently. It is sent in clear text with type PASS, so never reuse another password.",
    example: `auth_type PASS
auth_pass "a#8kQ2!z"`,
  },
  auth_type: {
    summary: "Selects a plain password or IPsec AH as VRRPv2 authentication",
    details:
      "`PASS` is the usual one. `AH` needs IP protocol 51 open in the firewall, does not work with IPv6 and is cleared for an instance with `state MASTER` below priority 255. Must be equal on all nodes.",
    example: `auth_type PASS
auth_pass k4tz3n8x`,
  },
};

export const authHmacDocs: KeywordDocs = {
  active_key: {
    summary: "Selects the key that signs the advertisements sent by this node",
    details:
      "Must be the number of a `key` line, otherwise the whole extension is switched off with an error. To change keys without interruption first add the new key on all nodes, then move this number node by node, then remove the old key.",
    example: `key 1 hex:8f3a61c05e9d42b7a1f0c86d2e7b9453d16a0fe25c38b94771e2ad80c95f6b1e
key 2 file:/etc/keepalived/keys/vrrp-2
active_key 2`,
  },
  anti_replay: {
    summary: "Selects how repeated old advertisements are recognised",
    details:
      "`time` also demands that an advert is fresh (see `time_window`), so the nodes' clocks must be synchronised. `monotonic` only demands growing sequence numbers and works without common time.",
    example: "anti_replay monotonic",
  },
  key: {
    summary:
      "Defines a numbered secret with which advertisements are signed and verified",
    details:
      "Any defined key is good for verifying; `active_key` selects the one for signing. Number and value must match on all nodes. With `file:` the secret stays out of the configuration; a file that group or others can read is reported as a security problem.",
    example: "key 1 file:/etc/keepalived/keys/vrrp-1",
  },
  mode: {
    summary:
      "Decides whether unsigned advertisements are still accepted and whether this node signs its own",
    details:
      "`enforce` signs and accepts only signed adverts. `permissive` signs but also accepts unsigned ones, `receive-only` sends unsigned ones as well. To introduce signing on a running group set all nodes to `receive-only`, then all to `permissive`, then all to `enforce`. Strict mode requires `enforce`.",
    example: "mode permissive",
  },
  time_window: {
    summary: "Limits how old a signed advertisement may be",
    details:
      "Applies to `anti_replay time` only. Make it larger than the clock difference between the nodes plus a few advert intervals; too small a value makes a backup reject a healthy master.",
    example: `anti_replay time
time_window 10`,
  },
};
