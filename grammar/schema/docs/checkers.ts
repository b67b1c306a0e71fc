// Docs of the keywords of the health checkers: the shared ones, then what each checker adds.
import type { KeywordDocs } from "./doc.ts";

export const checkerCommonDocs: KeywordDocs = {
  alpha: {
    summary: "Makes this check count as failed until it has passed once",
    details:
      "The server stays out of the pool until then. Overrides `alpha` of the `real_server`, also to switch it off for one checker.",
    example: "alpha true",
  },
  bind_if: {
    summary: "Sends the check through one network interface",
    details:
      "The routing table then only counts as far as it uses that interface. Required for a link-local IPv6 address. The name is not verified when the file is read; with a wrong one TCP and DNS checks are put off again and again, and the state stays as it is.",
    example: "bind_if eth1",
  },
  bind_port: {
    summary: "Uses a fixed source port for the check",
    details:
      "Works only together with `bindto`. Rarely wise: after a check the port is blocked for a while by the TCP time-wait state, and two checkers cannot share it.",
    example: `bindto 198.51.100.1
bind_port 40080`,
  },
  bindto: {
    summary: "Uses a fixed source address for the check",
    details:
      "Useful when firewalls or access lists of the real servers know only one address of the director. The address must be present on this node, so do not take the VIP: the backup would be unable to check. Same family as the checked address.",
    example: "bindto 198.51.100.1",
  },
  connect_ip: {
    summary: "Checks another address than that of the real server",
    details:
      "For a management interface, or for the VIP on the loopback of a tunnelled server. The state still decides about the real server, so make sure that both live and die together. It keeps the port of the real server.",
    example: "connect_ip 203.0.113.11",
  },
  connect_port: {
    summary: "Checks another port than that of the real server",
    details:
      "Must be set where `real_server` has no port (a `fwmark` service, a group, or a port left to be inherited): the checker has no port of its own and fails for ever. Also the way to probe a health port beside the service.",
    example: "connect_port 8080",
  },
  connect_timeout: {
    summary: "Limits how long this check waits for a connection or an answer",
    details:
      "Overrides the value of the `real_server`. A server that refuses connections is noticed at once; one that drops packets only after this time.",
    example: "connect_timeout 3",
  },
  delay_before_retry: {
    summary: "Sets the pause before this check is repeated after a failure",
    details:
      "Only while the server is up and `retry` is not used up; a server known to be down is tried every `delay_loop`.",
    example: `retry 2
delay_before_retry 1`,
  },
  delay_loop: {
    summary: "Sets the pause between two runs of this check",
    details:
      "Overrides the value of the `real_server`, for instance to run an expensive check less often than a TCP_CHECK beside it.",
    example: "delay_loop 30",
  },
  fwmark: {
    summary: "Marks the packets of this check for routing or firewall rules",
    details:
      "Lets policy routing send checks another way than ordinary traffic, such as into the tunnel of a `TUN` server. Do not take the mark of a `fwmark` service.",
    example: "fwmark 100",
  },
  log_all_failures: {
    summary: "Logs also the failures that are still being retried",
    details:
      "Normally only the failure that takes the server down is logged. Shows flaky servers before they drop out; `checker_log_all_failures` in `global_defs` does it for all checkers.",
    example: "log_all_failures true",
  },
  retry: {
    summary:
      "Sets how often a failed check is repeated before the server goes down",
    details:
      "Repetitions follow after `delay_before_retry`. It applies while the server is up: the first check after start decides alone, and one good check brings a failed server back. 0 acts on the first failure.",
    example: `retry 2
delay_before_retry 1`,
  },
  warmup: {
    summary: "Delays the first run of this check by a random time up to this",
    details:
      "Spreads many checks after start or reload. With `alpha` it delays the start of the service as well; 0 switches it off.",
    example: "warmup 0",
  },
};

