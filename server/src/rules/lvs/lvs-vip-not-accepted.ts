import { memo } from "../../../../grammar/syntax/memo.ts";
import { keywordOf, type Statement } from "../../../../grammar/syntax/tree.ts";
import { memoByFrame } from "../../model/frame.ts";
import type { Frame } from "../../model/node.ts";
import { inside, last } from "../../model/values.ts";
import type { VrrpInstance } from "../../model/vrrp-instance.ts";
import { vipsOf } from "../addresses.ts";
import { removeStatement } from "../edits.ts";
import { globalLine } from "../global-lines.ts";
import { addressesOf, serviceName } from "../services.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "lvs-vip-not-accepted",
  area: "lvs",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary:
    "keepalived's own firewall rule drops the packets of a virtual server",
  why: "An instance that does not accept (by `no_accept`, or by `vrrp_strict` or `strict_mode` unless it owns the address with priority 255) gets packet filter rules that drop everything addressed to its VIPs. They stand in the input hook before IPVS, so a virtual server on such a VIP gets no traffic while everything looks right: the VIP is there and the real servers are up. `accept` lifts it, but in strict mode only with VRRP version 3. The excluded addresses are dropped alike.",
  references: [
    "keepalived vrrp.c: vrrp_complete_instance, vrrp_handle_accept_mode",
    "Linux net/netfilter/ipvs/ip_vs_core.c: ip_vs_ops",
    "keepalived issues #1373, #2319, #474",
  ],
  examples: {
    bad: [
      `global_defs {
    vrrp_strict
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
virtual_server 192.0.2.100 80 {
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
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    no_accept
    virtual_ipaddress {
        192.0.2.100/24
    }
}
virtual_server 192.0.2.100 80 {
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
`,
    ],
    good: [
      `vrrp_instance VI_1 {
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
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      `global_defs {
    vrrp_strict
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    version 3
    accept
    virtual_ipaddress {
        192.0.2.100/24
    }
}
virtual_server 192.0.2.100 80 {
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
`,
      `global_defs {
    vrrp_strict
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    strict_mode off
    virtual_ipaddress {
        192.0.2.100/24
    }
}
virtual_server 192.0.2.100 80 {
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
`,
    ],
  },
  messages: {
    noAccept:
      'instance "{instance}" says "no_accept": keepalived drops packets to {vip} before IPVS sees them, "{service}" gets no traffic; remove "no_accept"',
    strict:
      'instance "{instance}" is in strict mode, which does not accept: keepalived drops packets to {vip} before IPVS sees them, "{service}" gets no traffic; remove strict mode, or use version 3 with "accept"',
    because: "this is why",
    remove: 'remove "{keyword}"',
  },
  checkService: (service, { frame, report }) => {
    if (!refuses(frame)) return;
    const causes = refusalsOf(frame);
    const keys = addressesOf(frame, service);
    const vip = keys
      .flatMap((key) => vipsOf(frame).of(key))
      .find(({ instance }) => causes.has(instance));
    const cause = vip && causes.get(vip.instance);
    if (vip === undefined || cause === undefined) return;
    const keyword = keywordOf(cause);
    report({
      message: keyword === "no_accept" ? "noAccept" : "strict",
      at: service.statement,
      args: {
        instance: vip.instance.name,
        vip: vip.address.text,
        service: serviceName(service),
      },
      related: [{ message: "because", at: cause }],
      fixes: () => [
        {
          title: "remove",
          args: { keyword },
          safety: "suggested",
          edits: removeStatement(cause),
        },
      ],
    });
  },
});

/** The instances that drop what is addressed to their VIPs, each with the line that makes keepalived do so. */
const refusalsOf = memo(
  (frame: Frame): ReadonlyMap<VrrpInstance, Statement> =>
    new Map(
      frame.instances.flatMap((each) => {
        const cause = refusalOf(frame, each);
        return cause === undefined ? [] : [[each, cause] as const];
      }),
    ),
);

const refuses = memoByFrame((frame) => refusalsOf(frame).size > 0);

/** The line that makes keepalived drop what is addressed to an instance's VIPs. */
function refusalOf(
  node: Frame,
  { statement, effective, complete }: VrrpInstance,
): Statement | undefined {
  const { priority, strict, version } = effective;
  if (!complete || priority === undefined || priority === 255) return undefined;
  const own = inside(statement).findLast((each) =>
    ["accept", "no_accept"].includes(keywordOf(each)),
  );
  if (own !== undefined && keywordOf(own) === "no_accept") return own;
  if (!strict || (own !== undefined && version !== 2)) return undefined;
  return last(statement, "strict_mode") ?? globalLine(node, "vrrp_strict");
}
