import { isSchemaProblem } from "../../../../grammar/schema/check.ts";
import { syntaxOf } from "../../../../grammar/schema/syntax-line.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "missing-keyword",
  area: "schema",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary: "A block lacks a keyword without which keepalived drops it",
  why: "keepalived reads the block to its end, finds that what it is about is missing (the script of a vrrp_script, the file of a track_file), reports it and removes the block. Whatever refers to it by name is then reported as well, or is silently without a check. Silent if a line of the block is made by a definition that is not known.",
  references: [
    "keepalived keepalived/vrrp/vrrp_parser.c: vrrp_script_end_handler",
  ],
  examples: {
    bad: [
      `vrrp_script chk_haproxy {
    interval 2
    fall 3
}
`,
    ],
    good: [
      `vrrp_script chk_haproxy {
    script "/usr/bin/pgrep haproxy"
    interval 2
    fall 3
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
    track_script {
        chk_haproxy
    }
}
`,
    ],
  },
  misses: "in-block",
  messages: {
    missing:
      '"{block}" has no "{keyword}": keepalived reports it and drops the block; add "{syntax}"',
  },
  explain: (problem, { report }) => {
    if (!isSchemaProblem(problem)) return;
    const { at, message, args, keyword } = problem;
    report({
      at,
      message,
      args: { ...args, syntax: keyword === undefined ? "" : syntaxOf(keyword) },
    });
  },
});
