// Docs of the keywords at root level and of the syntax understood everywhere.

import type { KeywordDocs } from "./doc.ts";

export const rootDocs: KeywordDocs = {
  SSL: {
    summary:
      "Opens the block with the client certificate that `SSL_GET` checks present",
    details:
      "Applies to all SSL checks. Leave the block out if the real servers do not ask for a client certificate. The files are not looked at by a config test.",
    example: `SSL {
    certificate /etc/keepalived/tls/client.pem
    key /etc/keepalived/tls/client.key
    ca /etc/keepalived/tls/ca.pem
}`,
  },
  bfd_instance: {
    summary:
      "Defines a BFD session with a neighbour, whose loss can be tracked within milliseconds",
    details:
      "Refer to it by `track_bfd` in instances and sync groups or by `BFD_CHECK` in real servers, which must come later in the file. The name must be unique; without a name keepalived crashes.",
    example: `bfd_instance uplink {
    neighbor_ip 192.0.2.254
    source_ip 192.0.2.11
    min_rx 100
    min_tx 100
}`,
  },
  child_wait_time: {
    summary:
      "Sets how long the main process waits for its child processes when keepalived stops",
    details:
      "In seconds. Raise it if very large configurations take longer to remove their addresses and virtual servers.",
    example: "child_wait_time 15",
  },
  garp_group: {
    summary:
      "Slows down gratuitous ARP and neighbour advertisements on one interface or a set of interfaces",
    details:
      "For switches that can not take bursts. Interfaces without a group use `vrrp_garp_interval` and `vrrp_gna_interval`. A group without a pause is removed with an error.",
    example: `garp_group {
    garp_interval 0.002
    gna_interval 0.002
    interfaces {
        eth0
        eth1
    }
}`,
  },
  global_defs: {
    summary:
      "Opens the settings that concern the whole daemon: mail, scripts, SNMP, scheduling and defaults of instances",
    details:
      "May occur several times and anywhere, since it is read before all other blocks.",
    example: `global_defs {
    router_id lb1
    enable_script_security
    script_user keepalived_script
}`,
  },
  instance: {
    summary:
      "Names this keepalived, so that several can run in one network namespace",
    details:
      "The name becomes part of the PID file names and can not be changed by a reload. It has nothing to do with the id that `@ID` lines are compared with.",
    example: "instance edge",
  },
  interface_up_down_delays: {
    summary:
      "Opens the list of interfaces whose short losses of link are ignored",
    details:
      "A change counts only if it lasts for the given time, which spares a fail-over when a link bounces. The down delay must stay below `down_timer_adverts` - 1 advert intervals, otherwise it is reset: the backup would take over before this node gives up.",
    example: `interface_up_down_delays {
    eth0 0.5 2
}`,
  },
  linkbeat_interfaces: {
    summary:
      "Opens the list of interfaces whose link state is polled instead of reported by the kernel",
    details:
      "Only for old drivers that do not announce link changes. MII, ETHTOOL and IOCTL select the way of asking; if it is not supported another one is used.",
    example: `linkbeat_interfaces {
    eth1 ETHTOOL
}`,
  },
  linkbeat_use_polling: {
    summary: "Polls the link state of all interfaces that instances use",
    details:
      "`linkbeat_interfaces` does it for single interfaces and is the better choice.",
    example: "linkbeat_use_polling",
  },
  namespace_with_ipsets: {
    summary: "Allows ipsets in a network namespace on kernels older than 3.13",
    details:
      "Those kernels know ipsets in the default namespace only. Newer ones do not need it.",
    example: `net_namespace edge
namespace_with_ipsets`,
  },
  net_namespace: {
    summary: "Runs keepalived in this network namespace",
    details:
      "The namespace must exist (`ip netns add`) and can not be changed by a reload; PID files go to a directory of its own. If it does not exist a config test stops there with exit 0 and checks nothing else.",
    example: "net_namespace edge",
  },
  net_namespace_ipvs: {
    summary:
      "Sets up IPVS in another network namespace than the one keepalived runs in",
    details:
      "Separates the balanced traffic from health checks and VRRP. Without a name it is the default namespace.",
    example: `net_namespace edge
net_namespace_ipvs balancer`,
  },
  static_ipaddress: {
    summary:
      "Opens the list of addresses keepalived adds at start and keeps regardless of who is master",
    details:
      "They do not move on a fail-over. Without `dev` the `default_interface` is used. `track_group` ties them to instances. Usually the network configuration of the system does this better.",
    example: `static_ipaddress {
    192.0.2.11/24 dev eth0
}`,
  },
  static_routes: {
    summary:
      "Opens the list of routes keepalived adds at start and keeps regardless of who is master",
    details:
      "The lines use the words of `ip route add`. Routes that shall follow the master belong into `virtual_routes`.",
    example: `static_routes {
    198.51.100.0/24 via 192.0.2.254 dev eth0
}`,
  },
  static_rules: {
    summary:
      "Opens the list of policy routing rules keepalived adds at start and keeps regardless of who is master",
    details:
      "The lines use the words of `ip rule add`. Rules that shall follow the master belong into `virtual_rules`.",
    example: `static_rules {
    from 198.51.100.0/24 table 100 priority 1000
}`,
  },
  track_file: {
    summary:
      "Defines a watched file whose number changes priorities or weights",
    details:
      "Used by `track_file` in instances, sync groups and real servers and by `FILE_CHECK`; it must come before them. Writing a number to the file is enough to move the addresses.",
    example: `track_file maintenance {
    file /etc/keepalived/track/maintenance
    weight 0
    init_file 0
}`,
  },
  track_group: {
    summary:
      "Defines a set of instances that fail when a static address, route or rule is lost",
    details:
      "Static lines refer to it by `track_group`, so it must come before them.",
    example: `track_group uplink {
    group {
        VI_1
    }
}`,
  },
  use_pid_dir: {
    summary:
      "Puts the PID files into a directory of their own below the run directory",
    details:
      "Implied by `instance` and `net_namespace`. Scripts that look for the PID file must know the new place.",
    example: "use_pid_dir",
  },
  virtual_server: {
    summary: "Defines a balanced service and its real servers",
    details:
      "The service is an address and port, a firewall mark or a `virtual_server_group`. On a VRRP pair the address is usually a VIP, and the block must be the same on both nodes. Without `protocol`, `lb_algo` and `lb_kind` defaults are used but reported; without a `real_server` it is ignored.",
    example: `virtual_server 192.0.2.100 443 {
    protocol TCP
    lb_algo rr
    lb_kind DR
    real_server 192.0.2.21 443 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}`,
  },
  virtual_server_group: {
    summary:
      "Defines a list of addresses, ranges and firewall marks that share one set of real servers",
    details:
      "Used by `virtual_server group NAME`, in any order; a misspelt name is not found by a config test. One checker per real server serves the whole group. Large groups should use `nftables_ipvs`. Do not use a group in two virtual servers with one protocol.",
    example: `virtual_server_group WEB {
    192.0.2.100 80
    192.0.2.100 443
}`,
  },
  vrrp_instance: {
    summary:
      "Defines a virtual router: a set of addresses that one of several nodes holds at a time",
    details:
      "Needs `virtual_router_id` and, unless it is a unicast one, `interface`. The name is local and never transmitted; the same one on all nodes makes reading easier. Scripts, files and processes it tracks must be defined earlier in the file.",
    example: `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 87
    priority 150
    advert_int 1
    virtual_ipaddress {
        192.0.2.100/24
    }
}`,
  },
  vrrp_script: {
    summary:
      "Defines a check that runs at intervals and decides about instances that track it",
    details:
      "Must come before the `track_script` that names it, and does not run without one. A second block of the same name is not detected.",
    example: `vrrp_script chk_haproxy {
    script "/usr/local/bin/check-haproxy.sh"
    interval 2
    timeout 1
    fall 3
    rise 2
    user keepalived_script
}`,
  },
  vrrp_sync_group: {
    summary: "Defines instances that become master or backup together",
    details:
      "Needed when one node must hold several addresses at once, such as both sides of a gateway. The block needs a `group` of at least two instances; it may come before them.",
    example: `vrrp_sync_group VG_1 {
    group {
        VI_INSIDE
        VI_OUTSIDE
    }
}`,
  },
  vrrp_track_file: {
    summary: "Deprecated: former name of `track_file`",
    details: "Same content; it still works and is only mentioned in the log.",
    example: `vrrp_track_file maintenance {
    file /etc/keepalived/track/maintenance
    weight 0
}`,
  },
  vrrp_track_process: {
    summary:
      "Defines a process whose presence decides about instances that track it",
    details:
      "Must come before the `track_process` that names it. The kernel reports starts and ends, so it costs less than a `vrrp_script` with pgrep; it does not tell whether the process works.",
    example: `vrrp_track_process haproxy_running {
    process haproxy
    delay 1
}`,
  },
};

