import type { Node } from "../../model/node.ts";
import { overlap } from "../../model/service-keys.ts";
import type { VirtualServer } from "../../model/virtual-server.ts";
import { isOfGroup, servicesThat } from "../alike-services.ts";
import {
  addressesOf,
  familiesOf,
  keptServices,
  marksOf,
  protocolOf,
  serviceName,
  type AddressKey,
} from "../services.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "virtual-server-group-reused",
  area: "lvs",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "Two services take the same packets through groups",
  why: "Every entry of a group becomes a service of its own in the kernel. If two virtual servers name one group, or two groups (or a group and a plain virtual server) contain the same address, port and protocol, or the same mark and family, the later one overwrites the earlier one, and their health checks undo each other. A group may be named once for each protocol.",
  references: [
    "keepalived.conf(5), virtual_server_group",
    "Linux net/netfilter/ipvs/ip_vs_ctl.c: ip_vs_add_service",
  ],
  examples: {
    bad: [
      `virtual_server_group WEB {
    192.0.2.100 80
}
virtual_server group WEB {
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
virtual_server group WEB {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.2 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      `virtual_server_group WEB {
    192.0.2.100-110 80
}
virtual_server group WEB {
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
virtual_server 192.0.2.105 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.2 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
    good: [
      `virtual_server_group DNS {
    192.0.2.100 53
}
virtual_server group DNS {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 53 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
virtual_server group DNS {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol UDP
    persistence_timeout 50
    real_server 198.51.100.1 53 {
        DNS_CHECK {
            type A
            name www.example.org
        }
    }
}
`,
    ],
  },
  messages: {
    sameGroup:
      'group "{group}" is used by another {protocol} service already: this one overwrites it in the kernel; use a group of its own',
    overlap:
      '"{member}" belongs to "{other}" too: the later of the two services overwrites the earlier one in the kernel; take it out of one of them',
    other: "the other service",
  },
  checkNode: (node, { report }) => {
    const services = keptServices(node);
    if (servicesThat(services, isOfGroup).length === 0) return;
    const taken = new TakenPackets();
    for (const service of services) {
      const clash = taken.add(node, service);
      if (clash === undefined) continue;
      const { other, member } = clash;
      // Two plain services: duplicate-virtual-server.
      if (service.key?.kind !== "group" && other.key?.kind !== "group")
        continue;
      const same =
        service.key?.kind === "group" &&
        other.key?.kind === "group" &&
        service.key.name === other.key.name &&
        protocolOf(service) === protocolOf(other);
      report({
        message: same ? "sameGroup" : "overlap",
        at: service.statement,
        args: {
          group: service.key?.kind === "group" ? service.key.name : "",
          protocol: protocolOf(service) ?? "",
          member,
          other: serviceName(other),
        },
        related: [{ message: "other", at: other.statement }],
      });
    }
  },
});

interface Clash {
  readonly other: VirtualServer;
  readonly member: string;
}

/** What services have taken so far: single addresses and marks by name, ranges one by one. */
class TakenPackets {
  private readonly single = new Map<string, VirtualServer>();
  private readonly addresses: Taken[] = [];
  private readonly ranges: Taken[] = [];

  /** Adds a service. Returns the first earlier one that takes some of the same packets. */
  add(node: Node, service: VirtualServer): Clash | undefined {
    const family = familiesOf(service).family ?? "IPv4";
    const marks = marksOf(node, service).map((mark) => ({
      name: `mark ${mark} ${family}`,
      member: `fwmark ${mark}`,
    }));
    const found = marks.map(({ name, member }) =>
      this.take(name, service, member),
    );
    const protocol = protocolOf(service);
    for (const key of addressesOf(node, service)) {
      if (protocol === undefined) break;
      found.push(this.takeAddress({ key, protocol, service }));
    }
    return found.find((each) => each !== undefined && each.other !== service);
  }

  private take(
    name: string,
    service: VirtualServer,
    member: string,
  ): Clash | undefined {
    const other = this.single.get(name);
    if (other === undefined) this.single.set(name, service);
    return other && { other, member };
  }

  private takeAddress(taken: Taken): Clash | undefined {
    const { key, protocol, service } = taken;
    const member = memberName(key);
    const rivals =
      key.through === undefined
        ? this.ranges
        : [...this.ranges, ...this.addresses];
    const rival = rivals.find(
      (each) =>
        each.protocol === protocol &&
        each.key.port === key.port &&
        each.service !== service &&
        overlap(each.key, key),
    );
    (key.through === undefined ? this.addresses : this.ranges).push(taken);
    const single =
      key.through === undefined
        ? this.take(`${protocol} ${member}`, service, member)
        : undefined;
    return rival === undefined ? single : { other: rival.service, member };
  }
}

/** `192.0.2.1-192.0.2.50 80`: a range with both its ends. */
function memberName({ address, through, port }: AddressKey): string {
  const range =
    through === undefined ? address.text : `${address.text}-${through.text}`;
  return port === undefined ? range : `${range} ${port}`;
}

interface Taken {
  readonly key: AddressKey;
  readonly protocol: string;
  readonly service: VirtualServer;
}
