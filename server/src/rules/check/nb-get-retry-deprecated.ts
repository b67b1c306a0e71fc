import { compareVersions } from "../../../../grammar/schema/versions.ts";
import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { replaceWord } from "../edits.ts";
import { defineRule, type NodeContext } from "../rule.ts";

/** The first release that reports the old name. */
const deprecatedSince = "2.0.15";

export default defineRule({
  id: "nb-get-retry-deprecated",
  area: "check",
  severity: "info",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "nb_get_retry is an old name of retry",
  why: "`HTTP_GET` and `SSL_GET` still understand `nb_get_retry`, and do with it what `retry` does. But since 2.0.15 the daemon reports it, so `keepalived -t` fails with exit status 5 and a deployment that tests the file first stops. The rule is silent for older releases.",
  references: ["keepalived check_http.c: http_get_retry_handler"],
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
            connect_timeout 1
            nb_get_retry 3
            delay_before_retry 1
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
                status_code 200
            }
            connect_timeout 1
            retry 3
            delay_before_retry 1
        }
    }
}
`,
    ],
  },
  messages: {
    deprecated:
      '"nb_get_retry" is an old name and makes "keepalived -t" fail; write "retry"',
    rename: 'write "retry"',
  },
  replaces: ["deprecated-keyword"],
  tag: "deprecated",
  visit: {
    "virtual_server/real_server/HTTP_GET/nb_get_retry": reportLine,
    "virtual_server/real_server/SSL_GET/nb_get_retry": reportLine,
  },
});

function reportLine(
  { words: [keyword] }: Statement,
  { report, target }: NodeContext,
): void {
  if (compareVersions(target, deprecatedSince) < 0) return;
  report({
    message: "deprecated",
    at: keyword,
    fixes: () => [
      { title: "rename", safety: "safe", edits: replaceWord(keyword, "retry") },
    ],
  });
}
