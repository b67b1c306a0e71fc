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
  why: "The reader's buffer holds 1022 characters and the line end. Release 2.4 drops the first 1023 characters of a longer line and reads the rest as a new line; 2.2.7 splits it there without a word. That holds for comments too: the tail of a long comment is read as configuration.",
  references: ["keepalived lib/parser.c: MAXBUF"],
  examples: {
    bad: [`# ${"-".repeat(1040)}\n`],
    good: [`# ${"-".repeat(1000)}\n`],
  },
  replaces: ["unknown-keyword"],
  messages: {
    tooLong:
      "the line has {length} characters, keepalived reads {limit}: the rest is taken for another line; split it",
  },
});
