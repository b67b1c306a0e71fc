import { last, text } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { addressesOf, protocolOf } from "../services.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "persistence-engine-invalid",
  area: "lvs",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "The persistence engine does not exist, or does not fit the service",
  why: "The kernel has one persistence engine, `sip`, which finds the Call-ID of SIP over UDP. A service that asks for another one is refused, so it does not exist at all. With TCP or SCTP the engine finds no Call-ID in any packet, and IPVS drops packets for which persistence cannot be worked out. Without persistence it is never asked. keepalived takes any name. Firewall-mark services may carry UDP and are only checked for the name and for persistence.",
  references: [
    "Linux net/netfilter/ipvs/ip_vs_pe_sip.c",
    "Linux net/netfilter/ipvs/ip_vs_core.c: ip_vs_sched_persist",
    "keepalived.conf(5), persistence_engine",
  ],
  examples: {
    bad: [
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    persistence_timeout 50
    persistence_engine http
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
      `virtual_server 192.0.2.100 80 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol TCP
    persistence_timeout 50
    persistence_engine sip
    real_server 198.51.100.1 80 {
        TCP_CHECK {
            connect_timeout 3
        }
    }
}
`,
    ],
    good: [
      `virtual_server 192.0.2.100 5060 {
    delay_loop 6
    lb_algo wrr
    lb_kind NAT
    protocol UDP
    persistence_timeout 50
    persistence_engine sip
    real_server 198.51.100.1 5060 {
        PING_CHECK {
        }
    }
}
`,
    ],
  },
  messages: {
    unknown:
      'there is no persistence engine "{engine}": the kernel refuses the service; "sip" is the only one',
    notUdp:
      'engine "sip" works for UDP only: with {protocol} no packet has a Call-ID, and all are dropped; remove it, or use UDP',
    notPersistent:
      'without "persistence_timeout" the engine "{engine}" is never asked; add it, or remove this line',
    remove: 'remove "persistence_engine"',
  },
  checkOutline: (service, { node, report }) => {
    const { statement, persistence } = service;
    const engine = text(last(statement, "persistence_engine"));
    if (engine === undefined) return;
    const protocol = protocolOf(service);
    const persistent =
      persistence !== undefined ||
      last(statement, "persistence_granularity") !== undefined ||
      addressesOf(node, service).some(({ port }) => port === undefined);
    const message =
      engine.value !== "sip"
        ? "unknown"
        : !persistent
          ? "notPersistent"
          : addressesOf(node, service).length > 0 &&
              protocol !== undefined &&
              protocol !== "UDP"
            ? "notUdp"
            : undefined;
    if (message === undefined) return;
    report({
      message,
      at: engine.statement,
      args: { engine: engine.value, protocol: protocol ?? "" },
      fixes: () => [
        {
          title: "remove",
          safety: "suggested",
          edits: removeStatement(engine.statement),
        },
      ],
    });
  },
});
