// Docs of the keywords of a real_server block.
import type { KeywordDocs } from "./doc.ts";

export const realServerDocs: KeywordDocs = {
  BFD_CHECK: {
    summary: "Ties the server to the state of a BFD session",
    details:
      "The server goes down as soon as the `bfd_instance` reports the session down, which takes milliseconds instead of a polling interval. The server must speak BFD and the `bfd_instance` must stand earlier in the file. It shows that the host is reachable, not that the service works, so combine it with another checker.",
    example: `BFD_CHECK {
    name rs1
}`,
  },
  DNS_CHECK: {
    summary: "Asks the server a DNS question over UDP",
    details:
      "Any answer without an error code passes, even an empty one; NXDOMAIN, SERVFAIL and REFUSED fail. The default question is about the root zone, which an authoritative server may refuse: set `name` to a zone it serves.",
    example: `DNS_CHECK {
    type SOA
    name example.com
    connect_timeout 2
}`,
  },
  FILE_CHECK: {
    summary: "Takes the state or weight of the server from a watched file",
    details:
      "For an external controller that knows better: it writes a number into the file of a `track_file` block, and keepalived reacts at once, without polling. With weight 0 any number but 0 means down; otherwise number times `weight` is added to the weight of the server. The `track_file` block must stand earlier in the file.",
    example: `FILE_CHECK {
    track_file drain_rs1
    weight 1
}`,
  },
  HTTP_GET: {
    summary: "Fetches one or more URLs and judges status, content or digest",
    details:
      "The check to prefer for web services: it notices an application that still accepts connections but no longer works. Each round fetches one `url` over a new connection, so with several of them a full cycle takes that many `delay_loop`. Without further keywords any 2xx status passes, redirects are not followed, and the Host header is the address: set `virtualhost` for name-based servers. It speaks plain HTTP; use SSL_GET for an HTTPS port.",
    example: `HTTP_GET {
    url {
        path /health
        status_code 200
    }
    virtualhost www.example.com
    connect_timeout 3
}`,
  },
  MISC_CHECK: {
    summary: "Runs a command of your own and takes its exit status",
    details:
      "Exit status 0 means up, any other means down; with `misc_dynamic` 2 to 255 also mean up and set the weight. The command is started without a shell, so pipes and redirections need a script, and the server's address must be passed as an argument. It is not retried unless `retry` says so. A script that is missing or not executable removes the checker with only a log line, and the server counts as up.",
    example: `MISC_CHECK {
    misc_path "/etc/keepalived/check_db.sh 198.51.100.11 5432"
    misc_timeout 5
    retry 1
}`,
  },
  PING_CHECK: {
    summary: "Sends ICMP echo requests to the server",
    details:
      "Shows that the host is alive, not that the service is: use it beside UDP_CHECK, or for services that cannot be probed. keepalived widens the sysctl `net.ipv4.ping_group_range` for it if necessary.",
    example: `PING_CHECK {
    connect_timeout 2
    retry 2
}`,
  },
  SMTP_CHECK: {
    summary: "Greets a mail server with HELO and leaves again",
    details:
      "It passes if the banner is a one-line 220 and HELO is answered with 250; a banner of several lines (`220-...`) fails. The mail server sees a short session from the director every `delay_loop`: set `helo_name` and exempt the director from greylisting and connection limits.",
    example: `SMTP_CHECK {
    connect_timeout 5
    retry 2
    helo_name lb1.example.com
}`,
  },
  SSL_GET: {
    summary: "Fetches one or more URLs over TLS and judges the answer",
    details:
      "Works like HTTP_GET, for HTTPS ports. The certificate of the server is not verified, and no server name is sent in the handshake unless `enable_sni` is set, so a name-based server may answer with its default site or refuse. Client certificates come from the `SSL` block.",
    example: `SSL_GET {
    enable_sni
    virtualhost www.example.com
    url {
        path /health
        status_code 200
    }
}`,
  },
  TCP_CHECK: {
    summary: "Checks that the server accepts a TCP connection",
    details:
      "The cheapest check that probes the service itself: it passes when the handshake completes, sends nothing and closes. A hung application whose kernel still accepts connections passes as well; use HTTP_GET, SMTP_CHECK or MISC_CHECK where the answer matters. It connects to the port written at `real_server`; where that has none (always in a `fwmark` service with `DR`) set `connect_port`, or it tries port 0 and never passes.",
    example: `TCP_CHECK {
    connect_port 443
    connect_timeout 3
    retry 2
    delay_before_retry 1
}`,
  },
  UDP_CHECK: {
    summary: "Sends a datagram and waits for an answer or an ICMP error",
    details:
      "Without `require_reply` silence counts as success; only an ICMP unreachable message within `connect_timeout` fails it. A firewall that drops such messages makes a dead server look healthy, so demand a reply where the protocol gives one, or add PING_CHECK.",
    example: `UDP_CHECK {
    connect_port 7000
    connect_timeout 4
    payload 70696E67
    require_reply 706F6E67
}`,
  },
  alpha: {
    summary: "Starts this server as down until its checks have passed",
    details:
      "Overrides `alpha` of the virtual server, also to switch it off, and is the default of the checkers in this block. Without it a new server gets clients before it was checked once.",
    example: "alpha true",
  },
  connect_timeout: {
    summary:
      "Limits how long the checkers of this server wait for a connection or an answer",
    details:
      "Overrides the value of the virtual server; each checker may override it again.",
    example: "connect_timeout 3",
  },
  delay_before_retry: {
    summary: "Sets the pause before a failed check of this server is repeated",
    details:
      "Overrides the value of the virtual server; it matters only if `retry` leaves something to repeat.",
    example: `retry 2
delay_before_retry 1`,
  },
  delay_loop: {
    summary: "Sets the pause between two checks of this server",
    details:
      "Overrides the value of the virtual server, for instance to look less often at a server that is far away or slow to check. It is the main part of the time a dead server still gets clients.",
    example: "delay_loop 10",
  },
  inhibit_on_failure: {
    summary:
      "Sets this server to weight 0 when it fails, instead of removing it",
    details:
      "Established connections are still forwarded to it and resume if it recovers. With `persistence_timeout` bound clients keep coming too, unless `net.ipv4.vs.expire_quiescent_template=1`. A value of `false` overrides `inhibit_on_failure` of the virtual server.",
    example: "inhibit_on_failure true",
  },
  lthreshold: {
    summary: "Sets when an overloaded server gets new connections again",
    details:
      "A server that reached `uthreshold` is left alone until its connections have fallen below this number; without it, below three quarters of `uthreshold`. It must not be larger than `uthreshold`: the kernel then refuses the server, and a config test does not show it.",
    example: `uthreshold 1000
lthreshold 800`,
  },
  lvs_method: {
    summary: "Chooses another forwarding method for this server",
    details:
      "Overrides `lb_kind` of the virtual server, for instance `TUN` for one server in another network. With `DR` and `TUN` the port cannot change. A tunnel may be followed by its type: `ipip`, `gue` (needs `port`) or `gre`.",
    example: "lvs_method TUN type gue port 6080",
  },
  notify_down: {
    summary: "Runs a command when the checks find this server down",
    details:
      "It runs in the background, once per change and, with `alpha`, also when the very first check fails; at a stop of keepalived only with `omega`. A command with arguments must be one quoted word; a user and a group may follow. A script that cannot be executed is dropped with only a log line.",
    example: `notify_down "/etc/keepalived/rs.sh down 198.51.100.11"`,
  },
  notify_up: {
    summary: "Runs a command when the checks find this server up",
    details:
      "It runs when a failed server comes back and, with `alpha`, after its first good checks; a server assumed to be up from the start triggers it only with the global `rs_init_notifies`. A command with arguments must be one quoted word; a user and a group may follow. A script that cannot be executed is dropped with only a log line.",
    example: `notify_up "/etc/keepalived/rs.sh up 198.51.100.11"`,
  },
  retry: {
    summary:
      "Sets how often a failed check of this server is repeated before it counts",
    details:
      "Overrides the value of the virtual server. It applies while the server is up; recovery needs one good check. To switch repeating off, write 0 in the checker.",
    example: "retry 3",
  },
  smtp_alert: {
    summary: "Sends a mail when a check of this server changes its state",
    details:
      "If it is not set here, the global `smtp_alert_checker` and then `smtp_alert` decide, else mails are on. They need `notification_email` and `smtp_server` in `global_defs`; `no_checker_emails` there leaves out those that do not change the state of the server.",
    example: "smtp_alert false",
  },
  snmp_name: {
    summary: "Gives the server a readable name in the SNMP tables",
    details:
      "Without effect on packets; helps monitoring to recognise the server.",
    example: "snmp_name web1",
  },
  uthreshold: {
    summary:
      "Sets the number of connections at which the server counts as full",
    details:
      "No new connections are scheduled to it until the number has fallen below `lthreshold`. The kernel counts inactive connections too, which with `DR` linger for minutes, so choose it generously. If all servers are full, new clients are turned away.",
    example: `uthreshold 1000
lthreshold 800`,
  },
  virtualhost: {
    summary: "Sets the Host header for HTTP_GET and SSL_GET of this server",
    details:
      "Overrides `virtualhost` of the virtual server; checker and `url` may override it. The server name of `enable_sni` is not taken from here: set it in the checker for that.",
    example: "virtualhost www.example.com",
  },
  warmup: {
    summary: "Spreads the first checks of this server over a random time",
    details:
      "Overrides the value of the virtual server. 0 starts the checks at once, which with `alpha` brings the server into service sooner.",
    example: "warmup 0",
  },
  weight: {
    summary: "Sets the share of new connections the server gets",
    details:
      "The numbers count relative to each other: with `wrr` a server of weight 3 gets three times the connections of one with 1. `rr`, `lc` and `dh` ignore it. Weight 0 drains the server: existing connections go on, new ones do not come. The weights of live servers are also what `quorum` counts.",
    example: "weight 3",
  },
};
