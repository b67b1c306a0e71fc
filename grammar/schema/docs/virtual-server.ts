// Docs of the keywords of a virtual_server block.
import type { KeywordDocs } from "./doc.ts";

const tunnelOptions =
  "A tunnel may be followed by its type: `ipip`, `gue` (needs `port`) or `gre`; the checksum words go with `gue` and `gre` only.";

export const virtualServerDocs: KeywordDocs = {
  alpha: {
    summary: "Starts every real server as down until its checks have passed",
    details:
      "Without it a real server gets traffic from the first second and is removed by the first failing check. With it nothing is in the pool until the first check ran, which the random `warmup` delays by up to one `delay_loop`: set `warmup 0` for a quick start. Here the keyword is a switch without a value, so even `alpha false` turns it on; a value is understood only in `real_server` and in the checkers.",
    example: `alpha
warmup 0`,
  },
  connect_timeout: {
    summary: "Limits how long the checkers wait for a connection or an answer",
    details:
      "Default for all real servers of the service; `real_server` and each checker may override it. A server that drops packets silently is found down only after this time, once for the check and once more per `retry`. MISC_CHECK has `misc_timeout` instead.",
    example: "connect_timeout 3",
  },
  delay_before_retry: {
    summary:
      "Sets the pause before a failed check of a healthy server is repeated",
    details:
      "Default for all real servers; it matters only while there are retries left (see `retry`). It should be shorter than `delay_loop`, or the retries slow the detection of a dead server.",
    example: `retry 2
delay_before_retry 1`,
  },
  delay_loop: {
    summary: "Sets the pause between two checks of a real server",
    details:
      "A server that dies right after a check keeps receiving clients for this time plus the time of the retries, so a production service usually wants 3 to 10 seconds. It is also what `warmup` falls back to and, as long as MISC_CHECK has no `misc_timeout`, the time its script may run.",
    example: "delay_loop 6",
  },
  "flag-1": {
    summary: "Sets the first scheduler flag of the kernel service",
    details:
      "What the bit means is up to the scheduler: for `sh` it is the same as `sh-fallback`, for `mh` the same as `mh-fallback`. Prefer those names; the other schedulers of the kernel do not look at it.",
    example: `lb_algo sh
flag-1`,
  },
  "flag-2": {
    summary: "Sets the second scheduler flag of the kernel service",
    details:
      "What the bit means is up to the scheduler: for `sh` it is the same as `sh-port`, for `mh` the same as `mh-port`. Prefer those names; the other schedulers of the kernel do not look at it.",
    example: `lb_algo sh
flag-2`,
  },
  "flag-3": {
    summary: "Sets the third scheduler flag of the kernel service",
    details:
      "No scheduler of the mainline kernel uses this bit; it is there for schedulers of your own.",
    example: "flag-3",
  },
  ha_suspend: {
    summary: "Pauses the health checks while this node does not own the VIP",
    details:
      "Meant for a backup director that should not bother the real servers. Only the checkers stop: the service stays in the kernel with the last known states, so a director that takes over starts with stale states until the first checks are done, and it does nothing against the packet loop of directors that are also real servers. It is cleared with an error for a `fwmark` service; with a `group` the checks are never started again, so do not use it there.",
    example: "ha_suspend",
  },
  hashed: {
    summary: "Has no effect; kept so that old files can be read",
    details:
      "It is even an error unless `lb_algo` is `sh` or `mh`. Delete the line.",
    example: `lb_algo sh
hashed`,
  },
  hysteresis: {
    summary: "Widens the quorum into a band, so that it does not flap",
    details:
      "The quorum is gained when the live weight reaches `quorum` plus this value and lost when it falls below `quorum` minus this value. It has to be smaller than `quorum`, otherwise it is reduced with an error.",
    example: `quorum 4
hysteresis 1`,
  },
  inhibit_on_failure: {
    summary: "Sets a failed real server to weight 0 instead of removing it",
    details:
      "New connections go elsewhere, but established ones are still forwarded to the failed server and resume if it recovers; without the keyword the server leaves the kernel table. With `persistence_timeout` the clients bound to the failed server keep being sent to it unless `net.ipv4.vs.expire_quiescent_template=1`; with `sh` or `mh` use the fallback flag. Here it is a switch without a value; in `real_server` it takes one.",
    example: "inhibit_on_failure",
  },
  ip_family: {
    summary: "Tells whether a fwmark service is for IPv4 or IPv6",
    details:
      "Needed only where nothing else tells: a `fwmark` service whose real servers all use `TUN`, because tunnelled servers may have another family than the clients. In all other cases the family comes from the addresses and must not be contradicted.",
    example: "ip_family inet",
  },
  lb_algo: {
    summary: "Chooses the scheduler that spreads new connections",
    details:
      "`rr` and `lc` treat all servers alike and ignore `weight` (0 still drains a server); use `wrr` or `wlc` for unequal machines. `sh` and `mh` pin a client address to a server without a persistence table, `fo` and `ovf` are for active/standby pools. Write it before `sh-port`, `sh-fallback`, `mh-port` and `mh-fallback`. Same as `lvs_sched`.",
    example: "lb_algo wrr",
  },
  lb_kind: {
    summary: "Chooses how packets get to the real servers: NAT, DR or TUN",
    details:
      "`NAT` rewrites addresses and ports, but the answers must come back through this director. `DR` only changes the MAC address and `TUN` wraps the packet: the servers answer clients directly, must hold the VIP without answering ARP for it, and the port cannot change, so every `real_server` port must equal the service port. A director that is itself a real server of a `DR` or `TUN` service hands packets back to its peer in a loop unless its own IPVS is bypassed while it is backup (`lvs_sync_daemon` with an instance and `net.ipv4.vs.backup_only=1`). " +
      tunnelOptions,
    example: "lb_kind DR",
  },
  lvs_method: {
    summary: "Chooses how packets get to the real servers: NAT, DR or TUN",
    details:
      "The newer name of `lb_kind`. `NAT` needs the return path through this director; `DR` and `TUN` leave the port alone and need the VIP on the real servers. It is the default for the `real_server` blocks and the `sorry_server`, which may choose their own. " +
      tunnelOptions,
    example: "lvs_method TUN type gue port 6080",
  },
  lvs_sched: {
    summary: "Chooses the scheduler that spreads new connections",
    details:
      "The newer name of `lb_algo`. Take `wrr` or `wlc` when the `weight` of the servers differs, because `rr` and `lc` ignore it. Write it before the `sh-*` and `mh-*` flags.",
    example: "lvs_sched wlc",
  },
  "mh-fallback": {
    summary: "Lets mh pick another server when the hashed one cannot be used",
    details:
      "Without it a client whose server has weight 0 or is over its `uthreshold` gets no service. `lb_algo mh` must come first.",
    example: `lb_algo mh
mh-fallback`,
  },
  "mh-port": {
    summary: "Adds the client's port to the hash of the mh scheduler",
    details:
      "Connections of one client are then spread over all servers, which is better balance but no affinity any more. `lb_algo mh` must come first.",
    example: `lb_algo mh
mh-port`,
  },
  nat_mask: {
    summary: "No longer exists; delete the line, lb_kind NAT needs no mask",
    details:
      "It belonged to the masquerading of very old kernels. For a mask that groups clients use `persistence_granularity`.",
    example: "lb_kind NAT",
  },
  omega: {
    summary: "Runs the down scripts and mails also when keepalived stops",
    details:
      "On a normal stop the services are taken out of the kernel silently. With this keyword `notify_down`, `quorum_down` and the mails of `smtp_alert` are triggered for each server and service on the way, so that other systems learn that this director is gone.",
    example: `omega
quorum_down "/etc/keepalived/quorum.sh down"`,
  },
  ops: {
    summary: "Schedules each UDP datagram on its own",
    details:
      "No connection entry is kept, so a busy client port (a DNS resolver, a syslog sender) does not stick to one server. It needs `protocol UDP` or a `fwmark` service and fits `DR` and `TUN`: with `NAT` the answers find no entry that would translate them back.",
    example: `protocol UDP
lb_kind DR
ops`,
  },
  persistence_engine: {
    summary: "Makes persistence follow the content instead of the address",
    details:
      "The kernel has one engine, `sip`, which keeps all datagrams of one SIP Call-ID on one server. It needs `protocol UDP` and `persistence_timeout`; with any other name, or over TCP, the kernel refuses the service, which a config test does not show.",
    example: `protocol UDP
persistence_engine sip
persistence_timeout 300`,
  },
  persistence_granularity: {
    summary: "Treats a whole client network as one client for persistence",
    details:
      "An IPv4 service takes a netmask, an IPv6 service a prefix length. Useful for clients behind several proxies of one network; a wide mask puts all of them on one server. It turns persistence on if `persistence_timeout` is missing.",
    example: `persistence_timeout 600
persistence_granularity 255.255.255.0`,
  },
  persistence_timeout: {
    summary: "Keeps a client on the same real server for this long",
    details:
      "Every new connection of a client address goes to the server of its last one until the time has run out, whatever the scheduler says: a test from one machine therefore never shows the `weight` ratio. It is needed for a service without a port and for protocols with several ports. Together with `inhibit_on_failure` set `net.ipv4.vs.expire_quiescent_template=1`.",
    example: "persistence_timeout 360",
  },
  protocol: {
    summary: "Tells which transport protocol the service balances",
    details:
      "Always write it for a service with an address: without it the service becomes UDP, with an error, and a web server behind it gets nothing. A `fwmark` service takes no protocol, the firewall rule that sets the mark decides; one written there is reported and ignored.",
    example: "protocol TCP",
  },
  quorum: {
    summary: "Sets the live weight the service needs to count as up",
    details:
      "The weights of all live real servers are added up. Falling below runs `quorum_down` and, if there is one, puts the `sorry_server` in the place of all real servers, even of those that are still healthy; without a `sorry_server` the remaining servers keep working. A value above the sum of all weights is reported and reduced.",
    example: `quorum 2
sorry_server 198.51.100.99 80`,
  },
  quorum_down: {
    summary: "Runs a command when the service loses its quorum",
    details:
      "The usual place to give up the VIP or withdraw a route when too few servers are left. A command with arguments must be one quoted word; a user and a group may follow. It runs in the background, also at start when the `sorry_server` has to step in at once; at shutdown only with `omega`. A script that cannot be executed is dropped with nothing but a log line.",
    example: `quorum 2
quorum_down "/etc/keepalived/quorum.sh down"`,
  },
  quorum_up: {
    summary: "Runs a command when the service gains its quorum",
    details:
      "The opposite of `quorum_down`. A command with arguments must be one quoted word; a user and a group may follow. It also runs at start: at once, because servers count as up until a check fails, or with `alpha` after the first good checks. A script that cannot be executed is dropped with nothing but a log line.",
    example: `quorum 2
quorum_up "/etc/keepalived/quorum.sh up"`,
  },
  real_server: {
    summary: "Adds a backend server to the pool, with its health checks",
    details:
      "The server takes part while all checkers in its block pass; without any checker it counts as up for ever. If the port is left out it is that of the service, but the checkers do not inherit that one: give them `connect_port`. With `DR` and `TUN` the port must equal the service port (another one is reset with an error, while the checks still go to the wrong port); in a `fwmark` service with `DR` or `TUN` leave it out. Repeated servers are dropped, and the family must match the service unless the method is `TUN`.",
    example: `real_server 198.51.100.11 80 {
    weight 2
    HTTP_GET {
        url {
            path /health
        }
    }
}`,
  },
  retry: {
    summary: "Sets how often a failed check is repeated before it counts",
    details:
      "Default for all real servers. It damps single lost packets, at the price of `delay_before_retry` plus `connect_timeout` for each repetition. It applies to servers that are up: right after start the first failure is enough, and recovery needs one good check. A checker block also accepts 0.",
    example: `retry 2
delay_before_retry 1`,
  },
  "sh-fallback": {
    summary: "Lets sh pick another server when the hashed one cannot be used",
    details:
      "Without it a client whose server has weight 0 (see `inhibit_on_failure`) or is over its `uthreshold` gets no service. `lb_algo sh` must come first.",
    example: `lb_algo sh
sh-fallback`,
  },
  "sh-port": {
    summary: "Adds the client's port to the hash of the sh scheduler",
    details:
      "Connections of one client are then spread over all servers, which helps when many clients share an address but gives up affinity. `lb_algo sh` must come first.",
    example: `lb_algo sh
sh-port`,
  },
  smtp_alert: {
    summary: "Sends a mail when the service gains or loses its quorum",
    details:
      "Mails go to `notification_email` of `global_defs` through `smtp_server`; without an address nothing is sent. If it is not set here, the global `smtp_alert_checker` and then `smtp_alert` decide, else no mail. The single servers have their own `smtp_alert`, which is on unless told otherwise.",
    example: "smtp_alert true",
  },
  snmp_name: {
    summary: "Gives the service a readable name in the SNMP tables",
    details:
      "Without effect on packets; helps monitoring to recognise the service.",
    example: "snmp_name web-frontend",
  },
  sorry_server: {
    summary: "Names the server that steps in when the quorum is lost",
    details:
      "While the quorum is missing, all real servers are taken out and this one gets the whole traffic, typically a page that says sorry. It has no health check of its own. The port rules are those of a `real_server`: with `DR` and `TUN` it must equal the service port. A server with address 127.0.0.1 is this director itself and must accept connections to the VIP.",
    example: `quorum 1
sorry_server 198.51.100.99 80`,
  },
  sorry_server_inhibit: {
    summary: "Keeps the idle sorry_server in the pool with weight 0",
    details:
      "Connections that reached the `sorry_server` may then finish after the real servers are back, instead of being cut. It must follow `sorry_server`. If the same server is also a `real_server`, both must have the same setting.",
    example: `sorry_server 198.51.100.99 80
sorry_server_inhibit`,
  },
  sorry_server_lvs_method: {
    summary: "Chooses another forwarding method for the sorry_server",
    details:
      "Handy when the real servers use `DR` but the `sorry_server` is in another network. It must follow `sorry_server`. " +
      tunnelOptions,
    example: `sorry_server 203.0.113.20 80
sorry_server_lvs_method TUN`,
  },
  virtualhost: {
    summary: "Sets the Host header that HTTP_GET and SSL_GET send",
    details:
      "The nearest one wins: `url`, checker, `real_server`, then this. Without any, the header carries the server's address, and a name-based web server may answer with another site or an error. With `enable_sni` it is also the name in the TLS handshake.",
    example: "virtualhost www.example.com",
  },
  warmup: {
    summary: "Spreads the first checks over a random time after start",
    details:
      "Each checker starts somewhere between now and this time, so that hundreds of checks do not hit the servers at once. With `alpha` it delays the moment the servers get their first clients; 0 starts at once.",
    example: "warmup 2",
  },
  weight: {
    summary: "Sets the weight of real servers that do not give their own",
    details:
      "Also counts for `quorum`, which adds up weights rather than servers. Schedulers such as `rr` and `lc` do not look at it.",
    example: `weight 10
quorum 20`,
  },
};