export const httpGetDocs: KeywordDocs = {
  connect_timeout: {
    summary: "Limits how long the check waits to connect and for the next data",
    details:
      "It applies to the connection and again to the reading of the answer, so a page that is slow to build needs a value above its usual response time.",
    example: "connect_timeout 5",
  },
  delay_before_retry: {
    summary: "Sets the pause before a failed URL is fetched again",
    details:
      "Once the server is down, the failed `url` is tried again after this time or `delay_loop`, whichever is longer.",
    example: `retry 2
delay_before_retry 1`,
  },
  delay_loop: {
    summary: "Sets the pause between two fetches",
    details:
      "Each round fetches one `url` only: with three of them every page is looked at once in three rounds, and a server that recovers needs three rounds to come back unless `fast_recovery` is set.",
    example: "delay_loop 5",
  },
  enable_sni: {
    summary: "Sends the virtualhost as server name in the TLS handshake",
    details:
      "Name-based HTTPS servers need it to choose certificate and site. The name is the `virtualhost` of the `url`, else of the checker, else of the virtual server; that of the `real_server` is not used here. It has no meaning in HTTP_GET.",
    example: `enable_sni true
virtualhost www.example.com`,
  },
  fast_recovery: {
    summary: "Fetches all URLs without pause at start and after a failure",
    details:
      "Otherwise a server with several `url` blocks waits `delay_loop` between them and comes into service late.",
    example: "fast_recovery true",
  },
  http_protocol: {
    summary: "Chooses the HTTP version of the request",
    details:
      "Servers that insist on HTTP/1.1 answer the default with an error such as 426: set `1.1`. Its answers may come in chunks, which are not joined: `digest` and `regex` then see the chunk lengths too. `1.0C` only adds the request to close the connection, for servers that keep it open.",
    example: "http_protocol 1.1",
  },
  nb_get_retry: {
    summary: "Old name of retry; write retry instead",
    details:
      "It still works, but each use is reported as an error by a config test.",
    example: "retry 3",
  },
  retry: {
    summary: "Sets how often a failed URL is fetched again before it counts",
    details:
      "Repetitions follow after `delay_before_retry` and concern the `url` that failed. The first check after start decides alone. 0 acts on the first failure. It replaces `nb_get_retry`.",
    example: `retry 2
delay_before_retry 1`,
  },
  url: {
    summary: "Adds a page to fetch, with what its answer must look like",
    details:
      "At least one is required (without any, 2.2.7 crashes and newer releases drop the checker). All of them must pass for the server to be up; one is fetched per `delay_loop`, in turn.",
    example: `url {
    path /health
    status_code 200
}
url {
    path /login
}`,
  },
  virtualhost: {
    summary: "Sets the Host header for all URLs of this checker",
    details:
      "Overrides that of `real_server` and virtual server; a `url` may have its own. Without any, the header is the checked address and port. With `enable_sni` it is also the name in the TLS handshake.",
    example: "virtualhost www.example.com",
  },
  tls_compliant: {
    summary: "Ends each TLS connection with a proper close message",
    details:
      "Servers that log every connection cut without it (close_notify) become quiet. It can also be set in a single `url`.",
    example: "tls_compliant true",
  },
};

export const urlDocs: KeywordDocs = {
  digest: {
    summary: "Demands that the page has exactly this MD5 digest",
    details:
      "Compute it with `genhash` or `md5sum` over the body. Only for static pages: any change of the content takes all servers down at once. `status_code` is checked as well, and first.",
    example: `path /static/version.txt
digest 9e107d9d372bb6826bd81d3542a419d6`,
  },
  path: {
    summary: "Names the page to fetch, beginning with a slash",
    details:
      "It goes into the request line as it stands: no scheme, no host (that is `virtualhost`), special characters percent-encoded. Quote it if it contains `#` or `!`. A cheap page that tests the dependencies of the application is better than the start page.",
    example: "path /health?full=1",
  },
  regex: {
    summary: "Demands that the content matches a Perl-compatible pattern",
    details:
      "The body is searched, not the headers. The word is quoted and escaped as in a script, so write a backslash twice. A pattern that does not compile is only logged, and the checker then works with memory it has given back. It needs a build with regex support.",
    example: `path /health
regex "status: *ok"`,
  },
  regex_max_offset: {
    summary: "Sets the last position at which the match may begin",
    details:
      "Counted in octets from the start of the body. Stops the search early in large pages.",
    example: `path /status
regex "ready"
regex_max_offset 2000`,
  },
  regex_min_offset: {
    summary: "Sets the position at which the search begins",
    details:
      "Counted in octets from the start of the body. It must not lie behind `regex_max_offset`, or both are ignored with a log line.",
    example: `path /status
regex "ready"
regex_min_offset 100`,
  },
  regex_no_match: {
    summary: "Turns the pattern round: a match means failure",
    details: "For pages that report trouble in words but with status 200.",
    example: `path /status
regex "maintenance"
regex_no_match`,
  },
  regex_options: {
    summary: "Changes how the pattern is compiled, such as caseless",
    details:
      "The words are those of PCRE2 in lower case, several may follow. A word that is not known is skipped without a message.",
    example: `path /status
regex "ready"
regex_options caseless multiline`,
  },
  regex_stack: {
    summary: "Gives complicated patterns more memory for matching",
    details:
      "First and largest size in octets of the stack of the compiled pattern. Needed only if the log tells that matching ran out of memory.",
    example: `path /status
regex "(a|b)*ready"
regex_stack 32768 524288`,
  },
  status_code: {
    summary: "Lists the HTTP status codes that count as success",
    details:
      "Codes and ranges, any number of them. Redirects are not followed: allow the code if a redirect is the normal answer, or better choose another `path`. A `digest` or `regex` must match in addition.",
    example: `path /health
status_code 200-204 301`,
  },
  tls_compliant: {
    summary: "Ends the TLS connection of this URL with a proper close message",
    details:
      "Servers that log every connection cut without it (close_notify) become quiet. Set it in SSL_GET to cover all URLs.",
    example: `path /health
tls_compliant true`,
  },
  virtualhost: {
    summary: "Sets the Host header for this URL",
    details:
      "Wins over that of checker, `real_server` and virtual server, so one checker can test several sites. With `enable_sni` it is also the name in the TLS handshake.",
    example: `path /
virtualhost www.example.com`,
  },
};

