import type { Place } from "../../../../grammar/syntax/source-file.ts";
import type { Cluster } from "../../model/cluster.ts";
import type { LvsSyncDaemon, Node } from "../../model/node.ts";
import { appendToBlock, appendWord, replaceWord } from "../edits.ts";
import {
  defineRule,
  type Edit,
  type Related,
  type RuleContext,
} from "../rule.ts";
import { nameIn, sidesOf } from "./sides.ts";

const node = (priority: number, sync: string): string => `global_defs {
    ${sync}
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority ${priority}
    virtual_ipaddress {
        192.0.2.100/24
    }
}
virtual_server 192.0.2.100 80 {
    delay_loop 10
    lb_algo rr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
    real_server 198.51.100.2 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`;

export default defineRule({
  id: "lvs-sync-parameters-mismatch",
  area: "cluster",
  severity: "error",
  scope: "cluster",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "The connection tables of two directors are not synchronised",
  why: "The sync daemon sends the connections of the MASTER to a multicast group, and the kernel of the BACKUP drops messages with another id than its own without a word: open connections break at a fail-over. The id is the one of `id`, else the VRID of the instance the daemon follows; port (8848) and group (224.0.0.81) have to agree too. The same holds if only one of two directors has the line. Interfaces may have different names.",
  references: [
    "Linux net/netfilter/ipvs/ip_vs_sync.c: ip_vs_process_message",
    "keepalived.conf(5): lvs_sync_daemon",
  ],
  examples: {
    bad: [
      {
        "lb01.conf": node(150, "lvs_sync_daemon eth0 VI_1 id 10"),
        "lb02.conf": node(100, "lvs_sync_daemon eth0 VI_1 id 20"),
      },
      {
        "lb01.conf": node(150, "lvs_sync_daemon eth0 VI_1 port 8850"),
        "lb02.conf": node(100, "router_id lb02"),
      },
    ],
    good: [
      {
        "lb01.conf": node(150, "lvs_sync_daemon eth0 VI_1 id 61"),
        "lb02.conf": node(100, "lvs_sync_daemon eth1 VI_1"),
      },
    ],
  },
  messages: {
    id: "the sync daemon has id {here} here and {there} on {node}: connections are not synchronised and break at a fail-over",
    port: "the sync daemon uses port {here} here and {there} on {node}: connections are not synchronised and break at a fail-over",
    group:
      "the sync daemon uses group {here} here and {there} on {node}: connections are not synchronised and break at a fail-over",
    alone:
      '{node} has no "lvs_sync_daemon": connections are not synchronised and break at a fail-over',
    missing:
      'this node has no "lvs_sync_daemon" but {node} has: connections are not synchronised and break at a fail-over',
    there: "another director, {node}",
    adopt: "use the {what} of {node}, {there}",
    add: "add the line to {node}",
    addHere: "add the line of {node}",
  },
  checkCluster(cluster, context) {
    for (const node of cluster.nodes) {
      const others = cluster.nodes.filter((other) =>
        areDirectors(cluster, node, other),
      );
      checkPresence(cluster, node, others, context);
      for (const what of parameterNames)
        checkParameter(cluster, node, others, what, context);
    }
  },
});

const parameterNames = ["id", "port", "group"] as const;
type Parameter = (typeof parameterNames)[number];

/** Says once at a node that it alone has, or has not, what the others have; they are listed. */
function checkPresence(
  cluster: Cluster,
  node: Node,
  others: readonly Node[],
  { report }: RuleContext,
): void {
  const isMissing = ({ globals }: Node): boolean =>
    globals.lvsSyncDaemon === undefined;
  const isAdding = isMissing(node);
  const unlike = others.filter((other) => isMissing(other) !== isAdding);
  const [first] = unlike;
  if (first === undefined) return;
  report({
    message: isAdding ? "missing" : "alone",
    at: placeIn(node),
    args: { node: nameIn(cluster, first) },
    related: unlike.map((other) => relatedIn(cluster, other)),
    fixes: () =>
      unlike.map((other) => ({
        title: isAdding ? "addHere" : "add",
        args: { node: nameIn(cluster, other) },
        safety: "suggested",
        edits: isAdding
          ? copyDaemon(cluster, other, node)
          : copyDaemon(cluster, node, other),
      })),
  });
}

