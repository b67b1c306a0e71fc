import { memo } from "../../../../grammar/syntax/memo.ts";
import type { Frame, Node, SyncGroup } from "../../model/node.ts";
import { all } from "../../model/values.ts";
import type { VrrpInstance } from "../../model/vrrp-instance.ts";
import { knowsVips, vipsOf, type Vip } from "../addresses.ts";
import { appendToBlock, appendToFile } from "../edits.ts";
import { addressesOf, forwardsBy, keptRealServers } from "../services.ts";
import { defineRule, type Fix, type NodeContext } from "../rule.ts";

export default defineRule({
  id: "nat-instances-not-synchronised",
  area: "lvs",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary:
    "A NAT service and the gateway of its real servers can end up on different nodes",
  why: "With NAT the answers of the real servers have to pass the director that changed the requests. Their gateway is a VIP of another instance here, and the two instances change nodes each for itself: if only one interface fails, the requests go through one node and the answers through the other, which does not know them. A `vrrp_sync_group` with both moves them together. The rule needs a VIP with a prefix that contains the real servers, on another interface than the service's VIP, and is silent when one instance holds both.",
  references: [
    "Linux net/netfilter/ipvs/ip_vs_core.c: ip_vs_out",
    "keepalived.conf(5), vrrp_sync_group",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_OUT {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_IN {
    state BACKUP
    interface eth1
    virtual_router_id 62
    priority 100
    virtual_ipaddress {
        10.0.0.1/24
    }
}
virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.5 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
    good: [
      `vrrp_sync_group G {
    group {
        VI_OUT
        VI_IN
    }
}
vrrp_instance VI_OUT {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_IN {
    state BACKUP
    interface eth1
    virtual_router_id 62
    priority 100
    virtual_ipaddress {
        10.0.0.1/24
    }
}
virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.5 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
        10.0.0.1/24 dev eth1
    }
}
virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 10.0.0.5 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
  },
  messages: {
    apart:
      '"{outside}" (with the service\'s address) and "{inside}" (the gateway of "{server}") can be on different nodes, where answers get lost; put both in a vrrp_sync_group, on all nodes',
    service: "the service",
    group: 'put "{outside}" and "{inside}" in a vrrp_sync_group',
    join: 'add "{instance}" to sync group "{group}"',
  },
  concerns: (service) => forwardsBy("NAT", service),
  checkService: (service, context) => {
    const { frame, report } = context;
    const vips = vipsOf(frame);
    if (!knowsVips(frame)) return;
    const keys = addressesOf(frame, service);
    const outside = keys.flatMap((key) => vips.of(key))[0]?.instance;
    if (outside === undefined) return;
    for (const server of keptRealServers(service)) {
      if (server.method !== "NAT") continue;
      const { value } = server.address;
      const gateways = vips.around(value);
      if (gateways.some(({ instance }) => together(frame, outside, instance)))
        continue;
      const inside = gateways.find((vip) => apart(vip, outside))?.instance;
      if (inside === undefined) continue;
      const pair = `${outside.name} ${inside.name}`;
      const told = pairsOf(context);
      if (told.has(pair)) continue;
      told.add(pair);
      const args = {
        outside: outside.name,
        inside: inside.name,
        server: value.text,
      };
      report({
        message: "apart",
        at: inside.statement,
        args,
        related: [{ message: "service", at: service.statement }],
        fixes: () => fixesOf(frame, outside, inside),
      });
    }
  },
});

/** The pairs of instances that were told. Whether one is follows from other services: they must be asked again. */
function pairsOf(context: NodeContext): Set<string> {
  return pairsOn(context.node)(context);
}

const pairsOn: (node: Node) => (context: NodeContext) => Set<string> = memo(
  () => memo(() => new Set()),
);

function apart({ instance, device }: Vip, outside: VrrpInstance): boolean {
  const inner = device?.value ?? instance.interface?.value;
  const outer = outside.interface?.value;
  return inner !== undefined && outer !== undefined && inner !== outer;
}

function together(
  node: Frame,
  one: VrrpInstance,
  other: VrrpInstance,
): boolean {
  return (
    one === other ||
    groupOf(node, one)?.members.some(({ value }) => value === other.name) ===
      true
  );
}

function groupOf(node: Frame, { name }: VrrpInstance): SyncGroup | undefined {
  return node.syncGroups.find(({ members }) =>
    members.some(({ value }) => value === name),
  );
}

function fixesOf(
  node: Frame,
  outside: VrrpInstance,
  inside: VrrpInstance,
): readonly Fix[] {
  const [one, other] = [groupOf(node, outside), groupOf(node, inside)];
  if (one !== undefined && other !== undefined) return [];
  const group = one ?? other;
  if (group === undefined)
    return [
      {
        title: "group",
        args: { outside: outside.name, inside: inside.name },
        safety: "suggested",
        edits: appendToFile(inside.statement.file, [
          `vrrp_sync_group ${freeName(node)} {`,
          "    group {",
          `        ${outside.name}`,
          `        ${inside.name}`,
          "    }",
          "}",
        ]),
      },
    ];
  const missing = (one === undefined ? outside : inside).name;
  const list = all(group.statement, "group")[0];
  return [
    {
      title: "join",
      args: { instance: missing, group: group.name },
      safety: "suggested",
      edits: list === undefined ? [] : appendToBlock(list, [missing]),
    },
  ];
}

function freeName({ syncGroups }: Frame): string {
  const names = new Set(syncGroups.map(({ name }) => name));
  for (let number = 1; ; number += 1)
    if (!names.has(`VG_${number}`)) return `VG_${number}`;
}
