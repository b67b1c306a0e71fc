import { keywordOf, type Statement } from "../../../../grammar/syntax/tree.ts";
import { isIn, keywordAt } from "../../../../grammar/schema/schema.ts";
import { last } from "../../model/values.ts";
import { removeStatement, replaceWord } from "../edits.ts";
import { defineRule, type Fix, type NodeContext, type Rule } from "../rule.ts";

const realServer = "virtual_server/real_server";
/** All checkers that connect or run something, but HTTP_GET and SSL_GET, which still know the old name. */
const checkers = [
  "TCP_CHECK",
  "SMTP_CHECK",
  "DNS_CHECK",
  "MISC_CHECK",
  "UDP_CHECK",
  "PING_CHECK",
];

export default defineRule({
  id: "tcp-check-unknown-retry",
  area: "check",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "nb_get_retry stands in a checker that does not know it",
  why: "Only `HTTP_GET` and `SSL_GET` have `nb_get_retry` (and only as an old name of `retry`). In every other checker the line is dropped and the default counts: one retry in most of them, three in `DNS_CHECK`, none in `MISC_CHECK`. A server that was to survive three lost probes is taken out after the second. The keyword for all checkers is `retry`.",
  references: ["keepalived check_api.c: install_checker_common_keywords"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 5
            nb_get_retry 3
            delay_before_retry 3
        }
    }
}
`,
      `# The right keyword is there too: this line only makes "keepalived -t" fail
virtual_server 192.0.2.100 25 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 25 {
        SMTP_CHECK {
            connect_timeout 5
            nb_get_retry 3
            retry 3
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
        TCP_CHECK {
            connect_timeout 5
            retry 3
            delay_before_retry 3
        }
    }
}
`,
    ],
  },
  messages: {
    unknown:
      '"{checker}" has no "nb_get_retry": the line is dropped and the default number of retries counts; write "retry"',
    rename: 'write "retry"',
    remove: 'remove the line, "retry" is set already',
  },
  replaces: ["unknown-keyword", "keyword-in-wrong-block"],
  visit: visitors(),
});

function visitors(): NonNullable<Rule["visit"]> {
  return Object.fromEntries(
    checkers.map((checker) => [
      `${realServer}/${checker}/nb_get_retry`,
      reportLine,
    ]),
  );
}

function reportLine(
  statement: Statement,
  { report, target }: NodeContext,
): void {
  const checker = statement.parent;
  if (checker === undefined) return;
  const retry = keywordAt(statement.path, "retry");
  if (retry === undefined || !isIn(retry, target)) return;
  report({
    message: "unknown",
    at: statement.words[0],
    args: { checker: keywordOf(checker) },
    fixes: (): readonly Fix[] => [
      last(checker, "retry") === undefined
        ? {
            title: "rename",
            safety: "safe",
            edits: replaceWord(statement.words[0], "retry"),
          }
        : {
            title: "remove",
            safety: "safe",
            edits: removeStatement(statement),
          },
    ],
  });
}
