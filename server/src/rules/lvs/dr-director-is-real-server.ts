import { last } from "../../model/values.ts";
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
import { fwmarkServiceEdits } from "../remedies/fwmark-service.ts";
import { iptablesRedirect, nftablesRedirect } from "../remedies/redirect.ts";
import { syncDaemonEdits } from "../remedies/sync-daemon.ts";
import { defineRule, type Fix, type RuleContext } from "../rule.ts";

const instance = (
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
`;

const service = (kind: string): string => `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo rr
    lb_kind ${kind}
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

const bound = `global_defs {
    lvs_sync_daemon eth0 VI_1 id 61
}
`;

export default defineRule({
  id: "dr-director-is-real-server",
  area: "lvs",
  severity: "error",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary:
    "Directors are real servers of each other with DR or TUN: packets go round between them",
  why: "keepalived programs the same virtual servers on MASTER and BACKUP. A packet that DR or TUN forwards still has the virtual address, so the other director's IPVS takes it for a new request, schedules it once more and may send it back. With n real servers every n-th connection circles until its TTL is used up, on kernels before 4.10 for ever; the load shows as traffic between the directors that goes on after the clients have stopped. NAT is not affected, since it rewrites the address. Silent where `lvs_sync_daemon` is bound to the instance that holds the address (then only `net.ipv4.vs.backup_only` is left to set), and where rules beside the configuration redirect what comes from a director's MAC address.",
  references: [
    "Linux net/netfilter/ipvs/ip_vs_core.c: ip_vs_in",
    "Linux Documentation/networking/ipvs-sysctl.rst: backup_only",
    "keepalived issues #2389, #2450",
  ],
  examples: {
    bad: [
      {
        "lb01.conf": instance("192.0.2.11", "192.0.2.12", 150) + service("DR"),
        "lb02.conf": instance("192.0.2.12", "192.0.2.11", 100) + service("DR"),
      },
      instance("192.0.2.11", "192.0.2.12", 150) + service("TUN"),
    ],
    good: [
      {
        "lb01.conf":
          bound + instance("192.0.2.11", "192.0.2.12", 150) + service("DR"),
        "lb02.conf":
          bound + instance("192.0.2.12", "192.0.2.11", 100) + service("DR"),
      },
      {
        "lb01.conf": instance("192.0.2.11", "192.0.2.12", 150) + service("NAT"),
        "lb02.conf": instance("192.0.2.12", "192.0.2.11", 100) + service("NAT"),
      },
      {
        "lb01.conf": instance("192.0.2.11", "192.0.2.12", 150) + service("DR"),
        "lb02.conf": instance("192.0.2.12", "192.0.2.11", 100) + service("DR"),
        "nftables.d/lvs-dr.nft":
          "table ip lvs_dr {\n    set director_macs {\n        type ether_addr\n        elements = { 52:54:00:aa:bb:01, 52:54:00:aa:bb:02 }\n    }\n    chain from_directors {\n        type nat hook prerouting priority dstnat; policy accept;\n        ip daddr 192.0.2.100 tcp dport 80 ether saddr @director_macs redirect\n    }\n}\n",
      },
    ],
  },
  messages: {
    loop: '"{address}" is {peer}, a director of {service} too: what {method} forwards there is scheduled again and goes round ({path}); keep the backup\'s IPVS out of the way or take the directors out of the pool',
    back: "{peer} sends packets of {service} back here",
    sync: "Bypass IPVS on the backup: bind lvs_sync_daemon to the instance on all nodes and set backup_only",
    nftables:
      "Redirect packets from the other directors to the local service: nftables rules beside the configurations",
    iptables:
      "Redirect packets from the other directors to the local service: iptables script beside the configurations",
    fwmark:
      "Convert to a firewall mark service: mark {mark} and redirect rules beside the configurations",
    nat: "Forward with NAT instead (real servers must answer through the director)",
  },
  checkCluster: (cluster, context) =>
    loopingHopsOfCluster(cluster).forEach((each) => reportLoop(each, context)),
  checkNode: (node, context) => {
    if (context.clusters.length === 0)
      loopingHopsOfNode(node).forEach((each) => reportLoop(each, context));
  },
});

function reportLoop(looping: LoopingHop, context: RuleContext): void {
  const { hop, loop } = looping;
  if (
    isMarked(looping) ||
    loop.syncDaemonFollows ||
    isRedirected(looping, context)
  )
    return;
  const args = {
    address: hop.realServer.address.word.text,
    peer: hop.to.name,
    service: serviceName(hop.service),
    method: hop.realServer.method ?? "DR",
    path: pathOf(looping),
  };
  const returning = loop.hops.find(({ from }) => from === hop.to);
  context.report({
    message: "loop",
    at: hop.realServer.address.word,
    args,
    related:
      returning?.from.node === undefined
        ? []
        : [{ message: "back", at: returning.realServer.address.word, args }],
    fixes: () => fixesFor(looping),
  });
}

function fixesFor(looping: LoopingHop): readonly Fix[] {
  const service = loopingServiceOf(looping);
  const services = servicesOn(looping);
  const mark = freeMark(looping);
  const suggested = { safety: "suggested" } as const;
  const single = looping.hop.service.key?.kind === "address";
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
    { title: "nftables", ...suggested, edits: nftablesRedirect(service) },
    { title: "iptables", ...suggested, edits: iptablesRedirect(service) },
    ...(single
      ? [
          {
            title: "fwmark",
            args: { mark },
            ...suggested,
            edits: [
              ...services.flatMap((each) => fwmarkServiceEdits(each, mark)),
              ...nftablesRedirect(service, mark),
            ],
          },
        ]
      : []),
    {
      title: "nat",
      ...suggested,
      edits: services.flatMap(({ statement }) => {
        const kind =
          last(statement, "lb_kind") ?? last(statement, "lvs_method");
        return kind === undefined ? [] : replaceArguments(kind, "NAT");
      }),
    },
  ];
}

/** The lowest mark that no service of the directors has. */
function freeMark({ graph }: LoopingHop): number {
  const taken = new Set(
    graph.directors
      .flatMap(({ node }) => node?.virtualServers ?? [])
      .flatMap(({ key }) => (key?.kind === "fwmark" ? [key.mark] : [])),
  );
  let mark = 1;
  while (taken.has(mark)) mark += 1;
  return mark;
}
