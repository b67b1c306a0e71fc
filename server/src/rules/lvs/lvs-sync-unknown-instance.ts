import { replaceWord } from "../edits.ts";
import { nearest } from "../nearest.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "lvs-sync-unknown-instance",
  area: "lvs",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "lvs_sync_daemon names an instance that does not exist",
  why: "The sync daemon follows the state of a VRRP instance. If keepalived does not find the instance it starts no daemon at all, with a line in the log at run time only: after a failover all connections are lost. The rule waits for instances that an unreadable include may bring, and is silent in files without any instance, which are parts of something larger.",
  references: [
    "keepalived vrrp.c: vrrp_complete_init",
    "keepalived global_parser.c: lvs_syncd_handler",
  ],
  examples: {
    bad: [
      `global_defs {
    lvs_sync_daemon eth0 VI_X
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
    lvs_sync_daemon eth0 VI_1
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
      `global_defs {
    lvs_sync_daemon eth0 inst VI_1 id 61
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
  },
  misses: "at-root",
  messages: {
    unknown:
      'there is no vrrp_instance "{instance}": no sync daemon is started, and connections are lost at a failover; name one of {known}',
    use: 'write "{instance}"',
  },
  checkFrame: (node, { report }) => {
    const daemon = node.globals.lvsSyncDaemon;
    const instance = daemon?.instance;
    const names = node.instances.map(({ name }) => name);
    if (instance === undefined || names.length === 0 || !node.complete) return;
    if (names.includes(instance.value)) return;
    const near =
      nearest(instance.value, names) ??
      (names.length === 1 ? names[0] : undefined);
    report({
      message: "unknown",
      at: instance.word,
      args: {
        instance: instance.value,
        known: names.map((name) => `"${name}"`).join(", "),
      },
      fixes: () =>
        near === undefined
          ? []
          : [
              {
                title: "use",
                args: { instance: near },
                safety: "suggested",
                edits: replaceWord(instance.word, near),
              },
            ],
    });
  },
});