export const tcpCheckDocs: KeywordDocs = {
  connect_port: {
    summary: "Connects to another port than that of the real server",
    details:
      "Left out, the port written at `real_server` is used. If there is none (a `fwmark` service, a group, or a port left to be inherited), the check goes to port 0 and the server never comes up.",
    example: "connect_port 443",
  },
  connect_timeout: {
    summary: "Limits how long the TCP handshake may take",
    details:
      "A closed port is noticed at once; a dead host or a dropping firewall only after this time, again for each `retry`.",
    example: "connect_timeout 3",
  },
};

export const smtpCheckDocs: KeywordDocs = {
  helo_name: {
    summary: "Sets the name the director uses in HELO",
    details:
      "Mail servers that verify the name reject the built-in one: take a name of the director that resolves.",
    example: "helo_name lb1.example.com",
  },
  host: {
    summary: "Adds another address to check; write one SMTP_CHECK each instead",
    details:
      "Deprecated, which is only logged. A real server may have several SMTP_CHECK blocks with their own `connect_ip` and `connect_port`. In 2.3 and 2.4 the keywords inside this block change the surrounding checker instead of the host.",
    example: `host {
    connect_ip 198.51.100.11
    connect_port 25
}`,
  },
};

export const smtpHostDocs: KeywordDocs = {
  connect_ip: {
    summary: "Names the mail server address to check",
    details:
      "The `host` block is deprecated: write a second SMTP_CHECK with this `connect_ip` instead.",
    example: "connect_ip 198.51.100.11",
  },
  connect_port: {
    summary: "Names the port of the mail server to check",
    details:
      "The `host` block is deprecated: write a second SMTP_CHECK with this `connect_port` instead.",
    example: "connect_port 587",
  },
};

export const dnsCheckDocs: KeywordDocs = {
  connect_timeout: {
    summary: "Limits how long to wait for the DNS answer",
    details:
      "UDP questions get lost now and then, so rather lower this and keep some `retry`.",
    example: `connect_timeout 2
retry 3
delay_before_retry 1`,
  },
  delay_before_retry: {
    summary: "Sets the pause before the question is repeated",
    details:
      "If neither this nor an outer level sets it, the pause is a whole `delay_loop`: with the default number of retries a dead server then keeps getting clients for several rounds.",
    example: "delay_before_retry 1",
  },
  name: {
    summary: "Sets the domain name that is asked for",
    details:
      "Take a name the server is responsible for, or for a resolver one it surely can resolve; the default root zone is refused by many authoritative servers.",
    example: `type SOA
name example.com`,
  },
  type: {
    summary: "Sets the record type that is asked for",
    details:
      "An existing name without such a record still passes, because the content of the answer is not looked at.",
    example: `type A
name www.example.com`,
  },
};

export const miscCheckDocs: KeywordDocs = {
  delay_before_retry: {
    summary: "Sets when the command runs again after a failure",
    details:
      "Counted from the start of the failed run, and used only if `retry` is above 0.",
    example: `retry 2
delay_before_retry 2`,
  },
  delay_loop: {
    summary: "Sets how often the command runs",
    details:
      "Counted from start to start. A command that takes longer is started again at once, never twice at the same time.",
    example: "delay_loop 15",
  },
  misc_dynamic: {
    summary: "Lets the exit status set the weight of the server",
    details:
      "Status 0: up, `weight` as configured; 1: down; 2 to 255: up with a weight of status minus 2. Lets a server that is busy ask for less traffic; status 2 drains it. Use it with a scheduler that honours weights.",
    example: `misc_path "/etc/keepalived/load.sh 198.51.100.11"
misc_dynamic`,
  },
  misc_path: {
    summary: "Names the command to run, with its arguments",
    details:
      "Command and arguments are one quoted word, with single quotes or backslashes inside where an argument has blanks. There is no shell: no pipes, redirections, wildcards or variables. Use an absolute path; with `enable_script_security` a command run by root must not be writable for others. If it is missing or not executable, the whole checker is dropped with only a log line.",
    example: `misc_path "/etc/keepalived/check_app.sh 198.51.100.11 8080"`,
  },
  misc_timeout: {
    summary: "Limits how long the command may run",
    details:
      "Then it gets SIGTERM and, two seconds later, SIGKILL, and the run counts as failed. Without it the limit is `delay_loop` of the virtual server. Keep it shorter than the interval.",
    example: `misc_path "/etc/keepalived/check_app.sh 198.51.100.11"
misc_timeout 5`,
  },
  retry: {
    summary: "Sets how often a failed command is repeated before it counts",
    details:
      "Unlike the other checkers this one does not repeat by itself, even a single time-out takes the server down. Repetitions follow after `delay_before_retry`.",
    example: `retry 2
delay_before_retry 2`,
  },
  user: {
    summary: "Chooses the user, and the group, that runs the command",
    details:
      "Overrides `script_user` of `global_defs`. Without both it is `keepalived_script`; if that does not exist, root, or an error with `enable_script_security`. A user that does not exist removes the checker.",
    example: `misc_path "/etc/keepalived/check_app.sh 198.51.100.11"
user nobody`,
  },
};

