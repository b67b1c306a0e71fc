import { defineRule } from "../rule.ts";

export default defineRule({
  id: "stray-close-brace",
  area: "syntax",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "A closing brace closes nothing",
  why: "keepalived takes the brace for the end of the enclosing block. Inside a block that ends it too early, and all keywords behind it become unknown; at the outermost level the brace itself is an unknown keyword.",
  references: ["keepalived lib/parser.c: brace counter"],
  examples: {
    bad: [
      `global_defs {
    router_id lb01
}
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    virtual_ipaddress {
        192.0.2.100/24
    }
    }
    priority 100
}
`,
    ],
    good: [
      `global_defs {
    router_id lb01
}
`,
    ],
  },
  messages: {
    stray:
      'this "}" closes no block: remove it, or open the block it belongs to',
    remove: 'remove the "}"',
  },
  explain: ({ message, at, args }, { report }) => {
    report({
      message,
      at,
      args,
      fixes: () => [
        {
          title: "remove",
          safety: "suggested",
          edits: [{ ...at, newText: "" }],
        },
      ],
    });
  },
});
