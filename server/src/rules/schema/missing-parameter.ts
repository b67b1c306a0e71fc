import { isSchemaProblem } from "../../../../grammar/schema/check.ts";
import { syntaxOf } from "../../../../grammar/schema/syntax-line.ts";
import type { Place } from "../../../../grammar/syntax/source-file.ts";
import { defineRule } from "../rule.ts";
import { consequenceOf } from "./consequences.ts";
import { instanceWith } from "./example-configurations.ts";

export default defineRule({
  id: "missing-parameter",
  area: "schema",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary: "A keyword stands without the parameter it needs",
  why: "For most keywords this is fatal: `keepalived -t` stops at the line with exit code 2, later mistakes are not even looked for, and a daemon that is started (or reloaded) with the file ends. A value that a comment has cut off looks the same: `auth_pass #secret` has no parameter, because `#` and `!` start a comment anywhere outside of double quotes.",
  references: ["keepalived lib/parser.c: null_strvec"],
  examples: {
    bad: [
      instanceWith("garp_master_delay"),
      instanceWith("virtual_routes {\n    198.51.100.0/24 dev eth0 via\n}"),
    ],
    good: [
      instanceWith("garp_master_delay 10"),
      instanceWith("higher_prio_send_advert"),
    ],
  },
  messages: {
    missing:
      '"{keyword}" has no parameter: {consequence}; it is written "{syntax}"',
    comment:
      '"{sign}" begins a comment, so "{keyword}" has no parameter: {consequence}; put the value between double quotes, or remove the sign',
    missingShort: '"{keyword}" has no value behind it: {consequence}; give one',
    noDestination:
      'the route has no destination: {consequence}; write an address prefix or "default" (keepalived skips the word behind "inet" and "inet6")',
    noAction:
      'the rule has no action: {consequence}; write "table", "goto", "nop", "blackhole", "prohibit", "unreachable" or "l3mdev"',
  },
  explain: (problem, { report }) => {
    if (!isSchemaProblem(problem)) return;
    const { at, args, keyword, message } = problem;
    const consequence = consequenceOf(problem);
    const isWhole = keyword !== undefined && keyword.name === args.keyword;
    const sign = commentBehind(at);
    report({
      at,
      message:
        message !== "missing"
          ? message
          : sign !== ""
            ? "comment"
            : isWhole
              ? message
              : "missingShort",
      args: {
        sign,
        keyword: args.keyword ?? "",
        consequence,
        syntax: keyword === undefined ? "" : syntaxOf(keyword),
      },
    });
  },
});

/** The sign of a comment directly before a word, where the value should be; empty where there is none. */
function commentBehind({ file, end }: Place): string {
  const behind = /[ \t]+([#!])[^\s#!]/y;
  behind.lastIndex = end;
  return behind.exec(file.text)?.[1] ?? "";
}
