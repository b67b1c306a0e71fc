// Docs of the keywords of global_defs.

import type { KeywordDocs } from "./doc.ts";

export const globalDefsDocs: KeywordDocs = {
  bfd_cpu_affinity: {
    summary: "Pins the BFD process to the listed CPUs",
    details:
      "The first number that is not the index of an online CPU is reported and cancels the whole list.",
    example: "bfd_cpu_affinity 0",
  },
  bfd_no_swap: {
    summary:
      "Locks the memory of the BFD process so that it is never swapped out",
    example: "bfd_no_swap",
  },
  bfd_priority: {
    summary: "Sets the nice value of the BFD process",
    details:
      "Negative values give it more CPU time. If that does not keep short BFD timers use `bfd_rt_priority`.",
    example: "bfd_priority -10",
  },
  bfd_process_name: {
    summary: "Sets the name under which the BFD process appears in ps and top",
    example: "bfd_process_name keepalived_bfd",
  },
  bfd_rlimit_rtime: {
    summary: "Deprecated: former name of `bfd_rlimit_rttime`",
    details: "Still works and is only mentioned in the log; rename it.",
    example: "bfd_rlimit_rtime 20000",
  },
  bfd_rlimit_rttime: {
    summary:
      "Limits how long the BFD process may compute without a blocking call while it runs with real-time priority",
    details:
      "In microseconds. The kernel ends a process that exceeds it, so raise it on slow machines; it only matters with `bfd_rt_priority` or `max_auto_priority`.",
    example: `bfd_rt_priority 50
bfd_rlimit_rttime 20000`,
  },
  bfd_rt_priority: {
    summary: "Runs the BFD process with this real-time priority",
    details:
      "Keeps sessions with timers of a few milliseconds alive on a loaded machine. `bfd_rlimit_rttime` guards against a runaway process.",
    example: "bfd_rt_priority 50",
  },
  checker_cpu_affinity: {
    summary: "Pins the health checker process to the listed CPUs",
    details:
      "The first number that is not the index of an online CPU is reported and cancels the whole list.",
    example: "checker_cpu_affinity 0",
  },
  checker_log_all_failures: {
    summary: "Logs each failed health check, not only changes of state",
    details:
      "Shows flapping servers that recover before their retries are used up; can fill the log quickly.",
    example: "checker_log_all_failures on",
  },
  checker_no_swap: {
    summary:
      "Locks the memory of the health checker process so that it is never swapped out",
    example: "checker_no_swap",
  },
  checker_priority: {
    summary: "Sets the nice value of the health checker process",
    details: "Negative values give it more CPU time.",
    example: "checker_priority -5",
  },
  checker_process_name: {
    summary:
      "Sets the name under which the health checker process appears in ps and top",
    example: "checker_process_name keepalived_ipvs",
  },
  checker_rlimit_rtime: {
    summary: "Deprecated: former name of `checker_rlimit_rttime`",
    details: "Still works and is only mentioned in the log; rename it.",
    example: "checker_rlimit_rtime 20000",
  },
  checker_rlimit_rttime: {
    summary:
      "Limits how long the health checker may compute without a blocking call while it runs with real-time priority",
    details:
      "In microseconds. The kernel ends a process that exceeds it; only matters with `checker_rt_priority` or `max_auto_priority`.",
    example: `checker_rt_priority 20
checker_rlimit_rttime 20000`,
  },
  checker_rt_priority: {
    summary: "Runs the health checker process with this real-time priority",
    details:
      "Rarely needed. Keep it below `vrrp_rt_priority`, so that checks can not hold up advertisements.",
    example: "checker_rt_priority 20",
  },
  config_save_dir: {
    summary:
      "Stores copies of configuration and state before and after each reload here, for debugging",
    details:
      "The directory is created if it is missing (also by a config test), its parents are not. Remove the line when the problem is found: nothing deletes old copies.",
    example: "config_save_dir /etc/keepalived/saved",
  },
  data_use_instance: {
    summary:
      "Adds the names of instance and network namespace to the names of data dump files",
    details:
      "Keeps several keepalived processes on one machine from overwriting each other's dumps. The names come from the root keywords `instance` and `net_namespace`.",
    example: "data_use_instance on",
  },
  dbus_no_interface_name: {
    summary:
      "Sets the path element D-Bus uses for instances without `interface`",
    details:
      "Only needed if an interface is really called none, which is the usual word.",
    example: "dbus_no_interface_name no-interface",
  },
  dbus_service_name: {
    summary: "Sets the name of keepalived on the D-Bus system bus",
    details:
      "Give each process its own when several run on one machine; the D-Bus policy must allow the name.",
    example: `enable_dbus
dbus_service_name org.keepalived.Vrrp2`,
  },
  default_interface: {
    summary: "Names the interface for static addresses that have no `dev`",
    details:
      "If neither the line nor this names an existing interface the static address is dropped.",
    example: "default_interface eth0",
  },
  disable_local_igmp: {
    summary:
      "Tells the kernel not to send IGMP reports for groups within 224.0.0.0/24",
    details:
      "An alternative to the firewall rules that otherwise keep these reports off VMAC interfaces. The setting is for the whole machine, so check that no snooping switch depends on it.",
    example: "disable_local_igmp",
  },
  dynamic_interfaces: {
    summary:
      "Accepts interfaces that do not exist yet or come and go while keepalived runs",
    details:
      "Instances on a missing interface stay in FAULT until it appears. The price: a misspelt interface name is no longer an error. With `allow_if_changes` an interface may return with another type or parent, but duplicate `virtual_router_id` on it are then not detected at start.",
    example: "dynamic_interfaces allow_if_changes",
  },
  enable_dbus: {
    summary: "Offers the VRRP instances on the D-Bus system bus",
    details: "Needs a build with D-Bus and its policy file installed.",
    example: "enable_dbus",
  },
  enable_script_security: {
    summary:
      "Refuses scripts that run as root although other users could modify them or a directory above them",
    details:
      "Recommended wherever scripts are used; without it a config test reports a security violation (exit 6). It also changes the default user of scripts: without `script_user` the user keepalived_script must exist.",
    example: `enable_script_security
script_user keepalived_script`,
  },
  enable_snmp_checker: {
    summary: "Publishes virtual and real servers in the KEEPALIVED-MIB",
    details:
      "Needs an SNMP agent that accepts AgentX connections, see `snmp_socket`.",
    example: "enable_snmp_checker",
  },
  enable_snmp_keepalived: {
    summary: "Deprecated: former name of `enable_snmp_vrrp`",
    details: "Still works without a message; rename it.",
    example: "enable_snmp_keepalived",
  },
  enable_snmp_rfc: {
    summary:
      "Publishes the VRRP instances in both standard MIBs, RFC 2787 and RFC 6527",
    details:
      "Short for `enable_snmp_rfcv2` and `enable_snmp_rfcv3`, as far as they are built in.",
    example: "enable_snmp_rfc",
  },
  enable_snmp_rfcv2: {
    summary: "Publishes the VRRPv2 instances in the MIB of RFC 2787",
    example: "enable_snmp_rfcv2",
  },
  enable_snmp_rfcv3: {
    summary: "Publishes the VRRP instances in the MIB of RFC 6527",
    example: "enable_snmp_rfcv3",
  },
  enable_snmp_vrrp: {
    summary:
      "Publishes VRRP instances, sync groups and trackers in the KEEPALIVED-MIB",
    details:
      "Needs an SNMP agent that accepts AgentX connections, see `snmp_socket`. Add `enable_traps` for notifications.",
    example: "enable_snmp_vrrp",
  },
  enable_traps: {
    summary: "Sends SNMP traps on changes of state",
    details: "Together with at least one of the `enable_snmp_*` keywords.",
    example: `enable_snmp_vrrp
enable_traps`,
  },
  fifo_write_vrrp_states_on_reload: {
    summary:
      "Writes the state of all instances and sync groups to the FIFOs after a reload",
    details:
      "Otherwise only changes are written, and a reader that was restarted does not learn the current state.",
    example: "fifo_write_vrrp_states_on_reload",
  },
  include_check: {
    summary:
      "Decides which problems with the include lines that follow are errors",
    details:
      "Applies from here on, to this file and the files it includes; best placed at the very beginning. Words with `+` or `-` add to or take from the current set. Failures end the run with exit 6 instead of a mere message.",
    example: "include_check match",
  },
  iproute_etc_dir: {
    summary:
      "Sets the directory with the administrator's name tables of iproute2",
    details:
      "Only needed if names of routing tables, scopes or protocols are not found because the distribution moved `/etc/iproute2`.",
    example: "iproute_etc_dir /etc/iproute2",
  },
  iproute_usr_dir: {
    summary:
      "Sets the directory with the distribution's name tables of iproute2",
    details: "Files in `iproute_etc_dir` take precedence over those here.",
    example: "iproute_usr_dir /usr/share/iproute2",
  },
  json_dump_file: {
    summary: "Sets where the JSON dump of the VRRP state is written",
    details:
      "A path that ends in a slash is a directory for the usual file name. Use a memory file system: writing to slow storage blocks the process and may cause a fail-over.",
    example: "json_dump_file /run/keepalived/vrrp.json",
  },
  json_version: {
    summary: "Selects the layout of the JSON dump",
    details:
      "2 puts the instances into a named array and adds tracked processes; programs made for 1 do not understand it.",
    example: "json_version 2",
  },
  log_unknown_vrids: {
    summary:
      "Logs advertisements with a `virtual_router_id` that is not configured on the receiving interface",
    details:
      "Shows other VRRP groups on the network and nodes with a wrong number, which otherwise are invisible.",
    example: "log_unknown_vrids",
  },
  lvs_flush: {
    summary: "Empties the IPVS table when keepalived starts",
    details:
      "Removes left-over services, also those that other tools have set up. Existing connections through them are interrupted.",
    example: "lvs_flush",
  },
  lvs_flush_on_stop: {
    summary: "Empties the IPVS table in one step when keepalived stops",
    details:
      "Much faster than removing server by server in large configurations; it also removes services of other tools. With `VS` only keepalived's own virtual servers go.",
    example: "lvs_flush_on_stop VS",
  },
  lvs_flush_onstop: {
    summary: "Deprecated: former name of `lvs_flush_on_stop`",
    details: "Still works without a message; rename it.",
    example: "lvs_flush_onstop",
  },
  lvs_netlink_cmd_rcv_bufs: {
    summary: "Sets the receive buffer of the checker's netlink command socket",
    details:
      "Only if the log shows receive buffer overruns. Above `net.core.rmem_max` it needs `lvs_netlink_cmd_rcv_bufs_force`.",
    example: "lvs_netlink_cmd_rcv_bufs 1048576",
  },
  lvs_netlink_cmd_rcv_bufs_force: {
    summary: "Lets `lvs_netlink_cmd_rcv_bufs` exceed `net.core.rmem_max`",
    example: `lvs_netlink_cmd_rcv_bufs 4194304
lvs_netlink_cmd_rcv_bufs_force on`,
  },
  lvs_netlink_monitor_rcv_bufs: {
    summary: "Sets the receive buffer of the checker's netlink monitor socket",
    details:
      "Only if the log shows receive buffer overruns, which happens with very many interfaces or addresses.",
    example: "lvs_netlink_monitor_rcv_bufs 1048576",
  },
  lvs_netlink_monitor_rcv_bufs_force: {
    summary: "Lets `lvs_netlink_monitor_rcv_bufs` exceed `net.core.rmem_max`",
    example: `lvs_netlink_monitor_rcv_bufs 4194304
lvs_netlink_monitor_rcv_bufs_force on`,
  },
  lvs_notify_fifo: {
    summary:
      "Creates a FIFO to which changes of virtual and real servers are written",
    details:
      "One line per change, in order. The name must differ from the other FIFOs; an unread FIFO loses messages when it is full. The user and group are the owner.",
    example: "lvs_notify_fifo /run/keepalived/lvs.fifo keepalived_script",
  },
  lvs_notify_fifo_script: {
    summary: "Starts a script that reads `lvs_notify_fifo`",
    details:
      "The path of the FIFO is appended as last argument. The script should keep reading and end on SIGTERM.",
    example: `lvs_notify_fifo /run/keepalived/lvs.fifo
lvs_notify_fifo_script /etc/keepalived/read-lvs-fifo.sh`,
  },
  lvs_process_name: {
    summary: "Deprecated: former name of `checker_process_name`",
    details: "Still works and is only mentioned in the log; rename it.",
    example: "lvs_process_name keepalived_ipvs",
  },
  lvs_sync_daemon: {
    summary:
      "Starts the kernel's IPVS connection synchronisation, so that connections survive a fail-over",
    details:
      "With `inst` the node sends while that instance is master and receives otherwise; without it it does both all the time. Id, port and group must be equal on all nodes, and the virtual servers must be the same. The instance name is not checked by a config test.",
    example: "lvs_sync_daemon eth1 inst VI_1 id 87",
  },
  lvs_timeouts: {
    summary:
      "Sets the IPVS time-outs of idle TCP, closing TCP and UDP connections",
    details:
      "In seconds; the ones left out keep the kernel's value. They apply to the whole machine and should not be shorter than the application's keep-alive.",
    example: "lvs_timeouts tcp 900 tcpfin 120 udp 300",
  },
  max_auto_priority: {
    summary:
      "Lets keepalived raise its own priority when it notices that it runs too late",
    details:
      "It first switches to real-time scheduling and then climbs step by step up to this value. 0 keeps it off, -1 also hides the hint about it at start. A remedy for false take-overs on overloaded machines; a fixed `vrrp_rt_priority` is more predictable.",
    example: "max_auto_priority 50",
  },
  min_auto_priority_delay: {
    summary:
      "Sets how late a timer must run before `max_auto_priority` raises the priority",
    details: "In microseconds.",
    example: `max_auto_priority 50
min_auto_priority_delay 500000`,
  },
  nftables: {
    summary:
      "Uses nftables, in a table of this name, for `no_accept` and VMAC rules",
    details:
      "The table must not be used by anything else and be different for each keepalived in a network namespace. Preferred over `vrrp_iptables` if both are given; used anyway when rules are needed and nothing is set.",
    example: "nftables keepalived",
  },
  nftables_counters: {
    summary: "Adds packet counters to keepalived's nftables rules",
    details: "For debugging.",
    example: `nftables
nftables_counters`,
  },
  nftables_ifindex: {
    summary:
      "Uses interface numbers instead of names in the sets for IPv6 link-local addresses",
    details: "Works around nft before 0.8.3, which prints the names wrongly.",
    example: `nftables
nftables_ifindex`,
  },
  nftables_ipvs: {
    summary:
      "Combines each virtual server group into one firewall mark that nftables sets",
    details:
      "IPVS then needs one service per group instead of one per address and port, which matters for large groups. The table must not exist already and must differ from that of `nftables`.",
    example: "nftables_ipvs keepalived_ipvs",
  },
  nftables_ipvs_priority: {
    summary: "Sets the hook priority of the chains of `nftables_ipvs`",
    details:
      "Must come after `nftables_ipvs`, which sets it back. Keep it in front of other chains that look at the mark.",
    example: `nftables_ipvs
nftables_ipvs_priority -10`,
  },
  nftables_ipvs_start_fwmark: {
    summary: "Sets the first firewall mark that `nftables_ipvs` uses",
    details:
      "One mark per group, counting upwards; choose a range nothing else uses. Must come after `nftables_ipvs`.",
    example: `nftables_ipvs
nftables_ipvs_start_fwmark 5000`,
  },
  nftables_priority: {
    summary: "Sets the hook priority of the chains of `nftables`",
    details:
      "Must come after `nftables`, which sets it back. The default is just in front of ordinary filter chains.",
    example: `nftables
nftables_priority -10`,
  },
  no_checker_emails: {
    summary:
      "Leaves out the mails about single checkers and mails only changes of a real server as a whole",
    details: "Useful if real servers have several checkers.",
    example: "no_checker_emails on",
  },
  no_email_faults: {
    summary: "Sends no mails when an instance or sync group enters FAULT",
    example: `smtp_alert on
no_email_faults`,
  },
  notification_email: {
    summary: "Opens the list of mail recipients of alerts",
    details:
      "Has an effect only with `smtp_server` and one of the `smtp_alert` keywords.",
    example: `notification_email {
    ops@example.com
    "On call <oncall@example.net>"
}`,
  },
  notification_email_from: {
    summary: "Sets the sender address of alerts",
    details:
      "Many mail servers reject the default, which is made of user and host name. Quote it if it contains a display name.",
    example: "notification_email_from keepalived@lb1.example.com",
  },
  notify_fifo: {
    summary:
      "Creates a FIFO to which all changes of VRRP and of the checkers are written",
    details:
      'One line per change, in order, for example `INSTANCE "VI_1" MASTER 150`; better than `notify` scripts when order matters. The name must differ from `vrrp_notify_fifo` and `lvs_notify_fifo`. Nothing is stored while nobody reads and the FIFO is full.',
    example: "notify_fifo /run/keepalived/events.fifo keepalived_script",
  },
  notify_fifo_script: {
    summary: "Starts a script that reads `notify_fifo`",
    details:
      "The path of the FIFO is appended as last argument. The script should keep reading and end on SIGTERM.",
    example: `notify_fifo /run/keepalived/events.fifo
notify_fifo_script "/etc/keepalived/read-fifo.sh --syslog"`,
  },
  plugin_dir: {
    summary: "Removed: directory of plug-ins in very old releases",
    details:
      "Not known to any current release, which reports it; delete the line.",
  },
  process_monitor_rcv_bufs: {
    summary:
      "Sets the receive buffer of the socket that tells about starting and ending processes",
    details:
      "Only with `vrrp_track_process`, on machines where very many processes end at once; a full buffer makes keepalived miss some.",
    example: "process_monitor_rcv_bufs 500000",
  },
  process_monitor_rcv_bufs_force: {
    summary: "Lets `process_monitor_rcv_bufs` exceed `net.core.rmem_max`",
    example: `process_monitor_rcv_bufs 2000000
process_monitor_rcv_bufs_force on`,
  },
  process_name: {
    summary: "Sets the name under which the main process appears in ps and top",
    example: "process_name keepalived",
  },
  process_names: {
    summary: "Gives the child processes distinct names in ps and top",
    details:
      "Single names can be set with `vrrp_process_name`, `checker_process_name` and `bfd_process_name` behind it.",
    example: "process_names",
  },
  random_seed: {
    summary: "Makes the values of `${_RANDOM}` reproducible",
    details: "For tests; place it before the first use.",
    example: "random_seed 42",
  },
  reload_check_config: {
    summary:
      "Checks a changed configuration before a reload and keeps the running one if it has errors",
    details:
      "Without it a reload with a broken file can stop keepalived and with it move the addresses. The messages of the check go to the given file.",
    example: "reload_check_config /var/log/keepalived-reload.log",
  },
  reload_file: {
    summary:
      "Names a file that exists while keepalived reads its configuration on a reload",
    details:
      "A program that rewrites the configuration can create the file, signal the reload and wait until it is gone.",
    example: "reload_file /run/keepalived/reload",
  },
  reload_repeat: {
    summary: "Repeats the reload of `reload_time_file` every day",
    details:
      "Works only with a time without a date; the file is then not deleted after the reload.",
    example: `reload_time_file /etc/keepalived/reload-at
reload_repeat`,
  },
  reload_time_file: {
    summary: "Names a file whose first line sets the time of the next reload",
    details:
      "Lets all nodes change incompatible settings, such as the list of VIPs, at the same moment. Formats are `HH:MM:SS` and `YYYY-MM-DD HH:MM:SS`, with `Z` behind it for UTC; deleting the file cancels the reload.",
    example: "reload_time_file /etc/keepalived/reload-at",
  },
  router_id: {
    summary: "Names this node in mails, SNMP and logs",
    details:
      "Not part of VRRP and not compared with other nodes; choose the host name so that alerts can be told apart.",
    example: "router_id lb1",
  },
  rs_init_notifies: {
    summary:
      "Runs `notify_up` and `notify_down` of real servers for their first state after a start too",
    example: "rs_init_notifies on",
  },
  script_user: {
    summary: "Sets the default user and group of all scripts",
    details:
      "An unknown user is an error. Without it the user keepalived_script is taken if it exists, else root (which `enable_script_security` forbids). Each script line can name another user.",
    example: "script_user keepalived_script keepalived_script",
  },
  shutdown_script: {
    summary:
      "Runs a script once at the very end, when the child processes are gone",
    details: "The counterpart of `startup_script`.",
    example: 'shutdown_script "/etc/keepalived/firewall.sh remove"',
  },
  shutdown_script_timeout: {
    summary: "Sets how long `shutdown_script` may take before it is killed",
    example: `shutdown_script "/etc/keepalived/firewall.sh remove"
shutdown_script_timeout 20`,
  },
  smtp_alert: {
    summary:
      "Sets whether mails are sent where nothing else is said, for VRRP and checkers alike",
    details:
      "`smtp_alert_vrrp`, `smtp_alert_checker` and the keyword within instances and servers take precedence.",
    example: "smtp_alert on",
  },
  smtp_alert_checker: {
    summary:
      "Sets whether changes of real servers are mailed where the server says nothing",
    details: "Overrides `smtp_alert` for the checkers.",
    example: "smtp_alert_checker on",
  },
  smtp_alert_vrrp: {
    summary:
      "Sets whether changes of instances and sync groups are mailed where they say nothing",
    details: "Overrides `smtp_alert` for VRRP.",
    example: "smtp_alert_vrrp on",
  },
  smtp_connect_timeout: {
    summary: "Sets how long the mail server may take to answer",
    details:
      "In seconds. Mails are sent in the background and do not delay a fail-over.",
    example: "smtp_connect_timeout 15",
  },
  smtp_helo_name: {
    summary: "Sets the host name given to the mail server",
    details: "Needed if the server rejects the local host name.",
    example: "smtp_helo_name lb1.example.com",
  },
  smtp_server: {
    summary: "Sets the mail server that receives alerts",
    details:
      "An address or a host name; a name is resolved while the configuration is read, so name service must work at start. No encryption and no login, hence usually a relay nearby.",
    example: "smtp_server 192.0.2.25 25",
  },
  snmp_rs_stats_update_interval: {
    summary:
      "Sets how long the statistics of real servers are reused for SNMP requests",
    details:
      "In seconds; longer spares the kernel when many real servers are polled.",
    example: "snmp_rs_stats_update_interval 10",
  },
  snmp_socket: {
    summary: "Sets where the SNMP master agent is reached",
    details:
      "A socket path or an address such as `tcp:192.0.2.5:705`; both ends must use the same.",
    example: "snmp_socket unix:/var/agentx/master",
  },
  snmp_vs_stats_update_interval: {
    summary:
      "Sets how long the statistics of a virtual server are reused for SNMP requests",
    details: "In seconds.",
    example: "snmp_vs_stats_update_interval 10",
  },
  startup_script: {
    summary:
      "Runs a script once when keepalived starts, before its child processes",
    details:
      "For preparations such as firewall chains, marks or interfaces. Keepalived waits for it, at most `startup_script_timeout`, so the node joins the group that much later.",
    example: 'startup_script "/etc/keepalived/firewall.sh add"',
  },
  startup_script_timeout: {
    summary: "Sets how long `startup_script` may take before it is killed",
    example: `startup_script "/etc/keepalived/firewall.sh add"
startup_script_timeout 20`,
  },
  state_dump_file: {
    summary: "Sets where the state dump that SIGUSR1 requests is written",
    details:
      "A path that ends in a slash is a directory for the usual names; otherwise a suffix per process is added to the name. Use a memory file system, since slow storage blocks the processes.",
    example: "state_dump_file /run/keepalived/state.data",
  },
  stats_dump_file: {
    summary: "Sets where the VRRP statistics that SIGUSR2 requests are written",
    details: "A path that ends in a slash is a directory for the usual name.",
    example: "stats_dump_file /run/keepalived/vrrp.stats",
  },
  tmp_config_directory: {
    summary:
      "Keeps the working copy of the configuration on disk in this directory instead of in memory",
    details:
      "Only for very large configurations; place it as early as possible. Can not be changed by a reload.",
    example: "tmp_config_directory /var/tmp",
  },
  umask: {
    summary:
      "Sets the permissions that are withheld from files keepalived creates",
    details:
      "A number (octal with leading 0) or names such as `IWGRP|IRWXO`. The command line option takes precedence.",
    example: "umask 0077",
  },
  use_symlink_paths: {
    summary:
      "Runs scripts under the path as written instead of the one with symbolic links resolved",
    details:
      "For programs that look at the name they were called by, such as multi-call binaries.",
    example: "use_symlink_paths on",
  },
  v3_checksum_as_v2: {
    summary:
      "Computes the checksum of VRRPv3 over IPv4 without the pseudo header for all instances",
    details:
      "Must be equal on all nodes of a group. Any parameter here is ignored, `v3_checksum_as_v2 off` sets it too; an instance can override it.",
    example: "v3_checksum_as_v2",
  },
  vmac_addr_prefix: {
    summary:
      "Sets the first part of the names of VMAC interfaces made for single addresses",
    details:
      "Those of `use_vmac_addr` and of the word `use_vmac` in address lines; without it `vmac_prefix` is used.",
    example: "vmac_addr_prefix vip",
  },
  vmac_prefix: {
    summary: "Sets the first part of the generated names of VMAC interfaces",
    details:
      "Number and family of the virtual router are appended, so keep it short: interface names have 15 characters at most.",
    example: "vmac_prefix vr",
  },
  vrrp_check_unicast_src: {
    summary:
      "Makes all unicast instances drop advertisements from senders that are not in `unicast_peer`",
    details:
      "A single instance can do it with `check_unicast_src`. Complete the peer lists of all nodes before.",
    example: "vrrp_check_unicast_src",
  },
  vrrp_cpu_affinity: {
    summary: "Pins the VRRP process to the listed CPUs",
    details:
      "Choose a CPU that is not busy with interrupts or another pinned program. The first number that is not the index of an online CPU is reported and cancels the whole list.",
    example: "vrrp_cpu_affinity 0 1",
  },
  vrrp_delay_after_boot: {
    summary:
      "Holds back all instances until the machine has been up for this long",
    details:
      "In seconds. Unlike `vrrp_startup_delay` it does not slow down a restart of the service later; the longer of the two counts. Good against false take-overs while bonds or switch ports come up.",
    example: "vrrp_delay_after_boot 30",
  },
  vrrp_down_timer_adverts: {
    summary: "Sets the default of `down_timer_adverts` of all instances",
    details:
      "Must be equal on all nodes; values other than 3 deviate from the RFCs.",
    example: "vrrp_down_timer_adverts 4",
  },
  vrrp_garp_extra_if: {
    summary:
      "Repeats gratuitous ARP/NA on interfaces with addresses but without adverts, for all instances",
    details:
      "See `garp_extra_if`, by which an instance can override it. About a third of the switches' ageing time is sensible.",
    example: "vrrp_garp_extra_if all 100",
  },
  vrrp_garp_interval: {
    summary:
      "Sets the pause between two gratuitous ARP packets on an interface",
    details:
      "In seconds. For switches that drop bursts; with hundreds of addresses even a few milliseconds delay the last ones noticeably. `garp_group` sets it for single interfaces.",
    example: "vrrp_garp_interval 0.002",
  },
  vrrp_garp_lower_prio_delay: {
    summary: "Sets the default of `garp_lower_prio_delay` of all instances",
    example: "vrrp_garp_lower_prio_delay 10",
  },
  vrrp_garp_lower_prio_repeat: {
    summary: "Sets the default of `garp_lower_prio_repeat` of all instances",
    example: "vrrp_garp_lower_prio_repeat 1",
  },
  vrrp_garp_master_delay: {
    summary: "Sets the default of `garp_master_delay` of all instances",
    details: "0 turns the second burst off.",
    example: "vrrp_garp_master_delay 10",
  },
  vrrp_garp_master_refresh: {
    summary: "Sets the default of `garp_master_refresh` of all instances",
    details: "0 means no refresh.",
    example: "vrrp_garp_master_refresh 60",
  },
  vrrp_garp_master_refresh_repeat: {
    summary:
      "Sets the default of `garp_master_refresh_repeat` of all instances",
    example: `vrrp_garp_master_refresh 60
vrrp_garp_master_refresh_repeat 2`,
  },
  vrrp_garp_master_repeat: {
    summary: "Sets the default of `garp_master_repeat` of all instances",
    example: "vrrp_garp_master_repeat 3",
  },
  vrrp_gna_interval: {
    summary:
      "Sets the pause between two unsolicited neighbour advertisements on an interface",
    details: "The IPv6 counterpart of `vrrp_garp_interval`.",
    example: "vrrp_gna_interval 0.002",
  },
  vrrp_higher_prio_send_advert: {
    summary: "Sets the default of `higher_prio_send_advert` of all instances",
    example: "vrrp_higher_prio_send_advert on",
  },
  vrrp_ipsets: {
    summary: "Sets the names of the ipsets used together with `vrrp_iptables`",
    details:
      "Without names no ipsets are used; those left out are derived from the first one. Ignored when nftables is used.",
    example: `vrrp_iptables keepalived_in
vrrp_ipsets keepalived`,
  },
  vrrp_iptables: {
    summary: "Uses these iptables chains for `no_accept` and VMAC rules",
    details:
      "The chains must exist, be called from `INPUT` and `OUTPUT` and be used for nothing else; a `startup_script` can prepare them. Without iptables support in the build it is reported and nftables is used, see `nftables`.",
    example: "vrrp_iptables keepalived_in keepalived_out",
  },
  vrrp_lower_prio_no_advert: {
    summary: "Sets the default of `lower_prio_no_advert` of all instances",
    example: "vrrp_lower_prio_no_advert on",
  },
  vrrp_mcast_group4: {
    summary:
      "Sets the multicast group of IPv4 advertisements for all instances",
    details:
      "Must be equal on all nodes, otherwise each one becomes master. Stay within 224.0.0.0/24 and open the group in the firewall; single instances can use `mcast_dst_ip`.",
    example: "vrrp_mcast_group4 224.0.0.118",
  },
  vrrp_mcast_group6: {
    summary:
      "Sets the multicast group of IPv6 advertisements for all instances",
    details: "Must be equal on all nodes and should be link-local (ff02::).",
    example: "vrrp_mcast_group6 ff02::118",
  },
  vrrp_min_garp: {
    summary:
      "Sends only one gratuitous ARP/NA per address on becoming master and no second burst",
    details:
      "Enough for most modern switches and kind to networks with many addresses. Values set explicitly are kept.",
    example: "vrrp_min_garp on",
  },
  vrrp_netlink_cmd_rcv_bufs: {
    summary:
      "Sets the receive buffer of the VRRP process's netlink command socket",
    details:
      "Only if the log shows receive buffer overruns, typically with very many interfaces. Above `net.core.rmem_max` it needs `vrrp_netlink_cmd_rcv_bufs_force`.",
    example: "vrrp_netlink_cmd_rcv_bufs 1048576",
  },
  vrrp_netlink_cmd_rcv_bufs_force: {
    summary: "Lets `vrrp_netlink_cmd_rcv_bufs` exceed `net.core.rmem_max`",
    example: `vrrp_netlink_cmd_rcv_bufs 4194304
vrrp_netlink_cmd_rcv_bufs_force on`,
  },
  vrrp_netlink_monitor_rcv_bufs: {
    summary:
      "Sets the receive buffer of the VRRP process's netlink monitor socket",
    details:
      "Only if the log shows receive buffer overruns: lost messages mean missed changes of interfaces.",
    example: "vrrp_netlink_monitor_rcv_bufs 1048576",
  },
  vrrp_netlink_monitor_rcv_bufs_force: {
    summary: "Lets `vrrp_netlink_monitor_rcv_bufs` exceed `net.core.rmem_max`",
    example: `vrrp_netlink_monitor_rcv_bufs 4194304
vrrp_netlink_monitor_rcv_bufs_force on`,
  },
  vrrp_no_swap: {
    summary:
      "Locks the memory of the VRRP process so that it is never swapped out",
    details:
      "A swapped process may send its adverts too late and lose the addresses.",
    example: "vrrp_no_swap",
  },
  vrrp_notify_fifo: {
    summary:
      "Creates a FIFO to which changes of instances and sync groups are written",
    details:
      'Lines such as `INSTANCE "VI_1" MASTER 150` or `GROUP "VG_1" BACKUP 0`, in order. The name must differ from `notify_fifo` and `lvs_notify_fifo`.',
    example: "vrrp_notify_fifo /run/keepalived/vrrp.fifo keepalived_script",
  },
  vrrp_notify_fifo_script: {
    summary: "Starts a script that reads `vrrp_notify_fifo`",
    details:
      "The path of the FIFO is appended as last argument. The script should keep reading and end on SIGTERM.",
    example: `vrrp_notify_fifo /run/keepalived/vrrp.fifo
vrrp_notify_fifo_script /etc/keepalived/read-vrrp-fifo.sh`,
  },
  vrrp_notify_priority_changes: {
    summary:
      "Sets the default of `notify_priority_changes` of all instances and sync groups",
    details: "Adds lines about changed priorities to the FIFOs.",
    example: "vrrp_notify_priority_changes on",
  },
  vrrp_owner_ignore_adverts: {
    summary:
      "Sets the default of `owner_ignore_adverts` of instances with priority 255",
    example: "vrrp_owner_ignore_adverts on",
  },
  vrrp_priority: {
    summary: "Sets the nice value of the VRRP process",
    details:
      "Negative values give it more CPU time. On overloaded machines, where backups take over from a living master, `vrrp_rt_priority` helps more. Has nothing to do with the `priority` of an instance.",
    example: "vrrp_priority -10",
  },
  vrrp_process_name: {
    summary: "Sets the name under which the VRRP process appears in ps and top",
    example: "vrrp_process_name keepalived_vrrp",
  },
  vrrp_rlimit_rtime: {
    summary: "Deprecated: former name of `vrrp_rlimit_rttime`",
    details: "Still works and is only mentioned in the log; rename it.",
    example: "vrrp_rlimit_rtime 20000",
  },
  vrrp_rlimit_rttime: {
    summary:
      "Limits how long the VRRP process may compute without a blocking call while it runs with real-time priority",
    details:
      "In microseconds. The kernel ends a process that exceeds it, so raise it on slow machines or with many instances; only matters with `vrrp_rt_priority` or `max_auto_priority`.",
    example: `vrrp_rt_priority 50
vrrp_rlimit_rttime 20000`,
  },
  vrrp_rt_priority: {
    summary: "Runs the VRRP process with this real-time priority",
    details:
      "Adverts then go out in time even on a busy machine, which prevents false take-overs. `vrrp_rlimit_rttime` guards against a runaway process.",
    example: `vrrp_rt_priority 50
vrrp_rlimit_rttime 20000`,
  },
  vrrp_rx_bufs_multiplier: {
    summary:
      "Sets how many packets per instance the buffers of `vrrp_rx_bufs_policy` have room for",
    example: `vrrp_rx_bufs_policy MTU
vrrp_rx_bufs_multiplier 5`,
  },
  vrrp_rx_bufs_policy: {
    summary:
      "Sets how the receive buffers of VRRP sockets are sized: by MTU, by advert size or a fixed number of bytes",
    details:
      "Give one of the three. Without it the system default is used, which can be needlessly large; `kernel_rx_buf_size` adjusts single instances.",
    example: "vrrp_rx_bufs_policy ADVERT",
  },
  vrrp_skip_check_adv_addr: {
    summary:
      "Skips comparing the addresses in adverts of the already accepted master, for all instances",
    details:
      "Saves time with many virtual addresses; the first advert of a new master is still compared. In 2.2.7 a parameter is ignored, so `off` sets it there.",
    example: "vrrp_skip_check_adv_addr",
  },
  vrrp_startup_delay: {
    summary:
      "Holds back all instances for this long after keepalived has started",
    details:
      "In seconds, on every start. `vrrp_delay_after_boot` waits only after a boot and is usually the better choice.",
    example: "vrrp_startup_delay 5.5",
  },
  vrrp_strict: {
    summary:
      "Enforces the VRRP RFCs for all instances and drops the settings that violate them",
    details:
      "A frequent cause of VIPs that do not answer: traffic to them is blocked unless the node is address owner or `accept` (VRRPv3) is set. `unicast_peer` is an error that keeps VRRP from starting, `authentication`, `preempt_delay` and extra gratuitous ARP are dropped with an error, and `state MASTER` requires priority 255. Remove it unless routers of other vendors take part; `strict_mode` exempts one instance. In 2.2.7 a parameter is ignored, so `vrrp_strict off` turns it on there.",
    example: "vrrp_strict",
  },
  vrrp_version: {
    summary: "Sets the default VRRP version of IPv4 instances",
    details:
      "Must be equal on all nodes, otherwise each one becomes master. Version 3 drops `authentication` with an error and allows intervals below a second; IPv6 instances use 3 anyway.",
    example: "vrrp_version 3",
  },
  vrrp_vmac_garp_intvl: {
    summary: "Deprecated: former name of `vrrp_garp_extra_if`",
    details: "Same parameters and effect, but it is reported; rename it.",
    example: "vrrp_vmac_garp_intvl all 10",
  },
};
