import type { Place } from "../../../../grammar/syntax/source-file.ts";
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
  why: "keepalived ignores the brace, but not the closing one that belongs to it: that one ends the enclosing block, and everything up to the real end becomes unknown. Only the first place is reported here, not what follows from it. Behind `@ID` no block begins either: a condition is for its line alone, and goes on to the next blank, so that of `@node1{` no node has the id.",
  references: [
    "keepalived lib/parser.c: process_stream",
    "keepalived lib/parser.c: read_line",
  ],
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
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    @lb01 {
        advert_int 1
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
    condition:
      '"{condition}" counts for its line alone, so no block begins here: keepalived ignores this "{" and its "}" then ends the enclosing block; remove both, and write "{condition}" before each line it is for',
    glued:
      'a condition goes on to the next blank, so "{condition}" is of a node called "{id}": keepalived drops the line without a word, and the "}" then ends the enclosing block; remove both, and write "{meant}" before each line it is for',
  },
  explain: ({ message, at, args }, { report }) => {
    const [before, negation = "", name = ""] =
      /^[ \t]*(@(\^?)([^\s{}]*)[ \t]*)$/.exec(lineBefore(at))?.slice(1) ?? [];
    if (before === undefined) {
      report({ message, at, args });
      return;
    }
    const meant = `@${negation}${name}`;
    if (/\s$/.test(before))
      report({ message: "condition", at, args: { condition: meant } });
    else
      report({
        message: "glued",
        at: { ...at, start: at.start - before.length },
        args: { condition: `${meant}{`, id: `${name}{`, meant },
      });
  },
});

function lineBefore({ file: { text }, start }: Place): string {
  return text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
}
