import type { Statement } from "../../../../grammar/syntax/tree.ts";
import { appendWord } from "../edits.ts";
import { defineRule, type Fix, type NodeContext } from "../rule.ts";

export default defineRule({
  id: "tunnel-options-conflict",
  area: "lvs",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "The options of a tunnel do not fit its type",
  why: "`TUN` wraps packets as `ipip` (the default), `gre` or `gue`. Only `gue` runs over UDP, so it needs a `port`, and the others must not have one; `ipip` has no checksum, so `csum` and `remcsum` are refused, and `gre` has no `remcsum`. keepalived reports the line and keeps the plain method without the options, so packets leave in another wrapping than the real servers expect.",
  references: ["keepalived check_parser.c: svr_forwarding_handler"],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind TUN type gue
    protocol TCP
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
    good: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind TUN type gue port 6080 remcsum
    protocol TCP
    real_server 198.51.100.1 80 {
        lvs_method TUN type gre csum
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
  },
  messages: {
    needsPort:
      'a "gue" tunnel runs over UDP and needs a port: keepalived ignores the options; add "port" and a number',
    noPort:
      'only "gue" tunnels have a port: keepalived ignores the options of this "{type}" tunnel; remove it, or write "type gue"',
    noChecksum:
      '"{type}" tunnels do not have "{checksum}": keepalived ignores the options; remove it',
    addPort: 'add "port 6080", the usual one',
  },
  visit: {
    "virtual_server/lb_kind": check,
    "virtual_server/lvs_method": check,
    "virtual_server/sorry_server_lvs_method": check,
    "virtual_server/real_server/lvs_method": check,
  },
});

function check(statement: Statement, { report }: NodeContext): void {
  const words = statement.words.slice(2).map(({ text }) => text);
  const at = words.indexOf("type");
  const type = at < 0 ? "ipip" : (words[at + 1] ?? "");
  const hasPort = words.includes("port");
  const checksum = words.findLast((word) =>
    ["csum", "nocsum", "remcsum"].includes(word),
  );
  // Words the daemon does not know make it drop the line earlier: the schema tells.
  if (!["ipip", "gre", "gue"].includes(type)) return;
  const message =
    type === "gue" && !hasPort
      ? "needsPort"
      : type !== "gue" && hasPort
        ? "noPort"
        : (type === "ipip" &&
              (checksum === "csum" || checksum === "remcsum")) ||
            (type === "gre" && checksum === "remcsum")
          ? "noChecksum"
          : undefined;
  if (message === undefined) return;
  report({
    message,
    at: statement,
    args: { type, checksum: checksum ?? "" },
    fixes: (): readonly Fix[] =>
      message === "needsPort"
        ? [
            {
              title: "addPort",
              safety: "suggested",
              edits: appendWord(statement, "port 6080"),
            },
          ]
        : [],
  });
}
