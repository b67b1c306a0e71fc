import { memo } from "../../../../grammar/syntax/memo.ts";
import { mayLackInterface, sourceAddress } from "../../model/source-address.ts";
import { clashes } from "../../model/vrid-clash.ts";
import type { VrrpInstance } from "../../model/vrrp-instance.ts";
import { replaceWord } from "../edits.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "duplicate-vrid-same-interface",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "Two instances use one virtual_router_id on one interface",
  why: "The virtual router id tells receivers which instance an advert belongs to; with two instances of one family on one interface and one group nobody can tell them apart. keepalived refuses such a configuration. Unicast instances clash when they send from one address and share a peer, also where one of them names no interface (which unicast instances need not from 2.2.8 on). IPv4 beside IPv6, unicast beside multicast, different interfaces and different groups may share an id; addresses or interfaces that cannot be read are no clash.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: check_vrid_conflicts",
    "man keepalived.conf(5), virtual_router_id",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_2 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.0.2.101/24
    }
}
`,
      `vrrp_instance VI_1 {
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
vrrp_instance VI_2 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    unicast_src_ip 192.0.2.11
    unicast_peer {
        192.0.2.12
        192.0.2.13
    }
    virtual_ipaddress {
        192.0.2.101/24
    }
}
`,
    ],
    good: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_2 {
    state BACKUP
    interface eth0
    virtual_router_id 52
    priority 100
    virtual_ipaddress {
        192.0.2.101/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_2 {
    state BACKUP
    interface eth1
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        198.51.100.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_6 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        fe80::100/64
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_2 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    mcast_dst_ip 224.0.0.200
    virtual_ipaddress {
        192.0.2.101/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
vrrp_instance VI_2 {
    state BACKUP
    interface eth0
    virtual_router_id 51
    priority 100
    unicast_peer {
        192.0.2.12
    }
    virtual_ipaddress {
        192.0.2.101/24
    }
}
`,
    ],
  },
  messages: {
    clash:
      '"{name}" and "{other}" both use virtual_router_id {id} on "{interface}", so adverts of one are taken for the other\'s and keepalived does not start: give one of them another id, on all nodes',
    clashUnicast:
      '"{name}" and "{other}" both use virtual_router_id {id} between the same addresses, so adverts of one are taken for the other\'s and keepalived does not start: give one of them another id, on all nodes',
    other: 'the same id in "{other}"',
    free: "use {free}, the lowest id that is free in this file",
  },
  checkFrame({ instances }, { target, report }) {
    const seen = new Map<string, VrrpInstance[]>();
    for (const instance of instances) {
      const { virtualRouterId: id, interface: where } = instance;
      if (id === undefined) continue;
      if (where === undefined && !mayLackInterface(instance, target)) continue;
      const earlier = placesOf(instance).map((place) => {
        const key = `${id.value} ${place}`;
        const those = seen.get(key) ?? [];
        seen.set(key, those);
        return those;
      });
      const other = earlier
        .flatMap((those) => those.find((each) => clashes(each, instance)) ?? [])
        .at(0);
      for (const those of earlier) those.push(instance);
      if (other?.virtualRouterId === undefined) continue;
      const args = {
        name: instance.name,
        other: other.name,
        id: id.value,
        interface: where?.value ?? "",
      };
      report({
        message: instance.effective.unicast ? "clashUnicast" : "clash",
        at: id.statement,
        args,
        related: [
          { message: "other", at: other.virtualRouterId.statement, args },
        ],
        fixes: () => {
          const free = lowestFreeId(instances);
          return free === undefined
            ? []
            : [
                {
                  title: "free",
                  args: { free },
                  safety: "suggested",
                  edits: replaceWord(id.word, String(free)),
                },
              ];
        },
      });
    }
  },
});
/** Where others that are not to be told apart would be: on the interface, or at the address it sends from. */
function placesOf(instance: VrrpInstance): readonly string[] {
  const from = instance.effective.unicast
    ? sourceAddress(instance)?.text
    : undefined;
  return [instance.interface?.value, from].filter(
    (place) => place !== undefined,
  );
}

const lowestFreeId = memo((instances: readonly VrrpInstance[]) => {
  const used = new Set(instances.map((each) => each.virtualRouterId?.value));
  return Array.from({ length: 255 }, (_, at) => at + 1).find(
    (each) => !used.has(each),
  );
});