export const pingCheckDocs: KeywordDocs = {
  bind_if: {
    summary: "Sends the echo requests through one network interface",
    details: "Accepted but not used by PING_CHECK up to 2.4.3.",
    example: "bind_if eth1",
  },
  bind_port: {
    summary: "Has no use here, because ICMP has no ports",
    details: "It is accepted like in the other checkers; leave it out.",
    example: "bind_port 40080",
  },
  bindto: {
    summary: "Uses a fixed source address for the echo requests",
    details: "Accepted but not used by PING_CHECK up to 2.4.3.",
    example: "bindto 198.51.100.1",
  },
  connect_port: {
    summary: "Has no use here, because ICMP has no ports",
    details: "It is accepted like in the other checkers; leave it out.",
    example: "connect_port 80",
  },
  connect_timeout: {
    summary: "Limits how long to wait for the echo reply",
    details:
      "Single pings get lost, so keep some `retry` if the value is small.",
    example: `connect_timeout 1
retry 2`,
  },
  fwmark: {
    summary: "Is accepted, but the echo requests are not marked",
    details: "PING_CHECK does not use it up to 2.4.3; leave it out.",
    example: "fwmark 100",
  },
};

export const udpCheckDocs: KeywordDocs = {
  connect_timeout: {
    summary: "Sets how long to wait for a reply or an ICMP error",
    details:
      "Without `require_reply` the check succeeds only by this time running out in silence. To notice a dead host on the same segment it must be longer than the ARP time-out, about 4 seconds.",
    example: "connect_timeout 5",
  },
  max_reply_length: {
    summary: "Sets the largest reply that is accepted",
    details:
      "Only looked at if `require_reply` has a pattern. A longer reply fails the check.",
    example: `require_reply 24
max_reply_length 512`,
  },
  min_reply_length: {
    summary: "Sets the smallest reply that is accepted",
    details:
      "Only looked at if `require_reply` has a pattern, which is compared as far as the reply goes: this keyword makes sure that all of it is there. A value above `max_reply_length` can never pass.",
    example: `require_reply 24
min_reply_length 48`,
  },
  payload: {
    summary: "Sets the content of the datagram, in hexadecimal",
    details:
      "Blanks between the digits are allowed. Without it a filler text is sent, which most services ignore: give a valid request if you demand a reply.",
    example: `payload 3031 3233
require_reply`,
  },
  require_reply: {
    summary: "Demands an answer, optionally with a given content",
    details:
      "Turns the check from silence is fine into an answer is needed. A pattern in hexadecimal must match the beginning of the reply, `X` stands for any digit; without a pattern every reply passes.",
    example: `payload 3031 3233
require_reply 30XX 32`,
  },
};

export const bfdCheckDocs: KeywordDocs = {
  alpha: {
    summary: "Keeps the server down until the BFD session is up",
    details:
      "Without it the server gets traffic from the start, before BFD has said anything.",
    example: `name rs1
alpha true`,
  },
  name: {
    summary: "Names the bfd_instance that watches this server",
    details:
      "The `bfd_instance` must stand earlier in the file; an unknown name drops the checker with an error. Each instance can be named once per `real_server`.",
    example: "name rs1",
  },
};

export const fileCheckDocs: KeywordDocs = {
  track_file: {
    summary: "Names the track_file block whose file is watched",
    details:
      "The name of the block, not of the file. The block must stand earlier in the configuration; an unknown name drops the checker with an error.",
    example: "track_file drain_rs1",
  },
  weight: {
    summary: "Multiplies the number in the file before it changes the weight",
    details:
      "The product is added to the weight of the server; below zero counts as 0, which drains it. With 0 the number becomes a switch instead: 0 is up, anything else down. `reverse` turns the effect round.",
    example: `track_file drain_rs1
weight 0 reverse`,
  },
};
