import { defineRule } from "../rule.ts";

export default defineRule({
  id: "include-with-variable",
  area: "include",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "safe",
  summary: "A definition in an include is not replaced",
  why: '"$NAME" counts only before a blank, a comma, a parenthesis or the end of the line. In "include $DIR/lb.conf" a slash follows, so keepalived looks for a file with a dollar sign in its name; it says that files are missing and a test still ends with 0, without the instances that stand there. "${NAME}" works everywhere. Measured with 2.2.7 and 2.4.3.',
  references: [
    "keepalived lib/parser.c: replace_param",
    "man keepalived.conf(5), include",
  ],
  examples: {
    bad: [
      {
        "keepalived.conf": `$DIR=conf.d
include $DIR/instances.conf
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
        "keepalived.conf": `$DIR=conf.d
include \${DIR}/instances.conf
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
    glued:
      '"{written}" is not replaced because "{next}" follows it, so keepalived looks for a file of this very name: put braces around the name',
    braces: "put braces around {name}",
  },
  replaces: ["include-no-match"],
  checkNode({ configuration }, { report }) {
    for (const { pattern } of configuration.includes) {
      const match = /\$([A-Za-z_]\w*)(?=([^\s,)\w]))/.exec(pattern.text);
      if (match === null) continue;
      const [written, name = "", next = ""] = match;
      const braces = `\${${name}}`;
      const start = pattern.start + match.index;
      const at = pattern.verbatim
        ? { file: pattern.file, start, end: start + written.length }
        : pattern;
      report({
        message: "glued",
        at,
        args: { written, next },
        fixes: () =>
          pattern.verbatim
            ? [
                {
                  title: "braces",
                  args: { name },
                  safety: "safe",
                  edits: [{ ...at, newText: braces }],
                },
              ]
            : [],
      });
    }
  },
});
