import { spanning } from "../../../../grammar/syntax/source-file.ts";
import { nameOf } from "../../model/read-globals.ts";
import { inside, last } from "../../model/values.ts";
import { removeStatement, appendToBlock } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { isBefore } from "../tracking.ts";
import { nearest } from "../nearest.ts";

export default defineRule({
  id: "vrrp-script-unused",
  area: "script",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A vrrp_script is tracked by nobody",
  why: "A vrrp_script only runs if an instance or a sync group names it in track_script. Without that the service is not watched, although the file looks as if it were; keepalived logs it when it starts, a configuration test is silent. The rule is silent where a file included cannot be read, and in files that have scripts but no instances: those are parts of a larger configuration.",
  references: ["keepalived keepalived/vrrp/vrrp.c: vrrp_complete_init"],
  examples: {
    bad: [
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "/usr/bin/test -e /run/nginx.pid"
    interval 2
}
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
    ],
    good: [
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "/usr/bin/test -e /run/nginx.pid"
    interval 2
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    track_script {
        chk_app
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `global_defs {
    enable_script_security
    script_user root
}
vrrp_script chk_app {
    script "/usr/bin/test -e /run/nginx.pid"
    interval 2
}
vrrp_sync_group G {
    group {
        VI_1
        VI_2
    }
    track_script {
        chk_app
    }
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_2 {
    state BACKUP
    interface eth1
    virtual_router_id 62
    priority 100
    virtual_ipaddress {
        198.51.100.100/24
    }
}
`,
    ],
  },
  misses: "in-configuration",
  messages: {
    unused:
      'vrrp_script "{name}" is in no track_script, so it never runs: track it in "{instance}"',
    track: "track it in {instance}",
    remove: "remove the script",
  },
  checkFrame(node, { report }) {
    const { blocks, gaps, instances, syncGroups } = node;
    if (
      !node.complete ||
      instances.length === 0 ||
      [...instances, ...syncGroups].some(({ statement }) =>
        gaps.inside(statement),
      )
    )
      return;
    // Also in blocks with a misspelt name, which have a finding of their own.
    const tracked = new Set(
      [...instances, ...syncGroups].flatMap(({ statement }) =>
        inside(statement).flatMap((block) =>
          inside(block).map(({ words }) => words[0].text),
        ),
      ),
    );
    if ([...tracked].some((name) => name.includes("$"))) return;
    const heads = blocks("vrrp_script");
    const names = heads.map(nameOf);
    for (const head of heads) {
      const name = nameOf(head);
      const [instance] = instances;
      if (name === undefined || instance === undefined || tracked.has(name))
        continue;
      // A tracker with a misspelt name is the cause, and has its own finding.
      if (
        nearest(
          name,
          [...tracked].filter((each) => !names.includes(each)),
        ) !== undefined
      )
        continue;
      report({
        message: "unused",
        at: spanning(head.words[0], head.words[1] ?? head.words[0]),
        args: { name, instance: instance.name },
        fixes: () => {
          const block = last(instance.statement, "track_script");
          const edits =
            block === undefined
              ? appendToBlock(instance.statement, [
                  "track_script {",
                  `    ${name}`,
                  "}",
                ])
              : appendToBlock(block, [name]);
          return [
            // A name is looked up while the instance is read.
            ...(isBefore(node, head, instance.statement)
              ? [
                  {
                    title: "track",
                    args: { instance: instance.name },
                    safety: "suggested",
                    edits,
                  } as const,
                ]
              : []),
            {
              title: "remove",
              safety: "suggested",
              edits: removeStatement(head),
            },
          ];
        },
      });
    }
  },
});
