import { rangeOf, type Address } from "../../model/address.ts";
import { defineRule } from "../rule.ts";

export default defineRule({
  id: "vip-network-or-broadcast",
  area: "vrrp",
  severity: "warning",
  scope: "configuration",
  since: "0.1.0",
  reportedByDaemon: false,
  fix: "none",
  summary: "A virtual address that no host can have",
  why: "The first and the last address of a network are the network itself and its broadcast address; multicast, loopback and 0.0.0.0 belong to no host either. The kernel accepts them and keepalived is silent, but other hosts do not send to them as they would to a host. /31 and /32 have no such addresses; a loopback address on the device lo is left alone.",
  references: ["RFC 1122 section 3.2.1.3", "RFC 3021"],
  examples: {
    bad: [
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.255/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.0/24
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
        192.0.2.254/24
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.255/32
    }
}
`,
      `vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    virtual_router_id 61
    priority 100
    virtual_ipaddress {
        192.0.2.0/31
    }
}
`,
    ],
  },
  messages: {
    network:
      '"{address}" is the {what}: other hosts do not treat it as the address of a host; use another address',
  },
  checkFrame({ instances }, { report }) {
    for (const { virtualAddresses, excludedAddresses } of instances)
      for (const { address, device, statement } of [
        ...virtualAddresses,
        ...excludedAddresses,
      ]) {
        const what = whatItIs(address, device?.value);
        if (what !== undefined)
          report({
            message: "network",
            at: statement.words[0],
            args: { address: address.text, what },
          });
      }
  },
});
function whatItIs(
  address: Address,
  device: string | undefined,
): string | undefined {
  const range = isOrdinary(address) ? "unicast" : rangeOf(address);
  if (range === "multicast") return "address of a multicast group";
  if (range === "unspecified") return "unspecified address";
  if (range === "loopback")
    return device === "lo" ? undefined : "address of every host itself";
  const { family, prefixLength, text } = address;
  if (
    family !== "IPv4" ||
    prefixLength === undefined ||
    prefixLength < 1 ||
    prefixLength > 30
  )
    return undefined;
  const number = text
    .split(".")
    .reduce((sum, part) => sum * 256 + Number(part), 0);
  const size = 2 ** (32 - prefixLength);
  const host = number % size;
  if (host === 0) return `network /${prefixLength} itself`;
  return host === size - 1
    ? `broadcast address of its network /${prefixLength}`
    : undefined;
}

/** An IPv4 address of none of these ranges, by its first number: nearly all are, and there may be thousands. */
function isOrdinary({ family, text }: Address): boolean {
  const first = family === "IPv4" ? Number.parseInt(text, 10) : 0;
  return first > 0 && first !== 127 && first < 224;
}
