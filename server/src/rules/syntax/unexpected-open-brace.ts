import { defineRule } from "../rule.ts";

export default defineRule({
  id: "unexpected-open-brace",
  area: "syntax",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary: "An opening brace stands where no block can begin",
  why: "keepalived ignores the brace, but not the closing one that belongs to it: that one ends the enclosing block, and everything up to the real end becomes unknown. Only the first place is reported here, not what follows from it.",
  references: ["keepalived lib/parser.c: process_stream"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    {
        advert_int 1
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
    priority {
        100
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
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  replaces: ["unclosed-block"],
  messages: {
    noKeyword:
      'no block begins here: keepalived ignores this "{" and its "}" then ends the enclosing block; remove both',
    noBlock:
      '"{keyword}" takes no block here: keepalived ignores this "{" and its "}" then ends the enclosing block; write the value behind the keyword',
  },
});
