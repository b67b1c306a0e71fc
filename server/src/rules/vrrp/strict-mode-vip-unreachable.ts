import { memoByFrame } from "../../model/frame.ts";
import { memo } from "../../../../grammar/syntax/memo.ts";
import { rangeOf } from "../../model/address.ts";
import type { Node } from "../../model/node.ts";
import { last } from "../../model/values.ts";
import { removeStatement, prependToBlock } from "../edits.ts";
import { defineRule } from "../rule.ts";
import { globalLine } from "../global-lines.ts";
import { isOwner } from "../starting-state.ts";

export default defineRule({
  id: "strict-mode-vip-unreachable",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "suggested",
  summary: "Strict mode keeps hosts from talking to the virtual address",
  why: 'In strict mode a master that does not own the addresses must not accept packets for them (RFC 9568, Accept_Mode): keepalived puts a firewall rule in front of each. Ping, SSH and every service on the address are dead while the node is master, although it answers ARP. Configurations copied from an old packaged sample have vrrp_strict without anybody wanting it. The rule is silent for priority 255, for "accept" with version 3, and where no_accept is written: then it is meant. Addresses that a virtual_server uses are the subject of lvs-vip-not-accepted.',
  references: [
    "keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance",
    "man keepalived.conf(5), vrrp_strict",
    "keepalived issues #474, #1142, #1373, #2046, #2319",
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
`,
      `global_defs {
    vrrp_strict
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    no_accept
    virtual_ipaddress {
        192.0.2.100/24
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
`,
    ],
  },
  messages: {
    blocked:
      'strict mode blocks packets to "{address}" while this node is master, so nobody can reach the services there: remove strict mode',
    blockedUnlessAccepted:
      'strict mode blocks packets to "{address}" while this node is master, so nobody can reach the services there: insert "accept", or remove strict mode',
    name: '"{name}" holds the address',
    remove: "remove strict mode",
    accept: "insert accept",
  },
  checkNode(node, { report }) {
    if (!isStrict(node)) return;
    for (const instance of node.instances) {
      const { statement, effective, virtualAddresses } = instance;
      if (
        !effective.strict ||
        effective.priority === undefined ||
        isOwner(instance) ||
        last(statement, "no_accept") !== undefined
      )
        continue;
      if (effective.version === 3 && last(statement, "accept") !== undefined)
        continue;
      const address = virtualAddresses.find(
        (each) => rangeOf(each.address) !== "linkLocal",
      )?.address.text;
      const source =
        last(statement, "strict_mode") ?? globalLine(node, "vrrp_strict");
      if (
        source === undefined ||
        address === undefined ||
        virtualAddresses.some((each) => served(node).has(each.address.text))
      )
        continue;
      report({
        message: effective.version === 3 ? "blockedUnlessAccepted" : "blocked",
        at: source,
        args: { address },
        related: [
          {
            message: "name",
            at: statement.words[0],
            args: { name: instance.name },
          },
        ],
        fixes: () => [
          {
            title: "remove",
            safety: "suggested",
            edits: removeStatement(source),
          },
          ...(effective.version === 3
            ? [
                {
                  title: "accept",
                  safety: "suggested",
                  edits: prependToBlock(statement, ["accept"]),
                } as const,
              ]
            : []),
        ],
      });
    }
  },
});

const isStrict = memoByFrame(({ instances }) =>
  instances.some(({ effective }) => effective.strict),
);

/** The addresses of services. */
const served = memo(
  ({ virtualServers }: Node) =>
    new Set(
      virtualServers.flatMap(({ key }) =>
        key?.kind === "address" ? [key.address.text] : [],
      ),
    ),
);
