import { defineRule } from "../rule.ts";

export default defineRule({
  id: "include-quoted",
  area: "include",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "The file of an include stands in quotes",
  why: "include takes the rest of the line as it is, so the quotes become a part of the name and no file matches. keepalived prints that files are missing, but a test ends with 0, and the instances that stand there are simply absent. Measured with 2.2.7. Blanks in a name need no quotes.",
  references: ["keepalived lib/parser.c: check_include"],
  examples: {
    bad: [
      {
        "keepalived.conf": `include "conf.d/instances.conf"
`,
        "conf.d/instances.conf": `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      },
    ],
    good: [
      {
        "keepalived.conf": `include conf.d/instances.conf
`,
        "conf.d/instances.conf": `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      },
    ],
  },
  messages: {
    quoted:
      "the quotes are taken for a part of the name, so no file matches: remove them",
    remove: "remove the quotes",
  },
  replaces: ["include-no-match"],
  checkNode({ configuration }, { report }) {
    for (const { pattern } of configuration.includes) {
      const plain =
        /^"(.*)"$/.exec(pattern.text)?.[1] ??
        /^'(.*)'$/.exec(pattern.text)?.[1];
      if (plain === undefined) continue;
      report({
        message: "quoted",
        at: pattern,
        fixes: () =>
          pattern.verbatim
            ? [
                {
                  title: "remove",
                  safety: "safe",
                  edits: [
                    {
                      file: pattern.file,
                      start: pattern.start,
                      end: pattern.end,
                      newText: plain,
                    },
                  ],
                },
              ]
            : [],
      });
    }
  },
});
