import type { Node } from "../../model/node.ts";
import { vipsOf } from "../addresses.ts";
import { replaceWord } from "../edits.ts";
import { addressesOf } from "../services.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "lvs-sync-without-instance",
  area: "lvs",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "lvs_sync_daemon is not bound to an instance",
  why: "Without an instance keepalived starts the sending and the receiving sync daemon on every node at once. The sysctl `net.ipv4.vs.backup_only`, which ends forwarding loops between directors, looks only at whether the receiving one runs: set to 1 it now switches off IPVS on all nodes. Bound to the instance that holds the service's VIP, the master sends and the others receive. Silent on nodes without an instance, where the sync daemon has nothing to follow.",
  references: [
    "keepalived check_daemon.c",
    "Linux include/net/ip_vs.h: sysctl_backup_only",
  ],
  examples: {
    bad: [
      `global_defs {
    lvs_sync_daemon eth0
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
virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
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
virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      `global_defs {
    lvs_sync_daemon eth0
}
virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
  },
  messages: {
    unbound:
      'without an instance every node sends and receives at once, and "net.ipv4.vs.backup_only=1" switches off IPVS on all of them; name the instance that holds the VIP',
    bind: 'bind it to "{instance}"',
  },
  checkNode: (node, { report }) => {
    const daemon = node.globals.lvsSyncDaemon;
    if (daemon === undefined || daemon.instance !== undefined || !daemon.known)
      return;
    if (node.instances.length === 0 || daemon.interface === undefined) return;
    const { statement, interface: device } = daemon;
    report({
      message: "unbound",
      at: statement,
      fixes: () =>
        candidates(node).map((instance) => ({
          title: "bind",
          args: { instance },
          safety: "suggested",
          edits: replaceWord(device.word, `${device.value} ${instance}`),
        })),
    });
  },
});

/** The instances that hold an address of a service, else the only one. */
function candidates(node: Node): readonly string[] {
  const keys = node.virtualServers.flatMap((each) => addressesOf(node, each));
  const holding = keys
    .flatMap((key) => vipsOf(node).of(key))
    .map(({ instance }) => instance.name);
  const all = node.instances.map(({ name }) => name);
  return [
    ...new Set(holding.length > 0 ? holding : all.length === 1 ? all : []),
  ];
}
