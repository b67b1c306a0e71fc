import type { Place } from "../../../../grammar/syntax/source-file.ts";
import type { Cluster } from "../../model/cluster.ts";
import type { Frame } from "../../model/node.ts";
import type {
  VirtualAddress,
  VrrpInstance,
} from "../../model/vrrp-instance.ts";
import { replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { isOwner } from "../starting-state.ts";

export default defineRule({
  id: "vip-is-real-address",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A virtual address is also the permanent address of a node",
  why: "keepalived removes the virtual addresses from the interface when a node starts as backup, so a node whose own address is in the list loses it and goes to FAULT. Measured with 2.2.7 and 2.4.3. A node's own addresses are known from unicast_src_ip, mcast_src_ip, the peers' lists and static_ipaddress, in this file and in those of the cluster's other nodes. The owner of an address (priority 255) may list it. A peer that is a virtual address is the subject of unicast-peer-is-vip.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: remove_residual_vips, vrrp_restore_interface",
    "keepalived issues #2091, #2219",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    unicast_src_ip 192.0.2.12
    unicast_peer {
        192.0.2.11
    }
    virtual_ipaddress {
        192.0.2.12/24
    }
}
`,
      `static_ipaddress {
    192.0.2.100/24 dev eth0
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
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    unicast_src_ip 192.0.2.12
    unicast_peer {
        192.0.2.11
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state MASTER
    interface eth0
    virtual_router_id 61
    priority 255
    mcast_src_ip 192.0.2.12
    virtual_ipaddress {
        192.0.2.12/24
    }
}
`,
    ],
  },
  messages: {
    own: '"{address}" is also the permanent address of {who}: keepalived takes virtual addresses away when it starts as backup, so that node loses its own address; use a free address',
    from: "the permanent address",
    owner: "make this node the owner (priority 255)",
  },
  checkFrame(node, { clusters, report }) {
    const permanent = permanentAddresses(node, clusters);
    if (permanent.size === 0) return;
    for (const instance of node.instances) {
      if (isOwner(instance)) continue;
      for (const { address, statement } of virtualAddresses(instance)) {
        const real = permanent.get(address.text);
        if (real === undefined) continue;
        report({
          message: "own",
          at: statement.words[0],
          args: { address: address.text, who: real.who },
          related:
            real.at === undefined ? [] : [{ message: "from", at: real.at }],
          fixes: () => {
            const { priority } = instance;
            return priority === undefined
              ? []
              : [
                  {
                    title: "owner",
                    safety: "suggested",
                    edits: [
                      ...replaceWord(priority.word, "255"),
                      ...(instance.state === undefined
                        ? []
                        : replaceWord(instance.state.word, "MASTER")),
                    ],
                  },
                ];
          },
        });
      }
    }
  },
});
interface Real {
  readonly who: string;
  readonly at: Place | undefined;
}

/** The source and static addresses of a node and its peers. Owners are right to have a virtual one as their own. */
function permanentAddresses(
  node: Frame,
  clusters: readonly Cluster[],
): ReadonlyMap<string, Real> {
  const others = clusters
    .flatMap(({ nodes }) => nodes)
    .filter((each) => each !== node);
  const found = new Map<string, Real>();
  for (const each of new Set([node, ...others])) {
    const who = each === node ? "this node" : each.name;
    const owned = new Set(
      each.instances
        .filter(isOwner)
        .flatMap(virtualAddresses)
        .map(({ address }) => address.text),
    );
    const sources = each.instances
      .flatMap(({ unicastSource, multicastSource }) => [
        unicastSource,
        multicastSource,
      ])
      .filter((source) => source !== undefined)
      .map(({ value, word }) => ({ text: value.text, at: word }));
    const fixed = each.staticAddresses.map(({ address, statement }) => ({
      text: address.text,
      at: statement,
    }));
    for (const { text, at } of [...sources, ...fixed])
      if (!owned.has(text) && !found.has(text)) found.set(text, { who, at });
  }
  return found;
}

function virtualAddresses({
  virtualAddresses: advertised,
  excludedAddresses,
}: VrrpInstance): readonly VirtualAddress[] {
  return [...advertised, ...excludedAddresses];
}