export const syntaxDocs: KeywordDocs = {
  "!": {
    summary: "Starts a comment that runs to the end of the line",
    details:
      "Works anywhere outside double quotes, even in the middle of a word, so quote passwords that contain it.",
    example: "! managed by hand",
  },
  '"': {
    summary:
      "Encloses one word that may contain blanks, braces and comment signs",
    details:
      "There are no escapes inside, and a quote directly behind other characters starts a new word. Single quotes quote only within script commands.",
    example: 'notification_email_from "Load balancer <keepalived@example.com>"',
  },
  "#": {
    summary: "Starts a comment that runs to the end of the line",
    details:
      "Works anywhere outside double quotes, even in the middle of a word, so quote passwords and paths that contain it.",
    example: "priority 150 # node 1",
  },
  $NAME: {
    summary:
      "Inserts the value of a definition, if a blank, comma, closing bracket or the end of the line follows",
    details:
      "With anything else behind it, such as `/` or `.`, it stays as it is; write `${NAME}` then. An undefined name stays as it is too.",
    example: `$IFACE=eth0
interface $IFACE`,
  },
  "$NAME=... \\": {
    summary: "Defines a name for several lines",
    details:
      "Each line but the last ends with a backslash; a blank line ends the definition. It can be inserted only at the end of a line.",
    example: `$COMMON=state BACKUP \\
    interface eth0 \\
    advert_int 1`,
  },
  "$NAME=VALUE": {
    summary: "Defines a name for the rest of the line",
    details:
      "Valid from this line on in all files and blocks, until it is redefined. No blank is allowed before the equals sign; quotes become part of the value, and names in it are replaced when it is used.",
    example: "$IFACE=eth0",
  },
  "${NAME}": {
    summary: "Inserts the value of a definition, whatever follows",
    details:
      "Works within words, quotes and keywords. If the name is not defined the braces act as those of a block and disturb the rest of the file.",
    example: `$SITE=berlin
notify "/etc/keepalived/notify.sh \${SITE}"`,
  },
  "${_BANG}": {
    summary: "Inserts an exclamation mark",
    details: "Outside double quotes it starts a comment.",
    example: 'script "/usr/local/bin/check.sh ready${_BANG}"',
  },
  "${_ENV}": {
    summary: "Inserts an environment variable of keepalived",
    details:
      "Written `${_ENV NAME}`; an unset variable gives nothing, which may leave a keyword without parameter. Services started by systemd need `Environment=` or `EnvironmentFile=`.",
    example: "priority ${_ENV VRRP_PRIORITY}",
  },
  "${_HASH}": {
    summary: "Inserts a hash sign",
    details: "Outside double quotes it starts a comment.",
    example: 'script "/usr/local/bin/check.sh color${_HASH}red"',
  },
  "${_INSTANCE}": {
    summary: "Inserts the configuration id with which `@ID` lines are compared",
    details:
      "It is the option `-i` or else the host name up to its first dot; not the keyword `instance`.",
    example: "router_id ${_INSTANCE}",
  },
  "${_PWD}": {
    summary: "Inserts the directory of the file being read",
    example: "include ${_PWD}/conf.d/*.conf",
  },
  "${_RANDOM}": {
    summary: "Inserts a random number",
    details:
      "Written `${_RANDOM}` or with limits as in `${_RANDOM 10 90}`. `random_seed` makes it repeatable.",
    example: "interval ${_RANDOM 2 5}",
  },
  "@ID": {
    summary:
      "Uses the rest of the line only on the node with this configuration id",
    details:
      "Lets all nodes share one file. The id is the option `-i` or else the host name up to its first dot, compared completely. Only the line is conditional: a dropped block head leaves its body behind. Do not put it before an include, which would be read twice.",
    example: `@lb1 priority 150
@lb2 priority 100`,
  },
  "@^ID": {
    summary:
      "Uses the rest of the line on all nodes but the one with this configuration id",
    example: "@^lb1 nopreempt",
  },
  "\\# and \\!": {
    summary: "Writes a comment sign without starting a comment",
    details:
      "Works only in `global_defs` and other parts the main process reads; elsewhere the sign starts a comment after all. Use double quotes instead.",
    example: "router_id lb\\#1",
  },
  include: {
    summary:
      "Reads the files matching a pattern at this place, in sorted order",
    details:
      "Allowed everywhere, within blocks too. The pattern is relative to the directory of this file and must not be quoted. A missing file is no more than a message and exit 0; use `includem` or another variant to make it an error.",
    example: "include /etc/keepalived/conf.d/*.conf",
  },
  includea: {
    summary:
      "Reads files like `include` with all checks: each must exist and be readable, each pattern must match",
    details:
      "Otherwise the run ends with exit 6. The safest form for files that must be there.",
    example: "includea /etc/keepalived/instances.conf",
  },
  includeb: {
    summary:
      "Reads files like `includer` and insists that each alternative of a brace list matches",
    example: "includeb /etc/keepalived/{instances,servers}.conf",
  },
  includem: {
    summary:
      "Reads files like `includer` and insists that a name without wildcards exists",
    example: "includem /etc/keepalived/instances.conf",
  },
  includer: {
    summary:
      "Reads files like `include` but fails if one that matches cannot be read",
    details:
      "Directories and executable files fail too, with exit 6. No match at all is accepted, which suits optional directories.",
    example: "includer /etc/keepalived/conf.d/*.conf",
  },
  includew: {
    summary:
      "Reads files like `includem` and also insists that a wildcard matches something",
    example: "includew /etc/keepalived/conf.d/*.conf",
  },
  "{": {
    summary: "Opens a block",
    details:
      "May stand on the line of the keyword or on a later one. Outside double quotes it is always a word of its own.",
    example: `virtual_ipaddress {
    192.0.2.100/24
}`,
  },
  "}": {
    summary: "Closes a block",
    details:
      "May stand behind the last value or keyword on a line. If one is missing the following blocks are read as part of the open one.",
    example: "virtual_ipaddress { 192.0.2.100/24 }",
  },
  "~LST": {
    summary:
      "Repeats the rest of the line for each value, or set of values, of a list",
    details:
      "Several names with as many values each are written in braces, as in `~LST({A, B}, {1, 2}, {3, 4})`. The rest may be a whole block on one line or a multi-line definition.",
    example: "~LST(N, 101, 117, 140) 192.0.2.$N",
  },
  "~SEQ": {
    summary: "Repeats the rest of the line with a counter",
    details:
      "The name is followed by start, step and end; start and step may be left out. The rest may be a whole block on one line or a multi-line definition.",
    example: "~SEQ(N, 100, 109) 192.0.2.${N}/24",
  },
  "~SEQx": {
    summary:
      "Repeats the rest of the line with a counter written in hexadecimal",
    details: "Useful for IPv6 addresses; negative numbers are not possible.",
    example: "~SEQx(N, 1, 15) 2001:db8::${N}/128",
  },
};
