import type { Place } from "../../../../grammar/syntax/source-file.ts";
import type { Cluster } from "../../model/cluster.ts";
import type { LvsSyncDaemon, Node } from "../../model/node.ts";
import { appendToBlock, appendWord, replaceWord } from "../edits.ts";
import { defineRule, type Edit } from "../rule.ts";
import { nameIn } from "./sides.ts";

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
        "lb01.conf": node(150, "lvs_sync_daemon eth0 VI_1"),
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
    there: "the other director, {node}",
    adopt: "use the {what} of {node}, {there}",
    add: "add the line to {node}",
    addHere: "add the line of {node}",
  },
  checkCluster(cluster, { report }) {
    for (const node of cluster.nodes)
      for (const other of cluster.nodes) {
        if (other === node || !areDirectors(cluster, node, other)) continue;
        const [own, its] = [node, other].map(
          ({ globals }) => globals.lvsSyncDaemon,
        );
        const args = { node: nameIn(cluster, other) };
        const related = [{ message: "there", at: placeIn(other), args }];
        if (own === undefined || its === undefined) {
          if (own === its) continue;
          report({
            message: own === undefined ? "missing" : "alone",
            at: placeIn(node),
            args,
            related,
            fixes: () => [
              {
                title: own === undefined ? "addHere" : "add",
                args,
                safety: "suggested",
                edits:
                  own === undefined
                    ? copyDaemon(cluster, other, node)
                    : copyDaemon(cluster, node, other),
              },
            ],
          });
          continue;
        }
        const [here, there] = [
          parametersOf(node, own),
          parametersOf(other, its),
        ];
        const what = (["id", "port", "group"] as const).find(
          (each) =>
            here?.[each] !== undefined &&
            there?.[each] !== undefined &&
            here[each] !== there[each],
        );
        if (what === undefined || here === undefined || there === undefined)
          continue;
        const values = {
          ...args,
          what,
          here: here[what] ?? "",
          there: there[what] ?? "",
        };
        report({
          message: what,
          at: own[what]?.word ?? own.statement,
          args: values,
          related,
          fixes: () => [
            {
              title: "adopt",
              args: values,
              safety: "suggested",
              edits: setParameter(own, what, String(values.there)),
            },
          ],
        });
      }
  },
});

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

/** Values in force; undefined where one can't be told. */
function parametersOf(node: Node, daemon: LvsSyncDaemon) {
  if (!daemon.known) return undefined;
  const followed = node.instances.find(
    ({ name }) => name === daemon.instance?.value,
  );
  const usual =
    daemon.instance === undefined ? 0 : followed?.virtualRouterId?.value;
  return {
    id: daemon.id?.value ?? usual,
    port: daemon.port?.value ?? 8848,
    group: daemon.group?.value.text ?? "224.0.0.81",
  };
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
  what: "id" | "port" | "group",
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
  const parameters = daemon && parametersOf(from, daemon);
  const pair = cluster.pairs
    .flatMap(({ one, other }) => [
      { here: one, there: other },
      { here: other, there: one },
    ])
    .find(
      ({ here, there }) =>
        here.node === from &&
        there.node === to &&
        here.instance.name === daemon?.instance?.value,
    );
  const device = pair?.there.instance.interface?.value;
  if (head === undefined || pair === undefined || device === undefined)
    return [];
  if (parameters?.id === undefined || parameters.port !== 8848) return [];
  if (parameters.group !== "224.0.0.81") return [];
  return appendToBlock(head, [
    `lvs_sync_daemon ${device} ${pair.there.instance.name} id ${parameters.id}`,
  ]);
}