/** The LVS keywords of the root level. */
export const lvsRootDocs: KeywordDocs = {
  SSL: {
    summary: "Sets the client certificate and authorities of SSL_GET checks",
    details:
      "One block for all checks; most set-ups need none, because SSL_GET makes its own context and does not verify the servers. A second block replaces the first, with an error.",
    example: `SSL {
    certificate /etc/keepalived/tls/checker.pem
    key /etc/keepalived/tls/checker.key
}`,
  },
  virtual_server: {
    summary: "Defines a load-balanced service and its pool of real servers",
    details:
      "The service is an address with a port, a firewall mark (`fwmark`) or a `virtual_server_group`. Every node of the cluster programs it into its kernel, whether it owns the address or not, so the address must be a VIP of a `vrrp_instance` to follow the master. Write `lb_algo`, `lb_kind` and, except for `fwmark`, `protocol`: each missing one is an error and gets a default. A service without a port needs `persistence_timeout`, and one without a `real_server` is ignored.",
    example: `virtual_server 192.0.2.10 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.11 80 {
        TCP_CHECK {
        }
    }
}`,
  },
  virtual_server_group: {
    summary: "Collects addresses, ranges and marks that share one pool",
    details:
      "Used by `virtual_server group NAME`, which checks the servers once for all of them. It may stand before or after its use, but a name that is not defined drops the whole service with only a log line.",
    example: `virtual_server_group web {
    192.0.2.10 80
    192.0.2.20-29 80
}`,
  },
};
