import { keywordAt } from "../../../../grammar/schema/schema.ts";
import { keywordOf, type Statement } from "../../../../grammar/syntax/tree.ts";
import { inside, last } from "../../model/values.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "unicast-source-implicit",
  area: "vrrp",
  severity: "hint",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "A unicast instance does not say which address it sends from",
  why: "Without unicast_src_ip keepalived takes the first address of the interface. It has to be the one the other nodes list in unicast_peer, and with check_unicast_src a peer drops adverts from any other. Another first address, after a change of the network settings, breaks the cluster without a change of this file.",
  references: ["keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    unicast_peer {
        192.0.2.11
    }
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
    unicast_src_ip 192.0.2.12
    unicast_peer {
        192.0.2.11
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    mcast_src_ip 192.0.2.12
    unicast_peer {
        192.0.2.11
    }
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    implicit:
      '"{name}" has no unicast_src_ip, so it sends from the first address of "{interface}": name the address that the other nodes list in unicast_peer',
  },
  checkFrame({ instances }, { report }) {
    for (const {
      name,
      statement,
      effective,
      complete,
      interface: own,
    } of instances) {
      if (!effective.unicast || !complete || own === undefined) continue;
      if (
        (last(statement, "unicast_src_ip") ??
          last(statement, "mcast_src_ip")) !== undefined
      )
        continue;
      // The line may be there, misspelt.
      if (inside(statement).some(isUnknown)) continue;
      report({
        message: "implicit",
        at: last(statement, "unicast_peer")?.words[0] ?? statement,
        args: { name, interface: own.value },
      });
    }
  },
});

function isUnknown(statement: Statement): boolean {
  return keywordAt(statement.path, keywordOf(statement)) === undefined;
}
