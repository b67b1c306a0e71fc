import { linesOf } from "../../../../grammar/syntax/line-parser.ts";
import { rootBlocks, nameOf } from "../../model/read-globals.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "include-behind-condition",
  area: "include",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary:
    "A file with instances is included behind a condition, a brace or by a definition",
  why: 'An include behind "@ID" is obeyed twice: by the process that reads the files, and again by each process that reads its copy. Instances, sync groups and other named blocks of the file are then defined already, and a test fails; value blocks get their lines twice. The same holds for an include behind a brace, and for one that a definition makes. Measured with 2.2.7 and 2.4.3. Put the condition into the included file, or choose the file by a definition: "@lb01 $NODE=lb01" and "include ${NODE}.conf".',
  references: [
    "keepalived lib/parser.c: read_conf_file, copies for the processes",
  ],
  examples: {
    bad: [
      {
        "keepalived.conf": `@conformance include conf.d/instances.conf
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
      {
        "keepalived.conf": `@conformance include conf.d/globals.conf
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
        "conf.d/globals.conf": `$UNUSED=1
`,
      },
    ],
  },
  messages: {
    twice:
      'keepalived reads a file included behind "@{id}" twice, so "{name}" is defined already: put the condition into the file, or choose the file by a definition',
    twiceInLine:
      'keepalived reads a file twice if its include does not begin the line, so "{name}" is defined already: put the include on a line of its own',
  },
  replaces: ["duplicate-vip-in-instance"],
  checkNode({ configuration }, { report }) {
    for (const { at, matches, twice } of configuration.includes) {
      if (!twice) continue;
      const segment = linesOf(at.file).segments.find(
        ({ kind, start }) => kind === "include" && start === at.start,
      );
      const condition = segment?.conditions[0];
      const named = [
        "vrrp_instance",
        "vrrp_sync_group",
        "track_group",
        "bfd_instance",
      ]
        .flatMap((keyword) => rootBlocks(configuration, keyword))
        .find(({ file }) => matches?.includes(file.uri) === true);
      if (named === undefined) continue;
      const name = nameOf(named) ?? "";
      if (condition === undefined) {
        report({ message: "twiceInLine", at, args: { name } });
        continue;
      }
      const id = `${condition.negated ? "^" : ""}${condition.id}`;
      report({ message: "twice", at, args: { id, name } });
    }
  },
});
