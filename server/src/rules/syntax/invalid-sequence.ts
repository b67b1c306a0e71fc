import { defineRule } from "../rule.ts";

export default defineRule({
  id: "invalid-sequence",
  area: "syntax",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary: "A ~SEQ or ~LST can't be unrolled",
  why: "keepalived reports the line and drops it with everything it should have repeated. A sequence is `~SEQ(VAR, [START, [STEP,]] END) REST` and must reach END in steps of the right sign; a list is `~LST(VAR, V1, V2) REST` or `~LST({A, B}, {1, 2}) REST`.",
  references: ["keepalived lib/parser.c: add_seq, add_lst"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
        ~SEQ(n, 1, -1, 3) 192.0.2.$n/24
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
    virtual_ipaddress {
        192.0.2.100/24
        ~SEQ(n, 1, 3) 192.0.2.\${n}/24
    }
}
`,
    ],
  },
  messages: {
    malformed:
      "{text} can't be unrolled: keepalived drops the line; write ~SEQ(VAR, START, STEP, END) with a step that leads from START to END, or ~LST(VAR, VALUE, ...)",
  },
});
