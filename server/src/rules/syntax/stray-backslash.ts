import { linesOf } from "../../../../grammar/syntax/line-parser.ts";
import type { Segment, Word } from "../../../../grammar/syntax/line.ts";
import type {
  Place,
  SourceFile,
} from "../../../../grammar/syntax/source-file.ts";
import { textOf } from "../../../../grammar/syntax/source-file.ts";
import { walk } from "../../../../grammar/syntax/tree.ts";
import { compareVersions } from "../../../../grammar/schema/versions.ts";
import { defineRule, type TextEdit } from "../rule.ts";

export default defineRule({
  id: "stray-backslash",
  area: "syntax",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "A backslash is meant to continue a line or to protect a # or !",
  why: 'Only a definition ("$NAME=...") may go on in the next line. On every other line a backslash at the end is glued to the last word: "priority 100 \\" sets a priority of "100\\", which is none. Up to 2.3.4 that holds for a backslash at the end of a comment too, and one on a line of its own leaves "\\" as an unknown keyword. "\\#" and "\\!" count in global_defs only: the process that reads the files takes the backslash away and hands the line on, and the process that uses it sees a comment. Double quotes protect everywhere.',
  references: ["keepalived lib/parser.c: decomment, read_line"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100 \\
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
        auth_pass \\#secret
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
    good: [
      `$INSTANCE= \\
    state BACKUP \\
    interface eth0
vrrp_instance VI_1 {
    $INSTANCE
    virtual_router_id 61
    priority 100
    authentication {
        auth_type PASS
        auth_pass "#secret"
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    lineEnd:
      "a backslash does not continue a line: keepalived takes it for the end of the last word; remove it, or write what belongs together on one line",
    commentEnd:
      "keepalived {target} takes the backslash at the end of a comment for a word of the line: remove it",
    escaped:
      '"{sign}" begins a comment all the same, once the line is handed to the process that uses it: put the value into double quotes',
    quote: "put the value into double quotes",
    remove: "remove the backslash",
  },
  replaces: [
    "unknown-keyword",
    "keyword-in-wrong-block",
    "invalid-value",
    "value-out-of-range",
    "priority-out-of-range",
    "vrid-out-of-range",
    "state-invalid",
    "missing-parameter",
    "auth-incomplete",
    "value-truncated-by-comment",
  ],
  checkNode({ configuration }, { report, target }) {
    const found = (message: string, at: Place): void =>
      report({
        message,
        at,
        args: { target },
        fixes: () => [
          { title: "remove", safety: "safe", edits: [{ ...at, newText: "" }] },
        ],
      });
    const old = compareVersions(target, "2.4.0") < 0;
    for (const file of configuration.files) {
      if (!file.text.includes("\\")) continue;
      for (const at of lineEnds(file)) found("lineEnd", at);
      if (old) for (const at of commentEnds(file)) found("commentEnd", at);
    }
    if (
      !configuration.files.some(
        ({ text }) => text.includes("\\") && /\\[#!]/.test(text),
      )
    )
      return;
    walk(configuration.statements, ({ words }) => {
      const at = escapedBehind(words.at(-1) ?? words[0]);
      if (at === undefined) return;
      const [sign = ""] = escape.exec(textOf(at)) ?? [];
      report({
        message: "escaped",
        at,
        args: { sign },
        fixes: () => [{ title: "quote", safety: "safe", edits: [quoted(at)] }],
      });
    });
  },
});

const escape = /\\[#!]/;

/** The word with a `\#` that the last word of a statement is the beginning of, or that comes behind it. */
function escapedBehind({
  file,
  start,
  end,
  verbatim,
}: Word): Place | undefined {
  if (!verbatim) return undefined;
  const behind = file.text.slice(end, end + 1024);
  const match = /^[ \t]*(?=\\[#!])((?:\\[#!]|[^ \t\r\f\v\n"{}#!])+)/.exec(
    behind,
  );
  if (match === null) return undefined;
  const [{ length }, word = ""] = match;
  const isGlued = word.length === length && file.text[end - 1] !== '"';
  return {
    file,
    start: isGlued ? start : end + length - word.length,
    end: end + length,
  };
}

function quoted(place: Place): TextEdit {
  const text = textOf(place).replace(/\\([#!])/g, "$1");
  return { ...place, newText: `"${text}"` };
}

/** Backslashes that end a line which is no definition. */
function lineEnds(file: SourceFile): readonly Place[] {
  return linesOf(file).special.flatMap((segment: Segment) => {
    const { kind, end } = segment;
    if (kind !== "statement" || file.text[end - 1] !== "\\") return [];
    const word = segment.words.at(-1);
    const behind = /^[ \t\f\v]*(?:[#!].*)?\r*$/m.exec(
      file.text.slice(end, end + 1024),
    );
    if (word?.quoted === true || behind?.index !== 0) return [];
    return [{ file, start: end - 1, end }];
  });
}

/** Backslashes that end a comment, outside of definitions. */
function commentEnds(file: SourceFile): readonly Place[] {
  if (!/\\\r*(?:\n|$)/.test(file.text)) return [];
  const { comments, special } = linesOf(file);
  const definitions = special.filter(({ kind }) => kind === "definition");
  return comments.flatMap((comment) => {
    const written = textOf(comment).replace(/(?<!\r)\r+$/, "");
    const end = comment.start + written.length;
    const inside = definitions.some(
      (each) => each.start < comment.start && comment.start < each.end,
    );
    if (!written.endsWith("\\") || inside) return [];
    return [{ file, start: end - 1, end }];
  });
}
