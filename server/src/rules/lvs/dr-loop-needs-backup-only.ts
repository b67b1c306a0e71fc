import {
  hasBackupOnly,
  isRedirected,
  loopingHopsOfCluster,
  loopingHopsOfNode,
  loopingServiceOf,
  type LoopingHop,
} from "../forwarding-loops.ts";
import { editableNodes } from "../remedies/director.ts";
import { kernelFiles } from "../remedies/sync-daemon.ts";
import { defineRule, type RuleContext } from "../rule.ts";

const configuration = `global_defs {
    lvs_sync_daemon eth0 VI_1 id 61
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    unicast_src_ip 192.0.2.11
    unicast_peer {
        192.0.2.12
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo rr
    lb_kind DR
    protocol TCP
    real_server 192.0.2.11 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
    real_server 192.0.2.12 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`;

export default defineRule({
  id: "dr-loop-needs-backup-only",
  area: "lvs",
  severity: "info",
  scope: "workspace",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary:
    "The sync daemon ends the loop between directors only with net.ipv4.vs.backup_only",
  why: "keepalived tells the kernel's sync daemon which state the instance is in. Only with `net.ipv4.vs.backup_only = 1` does the kernel take a backup's IPVS out of the packet path; the default is 0, and then the backup goes on scheduling. The setting can't be seen in keepalived's files, so this is information; it is silent where a sysctl file beside the configuration of each node sets it.",
  references: [
    "Linux include/net/ip_vs.h: sysctl_backup_only",
    "Linux Documentation/networking/ipvs-sysctl.rst: backup_only",
    "keepalived vrrp.c: vrrp_state_become_master, vrrp_state_leave_master",
  ],
  examples: {
    bad: [configuration],
    good: [
      {
        "keepalived.conf": configuration,
        "sysctl.d/60-ipvs.conf": "net.ipv4.vs.backup_only = 1\n",
      },
    ],
  },
  messages: {
    backupOnly:
      'the sync daemon follows "{instance}", but the backup still schedules packets unless net.ipv4.vs.backup_only is 1 on every director: set it there',
    create:
      "Create the sysctl and modules-load files beside the configurations",
  },
  checkCluster: (cluster, context) =>
    reportOnce(loopingHopsOfCluster(cluster), context),
  checkNode: (node, context) => {
    if (context.clusters.length === 0)
      reportOnce(loopingHopsOfNode(node), context);
  },
});

/** Once for each node, at its `lvs_sync_daemon`. */
function reportOnce(hops: readonly LoopingHop[], context: RuleContext): void {
  const told = new Set<LoopingHop["node"]>();
  for (const looping of hops) {
    const daemon = looping.node.globals.lvsSyncDaemon;
    if (
      !looping.loop.syncDaemonFollows ||
      daemon === undefined ||
      told.has(looping.node)
    )
      continue;
    if (hasBackupOnly(looping, context) || isRedirected(looping, context))
      continue;
    told.add(looping.node);
    context.report({
      message: "backupOnly",
      at: daemon.statement,
      args: { instance: daemon.instance?.value ?? "" },
      fixes: () => [
        {
          title: "create",
          safety: "suggested",
          edits: editableNodes(loopingServiceOf(looping).directors).flatMap(
            (node) => kernelFiles(node),
          ),
        },
      ],
    });
  }
}
