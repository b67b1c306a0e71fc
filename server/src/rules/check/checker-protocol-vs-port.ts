import { checkedPort, checkersOf } from "../checkers.ts";
import { replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "checker-protocol-vs-port",
  area: "check",
  severity: "warning",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "An HTTP check and the port it asks do not fit",
  why: "`HTTP_GET` speaks clear text and `SSL_GET` speaks TLS. On 443 or 8443 a web server answers clear text with 400 or closes the connection, and on 80 or 8080 it does not understand TLS: the check fails and the real server gets no traffic. Only these four ports are looked at; anything may listen on others.",
  references: ["keepalived check_http.c, check_ssl.c"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 443 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 443 {
        HTTP_GET {
            url {
                path /
                status_code 200
            }
        }
    }
}
`,
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        SSL_GET {
            url {
                path /
                status_code 200
            }
        }
    }
}
`,
    ],
    good: [
      `virtual_server 192.0.2.100 443 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 443 {
        SSL_GET {
            url {
                path /
                status_code 200
            }
        }
    }
}
`,
      `virtual_server 192.0.2.100 443 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 443 {
        HTTP_GET {
            connect_port 80
            url {
                path /
                status_code 200
            }
        }
    }
}
`,
    ],
  },
  messages: {
    clear:
      '"HTTP_GET" asks port {port} in clear text, which HTTPS servers refuse; use "SSL_GET", or another "connect_port"',
    tls: '"SSL_GET" asks port {port} for TLS, which HTTP servers do not speak there; use "HTTP_GET", or another "connect_port"',
    swap: 'use "{other}"',
  },
  checkOutline: (service, { report }) => {
    for (const { checker, kind, realServer } of checkersOf(service)) {
      const port = checkedPort(checker, realServer);
      const clear = kind === "HTTP_GET" && (port === 443 || port === 8443);
      const tls = kind === "SSL_GET" && (port === 80 || port === 8080);
      if (!clear && !tls) continue;
      const other = clear ? "SSL_GET" : "HTTP_GET";
      report({
        message: clear ? "clear" : "tls",
        at: checker.words[0],
        args: { port },
        fixes: () => [
          {
            title: "swap",
            args: { other },
            safety: "suggested",
            edits: replaceWord(checker.words[0], other),
          },
        ],
      });
    }
  },
});
