import type { Node } from "../../model/node.ts";
import {
  areSettingsKnown,
  kernelSetting,
} from "../../model/kernel-settings.ts";
import type { RealServer, VirtualServer } from "../../model/virtual-server.ts";
import { defineRule } from "../rule.ts";
import { forwardsBy, keptRealServers, keptServices } from "../services.ts";
import { settingFix } from "./setting-fix.ts";

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
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`;

export default defineRule({
  id: "nat-needs-ip-forward",
  area: "host",
  severity: "hint",
  scope: "workspace",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "A NAT service on a node whose kernel settings do not forward",
  why: "With NAT the answers of the real servers come back through the director, and IPVS gives them the VIP as their source on the way through the FORWARD hook. Without `net.ipv4.ip_forward = 1` (IPv6: `net.ipv6.conf.all.forwarding = 1`) the kernel never gets there: clients see connections that are not answered. Silent without kernel settings of the node in the workspace, and for real servers on the node itself.",
  references: [
    "Linux net/netfilter/ipvs/ip_vs_core.c: ip_vs_ops4, NF_INET_FORWARD",
    "Linux Documentation/networking/ip-sysctl.rst: ip_forward",
  ],
  examples: {
    bad: [
      {
        "lb01/keepalived.conf": configuration("NAT"),
        "lb01/sysctl.d/60-lb.conf": "net.ipv4.ip_nonlocal_bind = 1\n",
      },
      {
        "lb01/keepalived.conf": configuration("NAT"),
        "lb01/sysctl.conf": "net.ipv4.ip_forward = 0\n",
      },
    ],
    good: [
      {
        "lb01/keepalived.conf": configuration("NAT"),
        "lb01/sysctl.d/60-lb.conf": "net.ipv4.ip_forward = 1\n",
      },
      {
        "lb01/keepalived.conf": configuration("NAT"),
        "lb01/sysctl.d/60-lb.conf": "net/ipv4/conf/all/forwarding=1\n",
      },
      {
        "lb01/keepalived.conf": configuration("DR"),
        "lb01/sysctl.d/60-lb.conf": "net.ipv4.ip_nonlocal_bind = 1\n",
      },
      { "lb01/keepalived.conf": configuration("NAT") },
    ],
  },
  messages: {
    off: "the answers of NAT real servers are forwarded through this node, but its kernel settings lack {setting} = 1: set it",
    wrong: "it is {value} here",
    create: "Create {file} with {setting} = 1",
    change: "Set it to 1",
  },
  checkNode(node, context) {
    const files = context.surroundings(node);
    if (!areSettingsKnown(files)) return;
    const told = new Set<string>();
    for (const service of keptServices(node)) {
      if (!forwardsBy("NAT", service)) continue;
      for (const server of keptRealServers(service)) {
        const setting = forwardedBy(server, service, node);
        if (setting === undefined || told.has(setting)) continue;
        told.add(setting);
        const known = [setting, ...alternatives(setting)].map((key) =>
          kernelSetting(files, key),
        );
        if (known.some((each) => each?.value === "1")) continue;
        const wrong = known.find((each) => each !== undefined);
        context.report({
          message: "off",
          at: service.method?.word ?? service.statement,
          args: { setting },
          related:
            wrong === undefined
              ? []
              : [
                  {
                    message: "wrong",
                    at: wrong.at,
                    args: { value: wrong.value },
                  },
                ],
          fixes: () => [
            settingFix(node, wrong, {
              setting,
              file: "sysctl.d/60-forwarding.conf",
              why: "Answers of NAT real servers come back through this node.",
            }),
          ],
        });
      }
    }
  },
});

/** The setting that a server's answers need; undefined where they need none, or the method is not known. */
function forwardedBy(
  { method, address: { value } }: RealServer,
  { complete }: VirtualServer,
  { addresses }: Node,
): string | undefined {
  if (method !== "NAT" || !complete) return undefined;
  if (/^127\.|^::1$/.test(value.text)) return undefined;
  if (addresses.some(({ address }) => address.text === value.text))
    return undefined;
  return value.family === "IPv4"
    ? "net.ipv4.ip_forward"
    : "net.ipv6.conf.all.forwarding";
}

function alternatives(setting: string): readonly string[] {
  return setting === "net.ipv4.ip_forward"
    ? ["net.ipv4.conf.all.forwarding"]
    : [];
}
