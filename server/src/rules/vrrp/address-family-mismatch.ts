import { last } from "../../model/values.ts";
import { defineRule } from "../rule.ts";
import { isBefore, orderedAddresses } from "../address-order.ts";

export default defineRule({
  id: "address-family-mismatch",
  area: "vrrp",
  severity: "error",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: true,
  fix: "none",
  summary: "An address of an instance has another family than the instance",
  why: "The first address that stands in a vrrp_instance decides whether it speaks IPv4 or IPv6. keepalived skips a source address, a peer or a group of the other family with a message; without the peer the node is alone in its view of the network. Virtual addresses of the other family are the subject of mixed-vip-families.",
  references: [
    "keepalived keepalived/vrrp/vrrp_parser.c: vrrp_srcip_handler",
    "keepalived keepalived/vrrp/vrrp_data.c: alloc_vrrp_unicast_peer",
  ],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    unicast_peer {
        192.0.2.11
        2001:db8::11
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
    virtual_ipaddress {
        192.0.2.100/24
    }
    native_ipv6
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
    ],
  },
  messages: {
    mismatch:
      '"{address}" is {family} but "{name}" speaks {other}, so keepalived skips it; use an address of the same family',
    first: "this address makes it {other}",
    native:
      'native_ipv6 stands behind an IPv4 address, so "{name}" speaks IPv4 and keepalived reports the line; remove it, or the address',
    nativeFirst:
      '"{address}" is IPv4 but native_ipv6 makes "{name}" speak IPv6, so keepalived skips it; remove one of the two',
  },
  checkFrame({ instances }, { report }) {
    for (const { name, statement } of instances) {
      const addresses = orderedAddresses(statement);
      const [first, ...others] = addresses;
      const native = last(statement, "native_ipv6");
      if (native !== undefined && first?.value.family === "IPv4") {
        if (isBefore(native, first.statement)) {
          for (const { word, value } of addresses)
            if (value.family === "IPv4")
              report({
                message: "nativeFirst",
                at: word,
                args: { name, address: word.text },
              });
          continue;
        }
        report({ message: "native", at: native, args: { name } });
      }
      for (const each of others) {
        if (
          first === undefined ||
          each.value.family === first.value.family ||
          each.keyword === "virtual_ipaddress"
        )
          continue;
        const args = {
          name,
          address: each.word.text,
          family: each.value.family,
          other: first.value.family,
        };
        report({
          message: "mismatch",
          at: each.word,
          args,
          related: [{ message: "first", at: first.word, args }],
        });
      }
    }
  },
});
