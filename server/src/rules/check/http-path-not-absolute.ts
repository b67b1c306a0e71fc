import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { text } from "../../model/values.ts";
import { replaceWord } from "../edits.ts";
import { defineRule, type NodeContext } from "../rule.ts";

export default defineRule({
  id: "http-path-not-absolute",
  area: "check",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "safe",
  summary: "The path of an HTTP check does not begin with a slash",
  why: "keepalived puts the word behind `path` into the request line as it is. A server that is asked for `index.html` instead of `/index.html` answers 400 Bad Request, so the check always fails and the real server never gets traffic. A full URL (`http://...`) and `*` are request targets as well and are left alone; so is a path that a definition or template fills in.",
  references: [
    "keepalived check_http.c: http_request_thread",
    "RFC 9112 section 3.2",
  ],
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
                path index.html
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
                path /index.html
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
                path http://www.example.org/
                status_code 200
            }
        }
    }
}
`,
    ],
  },
  messages: {
    relative:
      '"{path}" is sent as it is, and servers answer 400 to a path without a slash; write "/{path}"',
    slash: 'write "/{path}"',
  },
  // Full URLs are not told: servers have to accept them (RFC 9112, absolute form).
  visit: {
    "virtual_server/real_server/HTTP_GET/url/path": check,
    "virtual_server/real_server/SSL_GET/url/path": check,
  },
});

function check(statement: Statement, { report }: NodeContext): void {
  const path = text(statement);
  if (
    path === undefined ||
    /^(?:\/|\*$|$|[a-z][a-z0-9+.-]*:\/\/)/i.test(path.value)
  )
    return;
  if (path.value.includes("$")) return;
  const args = { path: path.value };
  const quote = path.word.quoted ? '"' : "";
  report({
    message: "relative",
    at: path.word,
    args,
    fixes: () => [
      {
        title: "slash",
        args,
        safety: "safe",
        edits: replaceWord(path.word, `${quote}/${path.value}${quote}`),
      },
    ],
  });
}
