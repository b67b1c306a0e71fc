import type { Place } from "../../../../grammar/syntax/source-file.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "mistyped-brace",
  area: "syntax",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary:
    "A bracket of another kind stands in the place of a brace, or a brace stands twice",
  why: "Only `{` and `}` begin and end a block. Other brackets, full-width ones too as an input method for Chinese or Japanese gives them, are words or parts of words: the block is not opened, or goes on to the end of the file. Of two opening braces keepalived ignores one, but not the closing brace that is then found too early. The block is read here as it is meant, so that what is wrong in the rest of the file is told as well.",
  references: ["keepalived lib/parser.c: process_stream, brace counter"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    ]
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress (
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {{
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
  messages: {
    closing:
      '"{sign}" stands where "{keyword}" ends: keepalived takes it for a word and reads on inside of the block; write "}"',
    opening:
      '"{sign}" stands where the block of "{keyword}" begins: keepalived takes it for a part of a word; write "{"',
    doubled:
      'this "{" stands behind another: keepalived ignores it, and the block ends one "}" too early; remove it',
    close: 'write "}"',
    open: 'write "{"',
    remove: 'remove the "{"',
  },
  explain: ({ message, at, args }, { report }) => {
    const [title, newText] =
      message === "closing"
        ? ["close", "}"]
        : message === "opening"
          ? ["open", isBehindBlank(at) ? "{" : " {"]
          : ["remove", ""];
    report({
      message,
      at,
      args,
      fixes: () => [{ title, safety: "safe", edits: [{ ...at, newText }] }],
    });
  },
});

function isBehindBlank({ file, start }: Place): boolean {
  return /[ \t]/.test(file.text.charAt(start - 1));
}
