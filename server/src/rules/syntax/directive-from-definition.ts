import { defineRule } from "../rule.ts";

export default defineRule({
  id: "directive-from-definition",
  area: "syntax",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  reportedSince: "2.4.0",
  fix: "none",
  summary: "A definition makes a condition, another definition or a sequence",
  why: 'Up to 2.3.4 keepalived looks at a line again once its definitions are replaced. From 2.4.0 on it does not: what then begins with "@lb01", "$NAME=" or "~SEQ(...)" is taken for a keyword, reported, and ignored, although the manual has an example of it. Sequences without a dollar sign were never seen in this way. Write the condition, the definition or the sequence into the line itself; a definition may make what follows. The further lines of a definition of several lines are not concerned.',
  references: [
    "keepalived lib/parser.c: read_line",
    "man keepalived.conf(5), DEFINITIONS",
  ],
  examples: {
    bad: [
      `$ON_LB01=@lb01 priority 150
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
    $ON_LB01
}
`,
    ],
    good: [
      `$HIGH=priority 150
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    @^lb01 priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
    @lb01 $HIGH
}
`,
    ],
  },
  messages: {
    condition:
      "the line begins with a condition only once it is replaced, and keepalived 2.4 takes that for a keyword: write the condition here, in front of the name",
    definition:
      "the line is a definition only once it is replaced, and keepalived 2.4 takes that for a keyword: write the definition here",
    sequence:
      "the line is a sequence only once it is replaced, and keepalived takes that for a keyword: write the sequence here",
  },
});
