import { parseAddress } from "../../model/address.ts";
import { last, readable } from "../../model/values.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "ipvlan-without-source",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary: "use_ipvlan has no source address of the instance's family",
  why: "An ipvlan has the MAC address of the interface below it, so the kernel tells packets apart by their IP addresses, and the ipvlan needs one of its own to send adverts from. Without it an IPv4 instance stays in FAULT state, and so does any instance whose ipvlan has an address of the other family: the node never becomes master. IPv6 needs none, the ipvlan has a link-local address.",
  references: ["keepalived keepalived/vrrp/vrrp.c: vrrp_complete_instance"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    use_ipvlan
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
    use_ipvlan fe80::11
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
    use_ipvlan 192.0.2.11
    virtual_ipaddress {
        192.0.2.100/24
    }
}
`,
    ],
  },
  messages: {
    missing:
      '"{name}" uses an ipvlan without an address, so it stays in FAULT state: add the address that it sends adverts from',
    family:
      '"{address}" is no {family} address, as "{name}" needs for its ipvlan, so it stays in FAULT state: correct it',
  },
  checkFrame({ instances }, { report }) {
    for (const { name, statement, effective } of instances) {
      const line = last(statement, "use_ipvlan");
      if (line === undefined || effective.family === undefined) continue;
      const words = line.words.slice(1);
      if (words.some((word) => readable(word) === undefined)) continue;
      const at = words.find(({ text }) => parseAddress(hostOf(text)));
      const family = effective.family;
      if (at === undefined) {
        if (family === "IPv4")
          report({ message: "missing", at: line, args: { name } });
      } else if (parseAddress(hostOf(at.text))?.family !== family)
        report({
          message: "family",
          at,
          args: { name, family, address: at.text },
        });
    }
  },
});

/** The address may have a prefix length. */
function hostOf(written: string): string {
  return written.replace(/\/.*/s, "");
}
