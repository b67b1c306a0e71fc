import { last } from "../../model/values.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "heartbeat-interface-shared-fate",
  area: "vrrp",
  severity: "info",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "VRRP runs on another interface than the virtual addresses",
  why: "The state of the adverts' path then decides about addresses on another one. If the path is a direct cable and breaks, both nodes go to FAULT and the addresses are on neither (measured with 2.2.7 and 2.4.3); through a switch, losing only the path between the nodes gives two masters. The interfaces of the addresses are tracked in any case. A bond, or adverts on the interface of the addresses, avoids both. The rule is silent if an address is on the instance's interface, for VLANs and bonds of it, for loopback and dummy devices, with use_vmac, and with dont_track_primary, which has a rule of its own.",
  references: ["keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth1
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24 dev eth0
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
    virtual_ipaddress {
        192.0.2.100/24 dev eth0
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth1
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24 dev eth1.10
    }
}
`,
    ],
  },
  messages: {
    split:
      'adverts run on "{interface}" but the addresses are on "{device}": if the first fails, nodes that are fine lose the addresses, or two nodes hold them; run the adverts on "{device}", or use a bond',
  },
  checkFrame({ instances }, { report }) {
    for (const {
      statement,
      interface: own,
      virtualAddresses,
      addressesKnown,
    } of instances) {
      const devices = virtualAddresses.map(({ device }) => device?.value);
      if (own === undefined || !addressesKnown || devices.length === 0)
        continue;
      if (
        ["dont_track_primary", "use_vmac", "use_ipvlan", "track_bfd"].some(
          (keyword) => last(statement, keyword) !== undefined,
        )
      )
        continue;
      const strangers = devices.filter(
        (device) => device !== undefined && !isRelated(device, own.value),
      );
      const device = strangers[0];
      if (device === undefined || strangers.length < devices.length) continue;
      report({
        message: "split",
        at: own.word,
        args: { interface: own.value, device },
      });
    }
  },
});
/** A VLAN of the other, or a device without a network behind it. */
function isRelated(device: string, own: string): boolean {
  const base = (name: string): string => name.replace(/[.:@].*/s, "");
  return (
    base(device) === base(own) || /^(?:lo|dummy|vrrp|tun|tap|wg)/.test(device)
  );
}
