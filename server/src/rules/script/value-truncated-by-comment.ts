import { walk } from "../../../../grammar/syntax/tree.ts";
import { textOf, type Place } from "../../../../grammar/syntax/source-file.ts";
import { linesOf } from "../../../../grammar/syntax/line-parser.ts";
import { keywordAt, lineFormatOf } from "../../../../grammar/schema/schema.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "value-truncated-by-comment",
  area: "script",
  severity: "warning",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A comment sign cuts a value short",
  why: '"#" and "!" start a comment anywhere outside double quotes, also in the middle of a word: "auth_pass ab#cd12" is the password ab. Single quotes do not protect, and a configuration test is silent. In double quotes the value is whole; for a password that changes what is sent, so all nodes have to change together. A comment behind white space is what people mean, and numbers are left alone.',
  references: [
    "keepalived lib/parser.c: decomment_line",
    "man keepalived.conf(5), comments",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    authentication {
        auth_type PASS
        auth_pass ab#cd12
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
    good: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    authentication {
        auth_type PASS
        auth_pass "ab#cd12"
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    authentication {
        auth_type PASS
        auth_pass s3cret77 # changed in May
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    cut: '"{sign}" starts a comment, so the value is "{value}": put it in double quotes, on all nodes at once',
    empty:
      '"{sign}" starts a comment, so no value is left: put it in double quotes',
    quote: "put it in double quotes",
  },
  checkNode({ configuration }, { report }) {
    const comments = new Map(
      configuration.files
        .flatMap((file) => linesOf(file).comments)
        .filter(isGlued)
        .map((comment) => [`${comment.file.uri}:${comment.start}`, comment]),
    );
    if (comments.size === 0) return;
    walk(configuration.statements, (statement) => {
      const { words, path } = statement;
      const kind = (keywordAt(path, words[0].text) ?? lineFormatOf(path)?.head)
        ?.args[0]?.kind;
      const word = words.at(-1);
      if (
        word === undefined ||
        kind === undefined ||
        !texts.has(kind) ||
        !word.verbatim ||
        word.quoted
      )
        return;
      const comment = comments.get(`${word.file.uri}:${word.end}`);
      const value =
        words[1] ?? (lineFormatOf(path) === undefined ? undefined : word);
      if (comment === undefined || value === undefined) return;
      const rest = /^[^\s"{}]*/.exec(textOf(comment))?.[0] ?? "";
      // A sign alone is a comment that nobody has written anything into.
      if (rest.length < 2) return;
      const at = {
        file: word.file,
        start: value.start,
        end: comment.start + rest.length,
      };
      report({
        message: "cut",
        at,
        args: {
          sign: rest.slice(0, 1),
          value: textOf({ ...at, end: word.end }),
        },
        fixes: () => [
          {
            title: "quote",
            safety: "suggested",
            edits: [{ ...at, newText: `"${textOf(at).replace(/^'/, "")}"` }],
          },
        ],
      });
    });
  },
});
/** Whether a word ends where the comment begins. */
function isGlued({ file, start }: Place): boolean {
  return /[^\s"{}]/.test(file.text.charAt(start - 1));
}

/** What a parameter may be whose text counts. */
const texts: ReadonlySet<string> = new Set([
  "string",
  "path",
  "script",
  "email",
  "name",
  "hmac-key",
]);
