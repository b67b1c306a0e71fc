import { memoByForm } from "../../../../grammar/syntax/memo.ts";
import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { all, has } from "../../model/values.ts";
import type { VirtualServer } from "../../model/virtual-server.ts";
import { servicesThat } from "../alike-services.ts";
import { checkersOf, type CheckerOf } from "../checkers.ts";
import { defineRule } from "../rule.ts";
import { keptServices, memoByService } from "../services.ts";

export default defineRule({
  id: "http-without-virtualhost",
  area: "check",
  severity: "hint",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "An HTTP check names no host",
  why: "Without `virtualhost` (in the url, the checker, the real server or the virtual server) the Host header is the address of the real server. A web server that tells its sites apart by name answers with its default site or with 404, so the check tests another site than clients use; `SSL_GET` needs `enable_sni` besides. The rule speaks where other checks of the configuration name a host, or for a single check: where none of several does, that is how this place works.",
  references: ["keepalived check_http.c: http_request_thread"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        HTTP_GET {
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
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        HTTP_GET {
            url {
                path /
                virtualhost www.example.org
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
        HTTP_GET {
            url {
                path /
                status_code 200
            }
        }
    }
    real_server 198.51.100.2 80 {
        HTTP_GET {
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
    noHost:
      'without "virtualhost" the Host header is "{server}": a server with several sites answers for another one; name the host that clients use',
  },
  checkNode: (node, { report }) => {
    const services = keptServices(node);
    const silent = servicesThat(services, asksWithout);
    if (silent.length === 0) return;
    let [asked, without] = [0, 0];
    for (const service of services) {
      const own = serversOf(service);
      asked += own.asked;
      without += own.without;
    }
    if (without > 1 && without === asked) return;
    for (const service of silent)
      for (const { checker, realServer } of httpChecksOf(service).filter(
        lacksHost,
      ))
        for (const url of all(checker, "url"))
          if (!has(url, "virtualhost"))
            report({
              message: "noHost",
              at: url.words[0],
              args: { server: realServer.address.value.text },
            });
  },
});

/** How many real servers of a service are asked by HTTP, and how many of them without a host. */
const serversOf = memoByService((service) => {
  const checks = httpChecksOf(service);
  const count = (some: readonly CheckerOf[]): number =>
    new Set(some.map(({ realServer }) => realServer)).size;
  return { asked: count(checks), without: count(checks.filter(lacksHost)) };
});

function asksWithout(service: VirtualServer): boolean {
  return serversOf(service).without > 0;
}

function httpChecksOf(service: VirtualServer): readonly CheckerOf[] {
  return checkersOf(service).filter(
    ({ kind }) => kind === "HTTP_GET" || kind === "SSL_GET",
  );
}

/** Whether the checker has a url for which no host is named anywhere. */
function lacksHost({ checker, realServer, service }: CheckerOf): boolean {
  return (
    hasUrlWithoutHost(checker) &&
    ![checker, realServer.statement, service.statement].some((block) =>
      has(block, "virtualhost"),
    )
  );
}

const hasUrlWithoutHost: (checker: Statement) => boolean = memoByForm(
  (checker) => all(checker, "url").some((url) => !has(url, "virtualhost")),
);
