import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { last } from "../../model/values.ts";
import { appendToBlock } from "../edits.ts";
import { defineRule, type NodeContext } from "../rule.ts";

export default defineRule({
  id: "http-default-criteria",
  area: "check",
  severity: "hint",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "An HTTP check accepts any answer of success",
  why: 'Without `status_code`, `digest` or `regex` every status from 200 to 299 passes (other releases had other defaults): a page that says "database down" with status 200 passes, too. `status_code 200` at least says what is meant, and a `digest` or `regex` looks at what was sent. Only a hint, since for many services any answer is good enough.',
  references: ["keepalived check_http.c: url_check"],
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
                digest 9b3a0c85a887a256d6939da88aabd8cd
            }
        }
    }
}
`,
    ],
  },
  messages: {
    any: 'without "status_code", "digest" or "regex" every status from 200 to 299 passes; say what a healthy answer is',
    add: 'add "status_code 200"',
  },
  visit: {
    "virtual_server/real_server/HTTP_GET/url": check,
    "virtual_server/real_server/SSL_GET/url": check,
  },
});

function check(url: Statement, { report }: NodeContext): void {
  if (url.block === undefined || last(url, "path") === undefined) return;
  if (["status_code", "digest", "regex"].some((each) => last(url, each)))
    return;
  report({
    message: "any",
    at: url.words[0],
    fixes: () => [
      {
        title: "add",
        safety: "suggested",
        edits: appendToBlock(url, ["status_code 200"]),
      },
    ],
  });
}
