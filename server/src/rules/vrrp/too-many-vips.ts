import { defineRule } from "../rule.ts";

export default defineRule({
  id: "too-many-vips",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary: "More virtual addresses than fit into an advert",
  why: "An advert counts its addresses in one byte, 255 at most, and has to fit into one packet: with the usual 1500 bytes of Ethernet that is 89 IPv6 addresses. keepalived moves the rest to the excluded addresses with a message. Both nodes must cut at the same place; before 2.3.3 a backup drops adverts whose list differs. List the rest in virtual_ipaddress_excluded on purpose. Measured with 2.2.7; an interface with larger frames holds more IPv6 addresses.",
  references: [
    "keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance",
    "RFC 9568 section 5.2.5 (Count IPvX Addr)",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        fe80::100
        2001:db8::1
        2001:db8::2
        2001:db8::3
        2001:db8::4
        2001:db8::5
        2001:db8::6
        2001:db8::7
        2001:db8::8
        2001:db8::9
        2001:db8::a
        2001:db8::b
        2001:db8::c
        2001:db8::d
        2001:db8::e
        2001:db8::f
        2001:db8::10
        2001:db8::11
        2001:db8::12
        2001:db8::13
        2001:db8::14
        2001:db8::15
        2001:db8::16
        2001:db8::17
        2001:db8::18
        2001:db8::19
        2001:db8::1a
        2001:db8::1b
        2001:db8::1c
        2001:db8::1d
        2001:db8::1e
        2001:db8::1f
        2001:db8::20
        2001:db8::21
        2001:db8::22
        2001:db8::23
        2001:db8::24
        2001:db8::25
        2001:db8::26
        2001:db8::27
        2001:db8::28
        2001:db8::29
        2001:db8::2a
        2001:db8::2b
        2001:db8::2c
        2001:db8::2d
        2001:db8::2e
        2001:db8::2f
        2001:db8::30
        2001:db8::31
        2001:db8::32
        2001:db8::33
        2001:db8::34
        2001:db8::35
        2001:db8::36
        2001:db8::37
        2001:db8::38
        2001:db8::39
        2001:db8::3a
        2001:db8::3b
        2001:db8::3c
        2001:db8::3d
        2001:db8::3e
        2001:db8::3f
        2001:db8::40
        2001:db8::41
        2001:db8::42
        2001:db8::43
        2001:db8::44
        2001:db8::45
        2001:db8::46
        2001:db8::47
        2001:db8::48
        2001:db8::49
        2001:db8::4a
        2001:db8::4b
        2001:db8::4c
        2001:db8::4d
        2001:db8::4e
        2001:db8::4f
        2001:db8::50
        2001:db8::51
        2001:db8::52
        2001:db8::53
        2001:db8::54
        2001:db8::55
        2001:db8::56
        2001:db8::57
        2001:db8::58
        2001:db8::59
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
        198.18.0.1/32
        198.18.0.2/32
        198.18.0.3/32
        198.18.0.4/32
        198.18.0.5/32
        198.18.0.6/32
        198.18.0.7/32
        198.18.0.8/32
        198.18.0.9/32
        198.18.0.10/32
        198.18.0.11/32
        198.18.0.12/32
        198.18.0.13/32
        198.18.0.14/32
        198.18.0.15/32
        198.18.0.16/32
        198.18.0.17/32
        198.18.0.18/32
        198.18.0.19/32
        198.18.0.20/32
    }
}
`,
    ],
  },
  messages: {
    many: '"{name}" lists {count} addresses but an advert holds {most}: keepalived moves the rest out of it; put them in virtual_ipaddress_excluded, on all nodes',
  },
  checkFrame({ instances }, { report }) {
    for (const { name, virtualAddresses, effective } of instances) {
      const own = virtualAddresses.filter(
        ({ address }) => address.family === effective.family,
      );
      const most = effective.family === "IPv6" ? mostInSix : mostInFour;
      const surplus = own[most];
      if (surplus === undefined) continue;
      report({
        message: "many",
        at: surplus.statement,
        args: { name, count: own.length, most },
      });
    }
  },
});
const mostInFour = 255;

/** (1500 bytes - 14 Ethernet - 40 IPv6 - 8 VRRP) / 16, as keepalived reckons. */
const mostInSix = 89;
