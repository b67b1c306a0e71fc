import { defineRule } from "../rule.ts";
import { instanceWith } from "./example-configurations.ts";

export default defineRule({
  id: "needs-newer-keepalived",
  area: "schema",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary: "A keyword or word is younger than the target release",
  why: "The release that the project file names (`keepalivedVersion`) does not know the word yet: it reports an unknown keyword and ignores the line, and the braces of an unknown block are counted wrong. Without a target the newest release counts, so this rule speaks only where one is set.",
  references: ["keepalived ChangeLog"],
  examples: {
    bad: [
      {
        ".keepalived-lsp.json": '{ "keepalivedVersion": "2.2.7" }\n',
        "keepalived.conf": instanceWith("nopreempt\ntimer_expired_backup"),
      },
    ],
    good: [
      {
        ".keepalived-lsp.json": '{ "keepalivedVersion": "2.2.7" }\n',
        "keepalived.conf": instanceWith("nopreempt\ndown_timer_adverts 5"),
      },
    ],
  },
  messages: {
    keyword:
      '"{keyword}" exists since {since}: keepalived {target} takes it for an unknown keyword; remove it or upgrade',
    value:
      '"{value}" exists since {since}: keepalived {target} does not understand it; remove it or upgrade',
  },
});
