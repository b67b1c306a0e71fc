import { replaceArguments } from "../edits.ts";
import {
  isMarked,
  isRedirected,
  loopingHopsOfCluster,
  loopingHopsOfNode,
  loopingServiceOf,
  pathOf,
  servicesOn,
  type LoopingHop,
} from "../forwarding-loops.ts";
import { serviceName } from "../services.ts";
import { iptablesRedirect, nftablesRedirect } from "../remedies/redirect.ts";
import { syncDaemonEdits } from "../remedies/sync-daemon.ts";
import { defineRule, type Fix, type RuleContext } from "../rule.ts";

const node = (
  source: string,
  peer: string,
  priority: number,
): string => `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority ${priority}
    unicast_src_ip ${source}
    unicast_peer {
        ${peer}
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
virtual_server fwmark 3 {
    delay_loop 10
    lb_algo rr
    lb_kind DR
    real_server 192.0.2.11 {
        TCP_CHECK {
            connect_port 8080
        }
    }
    real_server 192.0.2.12 {
        TCP_CHECK {
            connect_port 8080
        }
    }
}
`;

const bound = "global_defs {\n    lvs_sync_daemon eth0 VI_1 id 61\n}\n";

const redirect = `iptables -t mangle -A PREROUTING -d 192.0.2.100 -p tcp --dport 8080 -m mac ! --mac-source 52:54:00:aa:bb:02 -j MARK --set-mark 3
iptables -t nat -A PREROUTING -d 192.0.2.100 -p tcp --dport 8080 -m mac --mac-source 52:54:00:aa:bb:02 -j REDIRECT
`;

export default defineRule({
  id: "dr-fwmark-mac-incomplete",
  area: "lvs",
  severity: "warning",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary:
    "A firewall mark alone does not end the loop between directors that are real servers",
  why: "Marking only what does not come from the other director's MAC address stops IPVS from creating a connection for such a packet, but not from using one it has: the connection table is asked before the mark, and its key holds neither mark nor MAC address. It works after the first start; once the nodes have changed roles and back, entries left from the time as MASTER send packets round again. What ends it is a redirect of the other directors' packets before IPVS, or switching off IPVS on the backup. Silent where such rules lie beside the configuration, and where `lvs_sync_daemon` is bound to the instance. Different marks on the two nodes change nothing.",
  references: [
    "Linux net/netfilter/ipvs/ip_vs_core.c: ip_vs_in, tcp_conn_schedule",
    "keepalived issue #2450",
  ],
  examples: {
    bad: [
      {
        "lb01.conf": node("192.0.2.11", "192.0.2.12", 150),
        "lb02.conf": node("192.0.2.12", "192.0.2.11", 100),
      },
    ],
    good: [
      {
        "lb01.conf": bound + node("192.0.2.11", "192.0.2.12", 150),
        "lb02.conf": bound + node("192.0.2.12", "192.0.2.11", 100),
      },
      {
        "lb01.conf": node("192.0.2.11", "192.0.2.12", 150),
        "lb02.conf": node("192.0.2.12", "192.0.2.11", 100),
        "lvs-iptables.sh": redirect,
      },
    ],
  },
  messages: {
    table:
      '{service} still sends packets round ({path}): "{address}" is the director {peer}, and IPVS asks its connection table before the mark, so entries from an earlier time as MASTER go on; redirect what comes from the directors, too',
    back: "{peer} sends packets of {service} back here",
    sync: "Bypass IPVS on the backup: bind lvs_sync_daemon to the instance on all nodes and set backup_only",
    nftables:
      "Redirect packets from the other directors to the local service: nftables rules beside the configurations",
    iptables:
      "Redirect packets from the other directors to the local service: iptables script beside the configurations",
  },
  checkCluster: (cluster, context) =>
    loopingHopsOfCluster(cluster).forEach((each) => reportLoop(each, context)),
  checkNode: (each, context) => {
    if (context.clusters.length === 0)
      loopingHopsOfNode(each).forEach((looping) =>
        reportLoop(looping, context),
      );
  },
});

function reportLoop(looping: LoopingHop, context: RuleContext): void {
  const { hop, loop } = looping;
  if (
    !isMarked(looping) ||
    loop.syncDaemonFollows ||
    isRedirected(looping, context)
  )
    return;
  const args = {
    address: hop.realServer.address.word.text,
    peer: hop.to.name,
    service: serviceName(hop.service),
    path: pathOf(looping),
  };
  const returning = loop.hops.find(({ from }) => from === hop.to);
  context.report({
    message: "table",
    at: hop.realServer.address.word,
    args,
    related:
      returning?.from.node === undefined
        ? []
        : [
            {
              message: "back",
              at: returning.realServer.address.word,
              args: { ...args, service: serviceName(returning.service) },
            },
          ],
    fixes: () => fixesFor(looping),
  });
}

function fixesFor(looping: LoopingHop): readonly Fix[] {
  const service = loopingServiceOf(looping);
  const { key } = looping.hop.service;
  const mark = key?.kind === "fwmark" ? key.mark : undefined;
  const suggested = { safety: "suggested" } as const;
  // The rules are the same for all directors, so their services wait for the same mark.
  const marks = servicesOn(looping).flatMap((each) =>
    mark !== undefined && each.key?.kind === "fwmark" && each.key.mark !== mark
      ? replaceArguments(each.statement, `fwmark ${mark}`)
      : [],
  );
  return [
    ...(looping.activeActive
      ? []
      : [
          {
            title: "sync",
            ...suggested,
            edits: syncDaemonEdits(service.directors),
          },
        ]),
    {
      title: "nftables",
      ...suggested,
      edits: [...marks, ...nftablesRedirect(service, mark)],
    },
    {
      title: "iptables",
      ...suggested,
      edits: [...marks, ...iptablesRedirect(service, mark)],
    },
  ];
}
