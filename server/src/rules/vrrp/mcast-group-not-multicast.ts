import { keywordOf, type Statement } from "../../../../grammar/syntax/tree.ts";
import { rangeOf } from "../../model/address.ts";
import { address } from "../../model/values.ts";
import { removeStatement } from "../edits.ts";
import { defineRule, type NodeContext } from "../rule.ts";

export default defineRule({
  id: "mcast-group-not-multicast",
  area: "vrrp",
  severity: "error",
  scope: "file",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "suggested",
  summary: "The group for adverts is not a multicast address",
  why: "keepalived refuses the address and sends to the usual group, 224.0.0.18 or ff02::12. A node whose group is accepted then never meets this one. IPv4 groups lie in 224.0.0.0/4; IPv6 groups must be link-local, ff02::/16.",
  references: [
    "keepalived keepalived/core/global_parser.c: vrrp_mcast_group4_handler",
    "keepalived keepalived/vrrp/vrrp_parser.c: vrrp_mcast_dstip_handler",
  ],
  examples: {
    bad: [
      `global_defs {
    vrrp_mcast_group4 192.0.2.1
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
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    mcast_dst_ip ff05::12
    virtual_ipaddress {
        fe80::100/64
    }
}
`,
    ],
    good: [
      `global_defs {
    vrrp_mcast_group4 224.0.0.200
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
      `global_defs {
    vrrp_mcast_group6 ff02::200
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        fe80::100/64
    }
}
`,
    ],
  },
  messages: {
    four: '"{value}" is not a multicast address (224.0.0.0/4), so {keyword} is ignored and adverts go to 224.0.0.18: use a group such as 224.0.0.200',
    six: '"{value}" is not a link-local multicast address (ff02::/16), so {keyword} is ignored and adverts go to ff02::12: use a group such as ff02::200',
    remove: "remove {keyword}",
  },
  replaces: ["value-out-of-range", "invalid-value"],
  visit: {
    "global_defs/vrrp_mcast_group4": check,
    "global_defs/vrrp_mcast_group6": check,
    "vrrp_instance/mcast_dst_ip": check,
  },
});
function check(statement: Statement, { report }: NodeContext): void {
  const group = address(statement);
  if (group === undefined) return;
  const { text: canonical, family } = group.value;
  const keyword = keywordOf(statement);
  // The other family is another mistake, and is told as a wrong value.
  if (
    family !==
    (keyword.endsWith("6") ? "IPv6" : keyword.endsWith("4") ? "IPv4" : family)
  )
    return;
  const isGroup =
    family === "IPv4"
      ? rangeOf(group.value) === "multicast"
      : /^ff[0-9a-f]2:/.test(canonical);
  if (isGroup) return;
  report({
    message: family === "IPv4" ? "four" : "six",
    at: group.word,
    args: { value: group.word.text, keyword },
    fixes: () => [
      {
        title: "remove",
        args: { keyword },
        safety: "suggested",
        edits: removeStatement(statement),
      },
    ],
  });
}
