import type { SourceFile } from "../../../../grammar/syntax/source-file.ts";
import { kernelSettingsOf } from "../../model/kernel-settings.ts";
import {
  loopbackAddressesOf,
  type LoopbackAddress,
} from "../../model/loopback-addresses.ts";
import type { Node } from "../../model/node.ts";
import type { VirtualServer } from "../../model/virtual-server.ts";
import { defineRule, type Fix } from "../rule.ts";
import { addressesOf, keptRealServers, keptServices } from "../services.ts";

const configuration = (kind: string): string => `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.100/24
    }
}
virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo rr
    lb_kind ${kind}
    protocol TCP
    real_server 192.0.2.21 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`;

const arp =
  "net.ipv4.conf.all.arp_ignore = 1\nnet.ipv4.conf.all.arp_announce = 2\n";

export default defineRule({
  id: "dr-real-server-arp",
  area: "host",
  severity: "hint",
  scope: "workspace",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A real server answers ARP for the virtual address it has on lo",
  why: "A real server of LVS-DR (or TUN) has the VIP on its loopback device so that it takes the packets. Unless it is told otherwise, it also answers who asks the network for that address, and clients then send to it past the director. `arp_ignore = 1` and `arp_announce = 2` keep it quiet. They must be set for `all` or for the network's device: the kernel takes the larger value of `all` and the device that the question came in by, so values for `lo` alone do nothing. With a prefix other than /32 the host also takes the whole network of the VIP for its own. Silent without a file in the workspace that puts the VIP on lo, and where arptables or nftables arp rules are there.",
  references: [
    "Linux Documentation/networking/ip-sysctl.rst: arp_ignore, arp_announce",
    "Linux net/ipv4/arp.c: arp_ignore",
  ],
  examples: {
    bad: [
      {
        "lb01/keepalived.conf": configuration("DR"),
        "real-server.sh": "#!/bin/sh\nip addr add 192.0.2.100/32 dev lo\n",
      },
      {
        "lb01/keepalived.conf": configuration("DR"),
        "real-server.sh":
          "#!/bin/sh\nVIP=192.0.2.100\nifconfig lo:0 $VIP netmask 255.255.255.0 up\nsysctl -w net.ipv4.conf.all.arp_ignore=1\nsysctl -w net.ipv4.conf.all.arp_announce=2\n",
      },
      {
        "lb01/keepalived.conf": configuration("DR"),
        "real-server.sh":
          "#!/bin/sh\nip addr add 192.0.2.100/32 dev lo\necho 1 > /proc/sys/net/ipv4/conf/lo/arp_ignore\necho 2 > /proc/sys/net/ipv4/conf/lo/arp_announce\n",
      },
    ],
    good: [
      {
        "lb01/keepalived.conf": configuration("DR"),
        "real-server.sh": "#!/bin/sh\nip addr add 192.0.2.100/32 dev lo\n",
        "sysctl.d/60-arp.conf": arp,
      },
      {
        "lb01/keepalived.conf": configuration("DR"),
        "real-server.sh":
          "#!/bin/sh\nip addr add 192.0.2.100/32 dev lo\narptables -A INPUT -d 192.0.2.100 -j DROP\n",
      },
      {
        "lb01/keepalived.conf": configuration("NAT"),
        "real-server.sh": "#!/bin/sh\nip addr add 192.0.2.100/32 dev lo\n",
      },
      { "lb01/keepalived.conf": configuration("DR") },
    ],
  },
  messages: {
    answers:
      "{file} puts {vip} on lo, but nothing keeps that host from answering ARP for it, so clients may go past the director: set arp_ignore = 1 and arp_announce = 2 for all",
    network:
      "{file} puts {vip}/{prefix} on lo, so that host takes the whole network for its own: use /32",
    here: "put on lo here",
    create: "Create sysctl.d/60-lvs-dr-arp.conf with the four ARP settings",
    host: "Use a prefix of /32",
  },
  checkNode(node, { report, surroundings }) {
    const files = surroundings(node);
    for (const file of files)
      for (const found of loopbackAddressesOf(file)) {
        const { address, at } = found;
        const service = serviceAt(node, address.text);
        if (service === undefined || address.family !== "IPv4") continue;
        const name = file.uri.slice(file.uri.lastIndexOf("/") + 1);
        const related = [{ message: "here", at }];
        const args = { file: name, vip: address.text };
        if (!isQuiet(files))
          report({
            message: "answers",
            at: service.statement,
            args,
            related,
            fixes: () => [quietFix(file)],
          });
        if (address.prefixLength !== undefined && address.prefixLength < 32)
          report({
            message: "network",
            at: service.statement,
            args: { ...args, prefix: address.prefixLength },
            related,
            fixes: () => hostFix(found),
          });
      }
  },
});

/** The service of an address that sends packets on with the address in them. */
function serviceAt(node: Node, vip: string): VirtualServer | undefined {
  return keptServices(node).find(
    (service) =>
      keptRealServers(service).some(
        ({ method }) => method === "DR" || method === "TUN",
      ) &&
      addressesOf(node, service).some(({ address }) => address.text === vip),
  );
}

/** For all devices or one of the network; or another filter answers no ARP. */
function isQuiet(files: readonly SourceFile[]): boolean {
  if (
    files.some(({ text }) => /\barptables\b|^[ \t]*table\s+arp\s/m.test(text))
  )
    return true;
  const isSet = (name: string, values: readonly string[]): boolean =>
    files
      .flatMap((file) => kernelSettingsOf(file))
      .some(
        ({ key, value }) =>
          key.startsWith("net.ipv4.conf.") &&
          key.endsWith(`.${name}`) &&
          key !== `net.ipv4.conf.lo.${name}` &&
          values.includes(value),
      );
  return isSet("arp_ignore", ["1", "2", "8"]) && isSet("arp_announce", ["2"]);
}

function quietFix(beside: SourceFile): Fix {
  const lines = ["all", "lo"].flatMap((device) => [
    `net.ipv4.conf.${device}.arp_ignore = 1`,
    `net.ipv4.conf.${device}.arp_announce = 2`,
  ]);
  return {
    title: "create",
    safety: "suggested",
    edits: [
      {
        create: "sysctl.d/60-lvs-dr-arp.conf",
        beside,
        newText: [
          "# For hosts that have the VIP on lo: only the director answers ARP for it.",
          "# Install as /etc/sysctl.d/60-lvs-dr-arp.conf.",
          ...lines,
          "",
        ].join("\n"),
      },
    ],
  };
}

function hostFix({ prefix, at }: LoopbackAddress): readonly Fix[] {
  if (prefix === undefined) return [];
  const written = prefix.file.text.slice(prefix.start, prefix.end);
  const newText = written.includes(".") ? "255.255.255.255" : "32";
  if (!/^[\d.]+$/.test(written) || at.file !== prefix.file) return [];
  const { file, start, end } = prefix;
  return [
    {
      title: "host",
      safety: "suggested",
      edits: [{ file, start, end, newText }],
    },
  ];
}
