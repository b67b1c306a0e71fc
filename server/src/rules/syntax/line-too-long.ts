import { compareVersions } from "../../../../grammar/schema/versions.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "line-too-long",
  area: "syntax",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary: "A line is longer than keepalived reads",
  why: "The reader's buffer holds 1022 characters (bytes, of which an umlaut has two) and the line end. Release 2.4 drops the first 1023 characters of a longer line and reads the rest as a new line; 2.2.7 splits it there without a word. That holds for comments too: the tail of a long comment is read as configuration. Of 2.2.7 nothing is said where the tail is blank, or a comment itself.",
  references: ["keepalived lib/parser.c: MAXBUF"],
  examples: {
    bad: [`# ${"-".repeat(1040)}\n`],
    good: [`# ${"-".repeat(1000)}\n`],
  },
  replaces: ["unknown-keyword"],
  messages: {
    tooLong:
      "the line has {length} characters, keepalived reads {limit}: the rest is taken for another line; split it",
    tooManyBytes:
      "the line has {length} bytes, keepalived reads {limit}: the rest is taken for another line; split it",
  },
  explain: ({ message, at, args }, { report, target }) => {
    const tail = at.file.text.slice(at.start + 1, at.end);
    if (isHarmless.test(tail) && compareVersions(target, "2.4.0") < 0) return;
    report({ message, at, args });
  },
});

/** What older releases take for a line that says nothing. */
const isHarmless = /^[ \t\r\f\v]*(?:[#!]|$)/;
