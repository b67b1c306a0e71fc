import { appendWord } from "../edits.ts";
import { marksOfNoFamily } from "../mixed-groups.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "virtual-server-group-mixed-families",
  area: "lvs",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary:
    "A group has addresses of both families and a firewall mark of neither",
  why: "Each entry of a group becomes a service of its own in the kernel, and each service has one address family. A mark without a family takes the group's, so it cannot be told in a group with IPv4 and IPv6; keepalived removes the whole group, and with it every service that names it. Write `fwmark N inet` or `fwmark N inet6` (since 2.1.0).",
  references: ["keepalived check_parser.c: vsg_handler"],
  examples: {
    bad: [
      `virtual_server_group WEB {
    192.0.2.100 80
    2001:db8::100 80
    fwmark 6
}
`,
    ],
    good: [
      `virtual_server_group WEB {
    192.0.2.100 80
    2001:db8::100 80
    fwmark 6 inet
}
virtual_server group WEB {
    delay_loop 6
    lb_algo wrr
    lb_kind TUN
    protocol TCP
    real_server 198.51.100.1 {
        TCP_CHECK {
            connect_port 80
        }
    }
}
`,
    ],
  },
  messages: {
    mixed:
      'group "{group}" has IPv4 and IPv6, so "{mark}" needs a family: keepalived removes the whole group; add "inet" or "inet6"',
    family: 'add "{family}"',
  },
  checkFrame: ({ virtualServerGroups }, { report }) => {
    for (const group of virtualServerGroups)
      for (const mark of marksOfNoFamily(group))
        report({
          message: "mixed",
          at: mark,
          args: {
            group: group.name,
            mark: mark.words.map(({ text }) => text).join(" "),
          },
          fixes: () =>
            ["inet", "inet6"].map((family) => ({
              title: "family",
              args: { family },
              safety: "suggested",
              edits: appendWord(mark, family),
            })),
        });
  },
});
