import { clashes } from "../../model/vrid-clash.ts";
import { macvlansOf, type Macvlan } from "../../model/macvlans.ts";
import type { Frame } from "../../model/node.ts";
import type { VrrpInstance } from "../../model/vrrp-instance.ts";
import { defineRule } from "../rule.ts";

const instance = (
  name: string,
  own: string,
  id: number,
  addresses: string,
): string => `vrrp_instance ${name} {
    state BACKUP
    interface ${own}
    virtual_router_id ${id}
    priority 100
    virtual_ipaddress {
${addresses
  .split("\n")
  .map((each) => `        ${each}\n`)
  .join("")}    }
}
`;

const group = `vrrp_sync_group both {
    group {
        VI_1
        VI_2
    }
}
`;

const one = instance(
  "VI_1",
  "eth0",
  61,
  "192.0.2.100/24\n203.0.113.100/24 dev eth2 use_vmac",
);
const other = instance(
  "VI_2",
  "eth1",
  61,
  "198.51.100.100/24\n203.0.113.101/24 dev eth2 use_vmac",
);

export default defineRule({
  id: "macvlan-shared",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary:
    "Two instances share one macvlan, and can be master on different nodes",
  why: "A macvlan gets its MAC address from the virtual router id and the address family (00:00:5e:00:01:id), or the one that `use_vmac` names. Two instances with one id whose addresses lie on one interface with `use_vmac` thus share a macvlan; keepalived uses the one that is there without a word. As soon as one node is master of the first and another node of the second, both send from this MAC address, switches learn it now here and now there, and addresses of both are reached by chance. Members of one sync group are always master together and may share it. Instances that keepalived refuses because of their common id are told by `duplicate-vrid-same-interface`.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance",
    "keepalived keepalived/vrrp/vrrp_if.c: if_get_by_vmac",
    "RFC 5798, 7.3",
  ],
  examples: {
    bad: [
      one + other,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    use_vmac
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_2 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    mcast_dst_ip 224.0.0.200
    priority 100
    use_vmac
    virtual_ipaddress {
        192.0.2.101/24
    }
}
`,
    ],
    good: [
      one + other.replace("id 61", "id 62"),
      one + other.replace("dev eth2", "dev eth3"),
      group + one + other,
    ],
  },
  messages: {
    shared:
      '"{name}" and "{other}" share the macvlan with {mac} on "{interface}": where one is master here and the other on another node, both nodes send from that address; give one of them another virtual_router_id, on all nodes, or put them into one sync group',
    other: 'also of "{other}"',
  },
  checkFrame(node, { report }) {
    const seen = new Map<string, { owner: VrrpInstance; own: Macvlan }[]>();
    for (const owner of node.instances)
      for (const own of macvlansOf(owner)) {
        const key = `${own.interface} ${own.mac}`;
        const earlier = seen.get(key) ?? [];
        seen.set(key, earlier);
        const first = earlier.find((each) => apart(node, each.owner, owner));
        earlier.push({ owner, own });
        if (first === undefined) continue;
        const args = {
          name: owner.name,
          other: first.owner.name,
          mac: spelt(own.mac),
          interface: own.interface,
        };
        report({
          message: "shared",
          at: own.at,
          args,
          related: [{ message: "other", at: first.own.at, args }],
        });
      }
  },
});

/** Whether two instances may be master on different nodes. */
function apart(
  { syncGroups }: Frame,
  one: VrrpInstance,
  other: VrrpInstance,
): boolean {
  if (one === other || clashes(one, other)) return false;
  return !syncGroups.some(({ members }) =>
    [one, other].every(({ name }) =>
      members.some(({ value }) => value === name),
    ),
  );
}

function spelt(mac: string): string {
  return mac
    .split(":")
    .map((octet) => octet.padStart(2, "0"))
    .join(":");
}