/** Says once at a node that a parameter differs from those of others; they are listed. */
function checkParameter(
  cluster: Cluster,
  node: Node,
  others: readonly Node[],
  what: Parameter,
  { report }: RuleContext,
): void {
  const own = node.globals.lvsSyncDaemon;
  const here = valueOf(node, what);
  if (own === undefined || here === undefined) return;
  const unlike = others.flatMap((other) => {
    const there = valueOf(other, what);
    return there === undefined || there === here ? [] : [{ other, there }];
  });
  const [first] = unlike;
  if (first === undefined) return;
  report({
    message: what,
    at: own[what]?.word ?? own.statement,
    args: { here, there: first.there, node: nameIn(cluster, first.other) },
    related: unlike.map(({ other }) => relatedIn(cluster, other)),
    fixes: () =>
      unlike.map(({ other, there }) => ({
        title: "adopt",
        args: { what, there, node: nameIn(cluster, other) },
        safety: "suggested",
        edits: setParameter(own, what, String(there)),
      })),
  });
}

function relatedIn(cluster: Cluster, other: Node): Related {
  return {
    message: "there",
    at: placeIn(other),
    args: { node: nameIn(cluster, other) },
  };
}

/** Two nodes with a common virtual router that both have virtual servers. */
function areDirectors(cluster: Cluster, one: Node, other: Node): boolean {
  const both = [one, other];
  return (
    both.every(
      ({ complete, virtualServers }) => complete && virtualServers.length > 0,
    ) &&
    cluster.pairs.some(
      (pair) => both.includes(pair.one.node) && both.includes(pair.other.node),
    )
  );
}

/** The value in force; undefined where it can't be told. */
function valueOf(
  { globals, instances }: Node,
  what: Parameter,
): string | number | undefined {
  const daemon = globals.lvsSyncDaemon;
  if (daemon?.known !== true) return undefined;
  if (what === "port") return daemon.port?.value ?? 8848;
  if (what === "group") return daemon.group?.value.text ?? "224.0.0.81";
  if (daemon.id !== undefined) return daemon.id.value;
  if (daemon.instance === undefined) return 0;
  const followed = daemon.instance.value;
  return instances.find(({ name }) => name === followed)?.virtualRouterId
    ?.value;
}

function placeIn({ globals, virtualServers, configuration }: Node): Place {
  return (
    globals.lvsSyncDaemon?.statement ??
    globals.statements[0] ??
    virtualServers[0]?.statement ?? {
      file: configuration.root,
      start: 0,
      end: 0,
    }
  );
}

function setParameter(
  daemon: LvsSyncDaemon,
  what: Parameter,
  value: string,
): readonly Edit[] {
  const own = daemon[what];
  return own === undefined
    ? appendWord(daemon.statement, `${what} ${value}`)
    : replaceWord(own.word, value);
}

/** The line of `from`, for the instance and interface that `to` has in their place. */
function copyDaemon(cluster: Cluster, from: Node, to: Node): readonly Edit[] {
  const daemon = from.globals.lvsSyncDaemon;
  const head = to.globals.statements[0];
  const id = valueOf(from, "id");
  const followed = sidesOf(cluster)
    .find(
      ({ here }) =>
        here.node === from && here.instance.name === daemon?.instance?.value,
    )
    ?.partners.find(({ node }) => node === to)?.instance;
  const device = followed?.interface?.value;
  if (head === undefined || followed === undefined || device === undefined)
    return [];
  if (id === undefined) return [];
  const words = ["lvs_sync_daemon", device, followed.name, "id", String(id)];
  for (const what of ["port", "group"] as const) {
    const written = daemon?.[what];
    if (written !== undefined) words.push(what, written.word.text);
  }
  return appendToBlock(head, [words.join(" ")]);
}
