import { keywordOf, type Statement } from "../../../../grammar/syntax/tree.ts";
import { gapsOf } from "../../model/gaps.ts";
import { all } from "../../model/values.ts";
import { appendToBlock, prependToBlock } from "../edits.ts";
import { defineRule, type NodeContext } from "../rule.ts";

export default defineRule({
  id: "http-check-without-url",
  area: "check",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "An HTTP check asks for no URL",
  why: "`HTTP_GET` and `SSL_GET` ask for the paths of their `url` blocks; one without a `path` is dropped, and without any the check itself is dropped, so the real server counts as up for ever. keepalived 2.2.7 even dies with a segmentation fault while it reads such a file. The rule waits for lines that an unreadable include may bring.",
  references: ["keepalived check_http.c: http_get_check_end, url_check"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        HTTP_GET {
            connect_timeout 3
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
        SSL_GET {
            url {
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
                status_code 200
            }
        }
    }
}
`,
    ],
  },
  misses: "in-block",
  messages: {
    noUrl:
      '"{checker}" has no "url" block: the check is dropped (2.2.7 crashes), and the server counts as up for ever; add a url with a path',
    noPath:
      'this "url" of "{checker}" has no "path" and is dropped; add one, "/" for example',
    addUrl: 'ask for "/"',
  },
  replaces: ["missing-keyword"],
  visit: {
    "virtual_server/real_server/HTTP_GET": checkUrls,
    "virtual_server/real_server/SSL_GET": checkUrls,
  },
});

function checkUrls(checker: Statement, context: NodeContext): void {
  if (checker.block === undefined) return;
  const urls = all(checker, "url");
  if (urls.length > 0 && urls.every((url) => hasPath(url))) return;
  const { node, report } = context;
  if (gapsOf(node.configuration).inside(rootOf(checker))) return;
  const args = { checker: keywordOf(checker) };
  if (urls.length === 0)
    report({
      message: "noUrl",
      at: checker.words[0],
      args,
      fixes: () => [
        {
          title: "addUrl",
          safety: "suggested",
          edits: appendToBlock(checker, [
            "url {",
            "    path /",
            "    status_code 200",
            "}",
          ]),
        },
      ],
    });
  for (const url of urls)
    if (!hasPath(url))
      report({
        message: "noPath",
        at: url.words[0],
        args,
        fixes: () => [
          {
            title: "addUrl",
            safety: "suggested",
            edits: prependToBlock(url, ["path /"]),
          },
        ],
      });
}

/** Or no block, of which the schema tells. */
function hasPath(url: Statement): boolean {
  return url.block === undefined || all(url, "path").length > 0;
}

function rootOf(statement: Statement): Statement {
  let found = statement;
  while (found.parent !== undefined) found = found.parent;
  return found;
}
