import { defineRule } from "../rule.ts";

export default defineRule({
  id: "include-cycle",
  area: "include",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary: "A file includes itself",
  why: "keepalived opens the file again and again until it has no file descriptors left, prints one message and goes on with whatever was read by then: every block of the file many times over. Here the second reading is left out, so other findings still make sense. The way round may lead through several files.",
  references: ["keepalived lib/parser.c: read_conf_file"],
  examples: {
    bad: [
      {
        "keepalived.conf": `include keepalived.conf
global_defs {
    router_id lb01
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
    cycle:
      '"{file}" is being read already: keepalived opens it again until it has no file descriptors left; remove this include',
  },
  explain: ({ message, at, args }, { report }) => {
    const uri = args.uri ?? "";
    report({ message, at, args: { file: uri.split("/").at(-1) ?? uri } });
  },
});
